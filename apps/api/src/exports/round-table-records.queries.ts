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
    'briefings-read',
    { roundTable: 't.reference', iso3: 'b.iso3', by: nameOf('b.person_id'), at: 'b.read_at', sample: 'b.sample' },
    `FROM briefing_read b JOIN round_table t ON t.id = b.round_table_id WHERE b.iso3 = $1 ORDER BY b.read_at, b.id`,
  ),
  kind(
    'minutes',
    {
      roundTable: 't.reference',
      number: 'm.number',
      language: 'm.language',
      releasedAt: 'm.released_at',
      sections: 'm.sections',
      facts: 'm.facts',
      sample: 'm.sample',
    },
    `FROM (SELECT array_agg(id) AS ids FROM round_table) a CROSS JOIN app.round_table_countries(a.ids) c
     JOIN round_table t ON t.id = c.round_table_id JOIN minutes m ON m.round_table_id = t.id
     WHERE c.iso3 = $1 AND m.released_at IS NOT NULL ORDER BY m.released_at, m.id`,
  ),
];

/** In which file the rows of each table are. */
export const roundTablesHeldIn = {
  briefing_read: 'briefings-read',
  round_table_observer: 'round-tables',
} as const;
