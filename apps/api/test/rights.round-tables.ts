import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

const runs: readonly Who[] = ['secretariat.aaf', 'coordinator'];

/**
 * A round table of Morocco's region AAF, with the Philippines as an observer; and one that the report documents.
 *
 * @param people everybody
 * @param signedIn everybody who has signed in
 */
export const roundTableProbes = (people: readonly Who[], signedIn: readonly Who[]): readonly Probe[] => {
  const inside: readonly Who[] = ['coordinator', 'nfp.mar', 'member.mar', 'nfp.phl', 'secretariat.aaf'];
  const own = `round_table_id IN (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99')`;
  const acts = { adds: runs, changes: runs, removes: [] } as const;
  return [
    { table: 'round_table', where: `reference = 'AAF-2026-RT99'`, touch: `venue = 'x'`, reads: signedIn, ...acts },
    // What a source says is nobody's to change.
    {
      table: 'round_table',
      where: `fact = 'rt-2019-AAF-hosted'`,
      touch: `venue = 'x'`,
      reads: people,
      adds: [],
      changes: [],
      removes: [],
    },
    ...['round_table_region', 'round_table_observer', 'round_table_guest'].map((table) => ({
      table,
      where: own,
      touch: 'id = uuidv7()',
      reads: signedIn,
      adds: runs,
      changes: runs,
      removes: runs,
    })),
    // A draft is for whoever runs the round table; what is released, for all inside.
    {
      table: 'minutes',
      where: `${own} AND number = 2`,
      touch: `language = 'en'`,
      reads: runs,
      adds: [],
      changes: runs,
      removes: [],
    },
    {
      table: 'briefing_read',
      where: own,
      touch: 'read_at = now()',
      reads: ['coordinator', 'nfp.mar', 'member.mar', 'secretariat.aaf'],
      // Each for themselves: the row is of this one.
      adds: ['member.mar'],
      changes: [],
      removes: [],
    },
    { table: 'round_table_step', where: own, touch: `note = 'x'`, reads: inside, adds: [], changes: [], removes: [] },
  ];
};

export async function seedRoundTables(owner: Application['owner']): Promise<void> {
  await owner(`WITH made AS (INSERT INTO round_table (reference, kind, region, language, format, city, year, zone, starts, ends,
        starts_at, ends_at, life)
      VALUES ('AAF-2026-RT99', 'regional', 'AAF', 'fr', 'hybrid', 'Dakar', 2026, 'Africa/Dakar', '2026-12-08 09:00',
        '2026-12-10 17:00', '2026-12-08 09:00Z', '2026-12-10 17:00Z', 'invited') RETURNING id),
    of_region AS (INSERT INTO round_table_region (round_table_id, region) SELECT id, 'AAF' FROM made),
    observed AS (INSERT INTO round_table_observer (round_table_id, iso3) SELECT id, 'PHL' FROM made),
    guests AS (INSERT INTO round_table_guest (round_table_id, organisation, position) SELECT id, 'probe', 1 FROM made),
    released AS (INSERT INTO minutes (round_table_id, number, language, facts, released_role, released_scope, released_at)
      SELECT id, 1, 'fr', '{}', 'secretariat', '{"kind": "region", "code": "AAF"}', now() FROM made),
    draft AS (INSERT INTO minutes (round_table_id, number, language) SELECT id, 2, 'fr' FROM made),
    briefed AS (INSERT INTO briefing_read (round_table_id, iso3, person_id)
      SELECT made.id, 'MAR', p.id FROM made, person p WHERE p.email = 'member.mar@example.org')
    INSERT INTO round_table_step (round_table_id, life, note) SELECT id, 'proposed', 'probe' FROM made`);
}
