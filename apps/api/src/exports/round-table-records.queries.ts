import { kind, nameOf, type RecordKind } from './record-kind.js';

/** The round tables in which a country takes part, and as what. */
export const roundTableKinds: readonly RecordKind[] = [
  kind(
    'round-tables',
    {
      id: 't.id',
      reference: 't.reference',
      kind: 't.kind',
      region: 't.region',
      number: 't.number',
      title: 't.title',
      format: 't.format',
      hostCountry: 't.host_country',
      city: 't.city',
      venue: 't.venue',
      zone: 't.zone',
      starts: 't.starts',
      ends: 't.ends',
      year: 't.year',
      life: 't.life',
      participation: 'c.participation',
      sample: 't.sample',
    },
    `FROM (SELECT array_agg(id) AS ids FROM round_table) a CROSS JOIN app.round_table_countries(a.ids) c
     JOIN round_table t ON t.id = c.round_table_id WHERE c.iso3 = $1 ORDER BY t.year, t.starts_at, t.reference`,
  ),
  kind(
    'positions',
    {
      id: 'k.id',
      roundTable: 't.reference',
      number: 'k.number',
      kind: 'k.kind',
      language: 'k.language',
      needs: 'k.needs',
      priorities: 'k.priorities',
      channel: 'k.channel',
      reason: 'k.reason',
      writtenBy: nameOf('k.written_by'),
      writtenAt: 'k.written_at',
      sample: 'k.sample',
    },
    'FROM country_position k JOIN round_table t ON t.id = k.round_table_id WHERE k.iso3 = $1 ORDER BY t.reference, k.number',
  ),
  kind(
    'position-drafts',
    {
      id: 'd.id',
      roundTable: 't.reference',
      language: 'd.language',
      needs: 'd.needs',
      priorities: 'd.priorities',
      writtenBy: nameOf('d.written_by'),
      writtenAt: 'd.written_at',
      sample: 'd.sample',
    },
    'FROM position_draft d JOIN round_table t ON t.id = d.round_table_id WHERE d.iso3 = $1 ORDER BY t.reference',
  ),
  kind(
    'position-asks',
    { id: 'a.id', roundTable: 't.reference', askedBy: nameOf('a.asked_by'), askedAt: 'a.asked_at', sample: 'a.sample' },
    'FROM position_ask a JOIN round_table t ON t.id = a.round_table_id WHERE a.iso3 = $1 ORDER BY a.asked_at, a.id',
  ),
  kind(
    'priorities',
    {
      id: 'y.id',
      roundTable: 't.reference',
      title: 'y.title',
      domains: 'y.domains',
      status: 'y.status',
      reason: 'y.reason',
      createdBy: nameOf('y.created_by'),
      createdAt: 'y.created_at',
      sample: 'y.sample',
    },
    `FROM regional_priority y JOIN round_table t ON t.id = y.round_table_id WHERE y.proposed_by = $1
     ORDER BY y.created_at, y.id`,
  ),
  kind(
    'priority-supports',
    {
      id: 's.id',
      priority: 's.priority_id',
      title: 'p.title',
      supports: 's.supports',
      saidBy: nameOf('s.said_by'),
      saidAt: 's.said_at',
      sample: 's.sample',
    },
    'FROM priority_support s JOIN regional_priority p ON p.id = s.priority_id WHERE s.iso3 = $1 ORDER BY s.said_at, s.id',
  ),
  kind(
    'priority-holdings',
    {
      id: 'h.id',
      roundTable: 't.reference',
      priority: 'h.priority_id',
      title: 'p.title',
      holds: 'h.holds',
      note: 'h.note',
      saidBy: nameOf('h.said_by'),
      saidAt: 'h.said_at',
      sample: 'h.sample',
    },
    `FROM priority_holding h JOIN regional_priority p ON p.id = h.priority_id JOIN round_table t ON t.id = h.round_table_id
     WHERE h.iso3 = $1 ORDER BY h.said_at, h.id`,
  ),
  kind(
    'ballots',
    {
      id: 'b.id',
      roundTable: 't.reference',
      choices: 'b.choices',
      castBy: nameOf('b.cast_by'),
      castAt: 'b.cast_at',
      sample: 'b.sample',
    },
    'FROM ballot b JOIN round_table t ON t.id = b.round_table_id WHERE b.iso3 = $1 ORDER BY b.cast_at, b.id',
  ),
  kind(
    'date-poll-answers',
    {
      roundTable: 't.reference',
      letter: 'o.letter',
      first: 'o.first_day',
      last: 'o.last_day',
      answer: 'a.answer',
      answeredAt: 'a.answered_at',
      sample: 'a.sample',
    },
    `FROM date_poll_answer a JOIN date_poll_option o ON o.id = a.date_poll_option_id
     JOIN round_table t ON t.id = a.round_table_id WHERE a.iso3 = $1 ORDER BY t.reference, o.letter`,
  ),
];

/** In which file the rows of each table are. */
export const roundTablesHeldIn = {
  round_table_observer: 'round-tables',
  country_position: 'positions',
  position_draft: 'position-drafts',
  position_ask: 'position-asks',
  priority_support: 'priority-supports',
  priority_holding: 'priority-holdings',
  ballot: 'ballots',
  date_poll_answer: 'date-poll-answers',
} as const;
