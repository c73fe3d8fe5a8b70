import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

/**
 * Conclusions of a round table, and what Morocco committed to.
 *
 * @param inside who sees what happens inside
 * @param runs who plans it
 */
export const conclusionProbes = (inside: readonly Who[], runs: readonly Who[]): readonly Probe[] => {
  const own = `round_table_id IN (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99')`;
  return [
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

export async function seedConclusions(owner: Application['owner']): Promise<void> {
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
