import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

const own = `round_table_id IN (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99')`;
const runs: readonly Who[] = ['secretariat.aaf', 'coordinator'];
const inside: readonly Who[] = ['coordinator', 'nfp.mar', 'member.mar', 'nfp.phl', 'secretariat.aaf'];
const nobody: readonly Who[] = [];
const kept = { changes: nobody, removes: nobody } as const;

/** What is said and voted at that round table of Morocco's region, with the Philippines as an observer. */
export const positionProbes: readonly Probe[] = [
  // Whoever adds a row is named in it as its writer: the row of somebody else is nobody's to add.
  { table: 'country_position', where: own, touch: `needs = 'x'`, reads: inside, adds: nobody, ...kept },
  { table: 'position_ask', where: own, touch: 'id = uuidv7()', reads: inside, adds: nobody, ...kept },
  {
    table: 'position_draft',
    where: own,
    touch: `needs = 'x'`,
    reads: ['nfp.mar', 'member.mar'],
    adds: ['nfp.mar'],
    changes: ['nfp.mar'],
    removes: ['nfp.mar'],
  },
  {
    table: 'regional_priority',
    where: own,
    touch: `title = 'x'`,
    reads: inside,
    adds: nobody,
    changes: [...runs, 'nfp.mar'],
    removes: nobody,
  },
  { table: 'priority_support', where: own, touch: 'supports = false', reads: inside, adds: nobody, ...kept },
  { table: 'priority_holding', where: own, touch: 'holds = false', reads: inside, adds: nobody, ...kept },
  {
    table: 'priority_voting',
    where: own,
    touch: 'until = NULL',
    reads: inside,
    adds: runs,
    changes: runs,
    removes: [],
  },
  { table: 'ballot', where: own, touch: 'id = uuidv7()', reads: inside, adds: nobody, ...kept },
];

export async function seedPositions(owner: Application['owner']): Promise<void> {
  await owner(`INSERT INTO country_position (round_table_id, iso3, number, kind, language, needs)
    SELECT id, 'MAR', 1, 'given', 'ar', 'probe' FROM round_table WHERE reference = 'AAF-2026-RT99'`);
  await owner(`INSERT INTO position_draft (round_table_id, iso3, language, needs)
    SELECT id, 'MAR', 'ar', 'probe-restricted' FROM round_table WHERE reference = 'AAF-2026-RT99'`);
  await owner(`INSERT INTO position_ask (round_table_id, iso3)
    SELECT id, 'MAR' FROM round_table WHERE reference = 'AAF-2026-RT99'`);
  await owner(`INSERT INTO regional_priority (round_table_id, title, proposed_by)
    SELECT id, 'probe-priority', 'MAR' FROM round_table WHERE reference = 'AAF-2026-RT99'`);
  for (const [table, column] of [
    ['priority_support', 'supports'],
    ['priority_holding', 'holds'],
  ]) {
    await owner(`INSERT INTO ${table} (priority_id, round_table_id, iso3, ${column})
      SELECT id, round_table_id, 'MAR', true FROM regional_priority WHERE title = 'probe-priority'`);
  }
  await owner(`INSERT INTO priority_voting (round_table_id)
    SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99'`);
  await owner(`INSERT INTO ballot (round_table_id, iso3, choices)
    SELECT round_table_id, 'MAR', jsonb_build_array(id) FROM regional_priority WHERE title = 'probe-priority'`);
}
