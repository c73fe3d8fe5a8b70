import { kind, type RecordKind } from './record-kind.js';

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
    'conclusions',
    {
      id: 'k.id',
      roundTableId: 'k.round_table_id',
      number: 'k.number',
      edition: 'k.edition',
      kind: 'k.kind',
      texts: 'k.texts',
      behind: 'to_jsonb(k.behind)',
      answers: 'to_jsonb(k.answers)',
      reason: 'k.reason',
      adoptedByRole: 'k.adopted_role',
      adoptedAt: 'k.adopted_at',
      sample: 'k.sample',
    },
    `FROM conclusion k WHERE $1 = ANY (k.answers) ORDER BY k.round_table_id, k.number, k.edition`,
  ),
  kind(
    'commitments',
    {
      id: 'm.id',
      reference: 'm.reference',
      roundTableId: 'm.round_table_id',
      conclusionId: 'm.conclusion_id',
      text: 'm.text',
      dueOn: 'm.due_on',
      state: 'm.state',
      reason: 'm.reason',
      createdAt: 'm.created_at',
      steps: `(SELECT jsonb_agg(jsonb_build_object('state', s.state, 'reason', s.reason, 'role', s.taken_role,
        'at', s.taken_at) ORDER BY s.taken_at, s.id) FROM commitment_step s WHERE s.commitment_id = m.id)`,
      sample: 'm.sample',
    },
    `FROM commitment m WHERE m.iso3 = $1 ORDER BY m.created_at, m.reference`,
  ),
];

/** In which file the rows of each table are. */
export const roundTablesHeldIn = {
  round_table_observer: 'round-tables',
  commitment: 'commitments',
} as const;
