import { kind, nameOf, type RecordKind } from './record-kind.js';

/** A country's national team, of all times: what it rests on, its seats, whose they were, and its people. */
export const teamKinds: readonly RecordKind[] = [
  kind(
    'team',
    {
      id: 't.id',
      name: 't.name',
      visibility: 't.visibility',
      termsDocument: 't.terms_document',
      instruments: `(SELECT jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'title', i.title, 'on', i.taken_on,
        'note', i.note, 'document', i.document_id, 'url', i.url, 'recordedAt', i.recorded_at) ORDER BY i.taken_on, i.id)
        FROM team_instrument i WHERE i.team_id = t.id)`,
      renewals: `(SELECT jsonb_agg(jsonb_build_object('on', r.renewed_on, 'until', r.until, 'recordedAt', r.recorded_at)
        ORDER BY r.recorded_at) FROM team_renewal r WHERE r.team_id = t.id)`,
      writtenAt: 't.written_at',
      sample: 't.sample',
    },
    'FROM team t WHERE t.iso3 = $1',
  ),
  kind(
    'team-seats',
    {
      id: 's.id',
      sector: 's.sector',
      institution: 's.institution',
      domains: 'to_jsonb(s.domains)',
      since: 's.since',
      until: 's.until',
      shownTo: 's.shown_to',
      sample: 's.sample',
    },
    'FROM seat s WHERE s.iso3 = $1 ORDER BY s.since, s.id',
  ),
  kind(
    'team-terms',
    {
      id: 'h.id',
      seatId: 'h.seat_id',
      place: 'h.place',
      role: 'h.role',
      since: 'h.since',
      until: 'h.until',
      endedBy: nameOf('h.ended_by'),
      endedAt: 'h.ended_at',
      memberId: 'x.member_id',
      member: 'm.name',
      letterDocument: 'x.letter_document',
      sample: 'h.sample',
    },
    `FROM seat_holding h LEFT JOIN seat_holder x ON x.holding_id = h.id LEFT JOIN team_member m ON m.id = x.member_id
     WHERE h.iso3 = $1 ORDER BY h.since, h.id`,
  ),
  kind(
    'team-members',
    {
      id: 'm.id',
      name: 'm.name',
      spellings: 'to_jsonb(m.spellings)',
      institution: 'm.institution',
      languages: 'to_jsonb(m.languages)',
      domains: 'to_jsonb(m.domains)',
      email: 'c.email',
      telephone: 'c.telephone',
      hasAccount: 'm.person_id IS NOT NULL',
      mergedInto: 'm.merged_into',
      erasedAt: 'm.erased_at',
      writtenAt: 'm.written_at',
      sample: 'm.sample',
    },
    'FROM team_member m LEFT JOIN member_contact c ON c.member_id = m.id WHERE m.iso3 = $1 ORDER BY m.written_at, m.id',
  ),
  kind(
    'team-meetings',
    {
      id: 'm.id',
      starts: `to_char(m.starts, 'YYYY-MM-DD"T"HH24:MI')`,
      ends: `to_char(m.ends, 'YYYY-MM-DD"T"HH24:MI')`,
      zone: 'm.zone',
      startsAt: 'm.starts_at',
      endsAt: 'm.ends_at',
      place: 'm.place',
      agenda: 'm.agenda',
      minutesDocument: 'm.minutes_document',
      invited: `(SELECT jsonb_agg(jsonb_build_object('memberId', i.member_id, 'attendance', i.attendance) ORDER BY i.id)
        FROM meeting_invitee i WHERE i.meeting_id = m.id)`,
      decisions: `(SELECT jsonb_agg(jsonb_build_object('id', x.id, 'text', x.text, 'due', x.due, 'doneOn', x.done_on,
        'actionId', (SELECT a.line_id FROM action a WHERE a.line_id = x.action_id LIMIT 1)) ORDER BY x.written_at, x.id) FROM meeting_decision x WHERE x.meeting_id = m.id)`,
      calledBy: nameOf('m.called_by'),
      calledAt: 'm.called_at',
      cancelledAt: 'm.cancelled_at',
      sample: 'm.sample',
    },
    'FROM team_meeting m WHERE m.iso3 = $1 ORDER BY m.starts_at, m.id',
  ),
  kind(
    'team-letters',
    {
      id: 'id',
      subject: 'subject',
      text: 'text',
      sentBy: nameOf('sent_by'),
      sentAt: 'sent_at',
      sentTo: 'sent_to',
      withoutAddress: 'without_address',
      sample: 'sample',
    },
    'FROM team_letter WHERE iso3 = $1 ORDER BY sent_at, id',
  ),
];

/** In which file the rows of each table are. */
export const teamHeldIn = {
  team: 'team',
  team_instrument: 'team',
  team_renewal: 'team',
  seat: 'team-seats',
  seat_holding: 'team-terms',
  seat_holder: 'team-terms',
  team_member: 'team-members',
  member_contact: 'team-members',
  team_meeting: 'team-meetings',
  meeting_invitee: 'team-meetings',
  meeting_decision: 'team-meetings',
  team_letter: 'team-letters',
} as const;
