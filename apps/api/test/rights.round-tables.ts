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
    { table: 'agenda', where: own, touch: 'id = uuidv7()', reads: inside, ...acts },
    { table: 'agenda_item', where: own, touch: `title = 'x'`, reads: inside, adds: runs, changes: runs, removes: runs },
    {
      table: 'agenda_item_document',
      where: own,
      touch: 'id = uuidv7()',
      reads: inside,
      adds: runs,
      changes: [],
      removes: runs,
    },
    // A tap is entered by whoever tapped it, and stays as it was.
    { table: 'agenda_tap', where: own, touch: `kind = 'undone'`, reads: inside, adds: [], changes: [], removes: [] },
    ...['date_poll', 'date_poll_option'].map((table) => ({
      table,
      where: own,
      touch: 'id = id',
      reads: inside,
      adds: runs,
      changes: runs,
      removes: [],
    })),
    {
      table: 'date_poll_answer',
      where: own,
      touch: `answer = 'no'`,
      reads: inside,
      adds: [],
      changes: [],
      removes: [],
    },
    ...['date_poll_reminder', 'round_table_acceptance'].map((table) => ({
      table,
      where: own,
      touch: 'id = id',
      reads: inside,
      adds: [],
      changes: [],
      removes: [],
    })),
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
    polls AS (INSERT INTO date_poll (round_table_id, closes_on, zone, day_begins, day_ends)
      SELECT id, '2026-10-01', 'Africa/Dakar', '09:00', '17:00' FROM made RETURNING id, round_table_id),
    options AS (INSERT INTO date_poll_option (round_table_id, date_poll_id, letter, first_day, last_day)
      SELECT round_table_id, id, 'A', '2026-12-08', '2026-12-10' FROM polls RETURNING id, round_table_id),
    answers AS (INSERT INTO date_poll_answer (round_table_id, date_poll_option_id, iso3, answer)
      SELECT round_table_id, id, 'MAR', 'yes' FROM options),
    reminders AS (INSERT INTO date_poll_reminder (round_table_id, date_poll_id, reminded_on)
      SELECT round_table_id, id, '2026-09-20' FROM polls),
    acceptances AS (INSERT INTO round_table_acceptance (round_table_id, kind, key, reason)
      SELECT id, 'weekend', 'probe', 'probe' FROM made),
    guests AS (INSERT INTO round_table_guest (round_table_id, organisation, position) SELECT id, 'probe', 1 FROM made)
    INSERT INTO round_table_step (round_table_id, life, note) SELECT id, 'proposed', 'probe' FROM made`);
  await owner(`WITH one AS (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99'),
    begun AS (INSERT INTO agenda (round_table_id, published_at) SELECT id, now() FROM one RETURNING round_table_id),
    item AS (INSERT INTO agenda_item (round_table_id, day, position, minutes, kind, title, moved_in)
      SELECT round_table_id, 1, 1, 30, 'opening', 'probe', 1 FROM begun RETURNING id, round_table_id),
    paper AS (INSERT INTO agenda_item_document (round_table_id, item_id, document_id)
      SELECT i.round_table_id, i.id, d.id FROM item i, (SELECT id FROM document LIMIT 1) d)
    INSERT INTO agenda_tap (round_table_id, item_id, kind, at) SELECT round_table_id, id, 'started', now() FROM item`);
}
