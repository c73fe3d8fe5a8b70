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
    { table: 'meeting_invitation', where: own, touch: 'sequence = 9', reads: inside, ...acts },
    {
      table: 'meeting_answer',
      where: own,
      touch: `note = 'x'`,
      reads: inside,
      adds: ['nfp.mar'],
      changes: [],
      removes: [],
    },
    { table: 'invitation_letter', where: `region = 'AAF'`, touch: `text = 'x'`, reads: signedIn, ...acts },
    {
      table: 'calendar_feed',
      where: `kind = 'network'`,
      touch: 'revoked_at = now()',
      reads: ['nfp.mar'],
      adds: ['nfp.mar'],
      changes: ['nfp.mar'],
      removes: [],
    },
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
  const ofProbe = `FROM round_table t, person p WHERE t.reference = 'AAF-2026-RT99' AND p.email = 'nfp.mar@example.org'`;
  await owner(`INSERT INTO meeting_invitation (round_table_id, iso3, organizer_id, method, sequence, person_ids, sent_by, sent_at)
    SELECT t.id, 'MAR', p.id, 'REQUEST', 0, ARRAY[p.id], p.id, now() ${ofProbe}`);
  await owner(`INSERT INTO meeting_answer (round_table_id, iso3, answer, source, sequence, answered_by)
    SELECT t.id, 'MAR', 'accepted', 'page', 0, p.id ${ofProbe}`);
  await owner(`INSERT INTO invitation_letter (region, language, text) VALUES ('AAF', 'fr', 'probe')`);
  await owner(`INSERT INTO calendar_feed (person_id, kind, token_hash) SELECT p.id, 'network', '\\x00' ${ofProbe}`);
}
