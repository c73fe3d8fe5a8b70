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
    { table: 'round_table_step', where: own, touch: `note = 'x'`, reads: inside, adds: [], changes: [], removes: [] },
    // Each in one's own name alone: the seed's rows are in nobody's.
    {
      table: 'conclusion_update',
      where: own,
      touch: 'id = uuidv7()',
      reads: inside,
      adds: [],
      changes: [],
      removes: [],
    },
    {
      table: 'conclusion_snapshot',
      where: own,
      touch: 'id = uuidv7()',
      reads: inside,
      adds: [],
      changes: [],
      removes: [],
    },
    { table: 'conclusion', where: own, touch: `reason = 'x'`, reads: inside, adds: [], changes: [], removes: [] },
    {
      table: 'commitment',
      where: own,
      touch: `state = 'acknowledged'`,
      reads: inside,
      adds: runs,
      changes: [...runs, 'nfp.mar'],
      removes: [],
    },
    { table: 'commitment_step', where: own, touch: `reason = 'x'`, reads: inside, adds: [], changes: [], removes: [] },
    { table: 'commitment_reminder', where: own, touch: 'step = 14', reads: inside, adds: [], changes: [], removes: [] },
  ];
};

export async function seedRoundTables(owner: Application['owner']): Promise<void> {
  await owner(`WITH made AS (INSERT INTO round_table (reference, kind, region, language, format, city, year, zone, starts, ends,
        starts_at, ends_at, life)
      VALUES ('AAF-2026-RT99', 'regional', 'AAF', 'fr', 'hybrid', 'Dakar', 2026, 'Africa/Dakar', '2026-12-08 09:00',
        '2026-12-10 17:00', '2026-12-08 09:00Z', '2026-12-10 17:00Z', 'invited') RETURNING id),
    of_region AS (INSERT INTO round_table_region (round_table_id, region) SELECT id, 'AAF' FROM made),
    observed AS (INSERT INTO round_table_observer (round_table_id, iso3) SELECT id, 'PHL' FROM made),
    guests AS (INSERT INTO round_table_guest (round_table_id, organisation, position) SELECT id, 'probe', 1 FROM made)
    INSERT INTO round_table_step (round_table_id, life, note) SELECT id, 'proposed', 'probe' FROM made`);
  await owner(`WITH meeting AS (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99'),
    drafted AS (INSERT INTO conclusion_update (round_table_id, bytes) SELECT id, '\\x0000' FROM meeting),
    made AS (INSERT INTO conclusion_snapshot (round_table_id, bytes, until) SELECT id, '\\x0000', now() FROM meeting),
    adopted AS (INSERT INTO conclusion (round_table_id, number, edition, kind, texts, behind, answers, adopted_role,
        adopted_scope)
      SELECT id, 1, 1, 'decision', '{"fr": "probe"}', '{}', '{MAR}', 'secretariat', '{"kind": "region", "code": "AAF"}'
      FROM meeting RETURNING id, round_table_id),
    taken AS (INSERT INTO commitment (round_table_id, conclusion_id, reference, text, addressee, iso3, due_on)
      SELECT round_table_id, id, 'AAF-2026-C999', 'probe', 'country', 'MAR', '2027-03-01' FROM adopted
      RETURNING id, round_table_id),
    entered AS (INSERT INTO commitment_step (round_table_id, commitment_id, state)
      SELECT round_table_id, id, 'open' FROM taken)
    INSERT INTO commitment_reminder (round_table_id, commitment_id, step) SELECT round_table_id, id, -7 FROM taken`);
}
