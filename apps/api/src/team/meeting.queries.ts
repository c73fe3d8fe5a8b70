import type { MeetingDecision, TeamMeeting, TeamMeetingSummary } from '@portal/contracts';
import { type Actor, type Day, refusalToRunTeam } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { DecisionRow, InviteeRow, MeetingRow } from './meeting.row.js';

const minute = `'YYYY-MM-DD"T"HH24:MI'`;

export const selectMeetings = `SELECT m.id, m.team_id, m.iso3, to_char(m.starts, ${minute}) AS starts,
    to_char(m.ends, ${minute}) AS ends, m.zone, m.starts_at, m.ends_at, m.place, m.agenda, m.minutes_document,
    d.title AS minutes_title, m.sequence, m.cancelled_at, m.sample, m.version
  FROM team_meeting m LEFT JOIN document d ON d.id = m.minutes_document AND d.removed_at IS NULL`;

export function meetingById(tx: ReadTransaction, id: string): Promise<MeetingRow | undefined> {
  return tx.row<MeetingRow>(`${selectMeetings} WHERE m.id = $1`, [id]);
}

const selectDecisions = `SELECT id, meeting_id, iso3, text, due, done_on, action_id, version FROM meeting_decision`;

export function decisionById(tx: ReadTransaction, id: string): Promise<DecisionRow | undefined> {
  return tx.row<DecisionRow>(`${selectDecisions} WHERE id = $1`, [id]);
}

/** Who was asked to come, by name; whoever the reader may not know stands last and without one. */
export function inviteesOf(tx: ReadTransaction, meetingIds: readonly string[]): Promise<InviteeRow[]> {
  return tx.rows<InviteeRow>(
    `SELECT i.id, i.meeting_id, i.member_id, i.attendance, m.name, m.institution, m.erased_at IS NOT NULL AS is_erased
     FROM meeting_invitee i LEFT JOIN team_member m ON m.id = i.member_id
     WHERE i.meeting_id = ANY ($1) ORDER BY lower(m.name) NULLS LAST, i.id`,
    [meetingIds],
  );
}

/** Those of a country's people who are in office on a day, in any seat. */
export async function inOfficeOn(tx: ReadTransaction, iso3: string, day: Day): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT x.member_id AS id FROM seat_holder x JOIN seat_holding h ON h.id = x.holding_id
     WHERE x.iso3 = $1 AND h.since <= $2 AND (h.until IS NULL OR h.until >= $2) ORDER BY 1`,
    [iso3, day],
  );
  return rows.map(({ id }) => id);
}

export async function summariesOf(
  tx: ReadTransaction,
  rows: readonly MeetingRow[],
): Promise<readonly TeamMeetingSummary[]> {
  const ids = rows.map(({ id }) => id);
  const invitees = Map.groupBy(await inviteesOf(tx, ids), (each) => each.meeting_id);
  const decisions = Map.groupBy(
    await tx.rows<DecisionRow>(`${selectDecisions} WHERE meeting_id = ANY ($1) ORDER BY written_at, id`, [ids]),
    (each) => each.meeting_id,
  );
  const actions = await carriedOutBy(tx, [...decisions.values()].flat());
  return rows.map((row) => {
    const decided = (decisions.get(row.id) ?? []).map((each) => toDecision(each, actions));
    return toSummary(row, invitees.get(row.id) ?? [], decided);
  });
}

/** One meeting with all that the reader may know of it. */
export async function meetingPicture(tx: ReadTransaction, actor: Actor, id: string): Promise<TeamMeeting | undefined> {
  const row = await meetingById(tx, id);
  const [summary] = row ? await summariesOf(tx, [row]) : [];
  if (!row || !summary) return undefined;
  const invitees = await inviteesOf(tx, [id]);
  return {
    ...summary,
    agenda: row.agenda,
    minutes: row.minutes_document === null ? null : { id: row.minutes_document, title: row.minutes_title },
    invitees: invitees.map(({ member_id, name, institution, is_erased, attendance }) => ({
      member: name === null ? null : { id: member_id, name, institution: institution ?? '', isErased: is_erased },
      attendance,
    })),
    mayWrite: refusalToRunTeam(actor, row.iso3) === null,
  };
}

type CarriedOut = ReadonlyMap<string, NonNullable<MeetingDecision['action']>>;

/** The actions that decisions became, by line: in the latest version that the reader sees, as they stand now. */
async function carriedOutBy(tx: ReadTransaction, decisions: readonly DecisionRow[]): Promise<CarriedOut> {
  const lines = decisions.flatMap(({ action_id: line }) => line ?? []);
  if (lines.length === 0) return new Map();
  const rows = await tx.rows<NonNullable<MeetingDecision['action']> & { readonly line_id: string }>(
    `SELECT DISTINCT ON (a.line_id) a.line_id, p.id AS "planId", a.reference, a.title,
       coalesce(r.state, 'not-started') AS state, coalesce(r.progress, 0)::float8 AS progress
     FROM action a JOIN action_plan p ON p.id = a.plan_id
     LEFT JOIN LATERAL (SELECT l.state, l.progress FROM progress_report l
       WHERE l.line_id = a.line_id AND l.number <= p.number
       ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true
     WHERE a.line_id = ANY ($1) ORDER BY a.line_id, p.number DESC`,
    [lines],
  );
  return new Map(rows.map(({ line_id: line, ...action }) => [line, action]));
}

export async function decisionPicture(tx: ReadTransaction, id: string): Promise<MeetingDecision | undefined> {
  const row = await decisionById(tx, id);
  return row && toDecision(row, await carriedOutBy(tx, [row]));
}

function toDecision(row: DecisionRow, actions: CarriedOut): MeetingDecision {
  const { id, text, due, version } = row;
  return { id, text, due, doneOn: row.done_on, action: actions.get(row.action_id ?? '') ?? null, version };
}

function toSummary(row: MeetingRow, invitees: readonly InviteeRow[], decisions: MeetingDecision[]): TeamMeetingSummary {
  const { id, iso3, starts, ends, zone, place, sample, version } = row;
  return {
    id,
    teamId: row.team_id,
    iso3,
    starts,
    ends,
    zone,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place,
    isCancelled: row.cancelled_at !== null,
    invited: invitees.length,
    present: invitees.filter(({ attendance }) => attendance === 'present').length,
    decisions,
    sample,
    version,
  };
}
