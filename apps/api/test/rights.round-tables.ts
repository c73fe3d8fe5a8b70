import type { Application } from './application.harness.js';
import { conclusionProbes, seedConclusions } from './rights.conclusions.js';
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
    ...conclusionProbes(inside, runs),
    ...delegationProbes(signedIn),
  ];
};

/** Of Morocco at that round table; its secretariat is in office, so what a person needs is not for coordinators. */
const delegationProbes = (signedIn: readonly Who[]): readonly Probe[] => {
  const inside: readonly Who[] = ['coordinator', 'nfp.mar', 'member.mar', 'nfp.phl', 'secretariat.aaf'];
  const planned: readonly Who[] = [...runs, 'nfp.mar'];
  const needs: readonly Who[] = ['nfp.mar', 'secretariat.aaf'];
  const where = `round_table_id IN (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99')`;
  const own = `${where} AND iso3 = 'MAR'`;
  return [
    {
      table: 'delegation',
      where: own,
      touch: 'took_part = true',
      reads: signedIn,
      adds: planned,
      changes: planned,
      removes: [],
    },
    {
      table: 'delegate',
      where: own,
      touch: `attended = 'absent'`,
      reads: inside,
      adds: ['nfp.mar'],
      changes: planned,
      removes: [],
    },
    {
      table: 'delegate_need',
      where: own,
      touch: `diet = 'x'`,
      reads: needs,
      adds: needs,
      changes: needs,
      removes: needs,
    },
    {
      table: 'readiness_mark',
      where: own,
      touch: 'marked_at = now()',
      reads: inside,
      adds: planned,
      changes: planned,
      removes: planned,
    },
    {
      table: 'readiness_reminder',
      where: own,
      touch: `language = 'x'`,
      reads: inside,
      adds: runs,
      changes: [],
      removes: [],
    },
    {
      table: 'checklist_template',
      where: `region = 'AAF'`,
      touch: `items = '[]'`,
      reads: signedIn,
      adds: runs,
      changes: runs,
      removes: [],
    },
    {
      table: 'round_table_template',
      where: `region = 'AAF'`,
      touch: `days = 4`,
      reads: signedIn,
      adds: runs,
      changes: runs,
      removes: [],
    },
    { table: 'checklist_mark', where, touch: `item = 'x'`, reads: inside, adds: runs, changes: [], removes: runs },
    { table: 'checklist_notice', where, touch: `item = 'x'`, reads: runs, adds: [], changes: [], removes: [] },
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
      SELECT made.id, 'MAR', p.id FROM made, person p WHERE p.email = 'member.mar@example.org'),
    polls AS (INSERT INTO date_poll (round_table_id, closes_on, zone, day_begins, day_ends)
      SELECT id, '2026-10-01', 'Africa/Dakar', '09:00', '17:00' FROM made RETURNING id, round_table_id),
    options AS (INSERT INTO date_poll_option (round_table_id, date_poll_id, letter, first_day, last_day)
      SELECT round_table_id, id, 'A', '2026-12-08', '2026-12-10' FROM polls RETURNING id, round_table_id),
    answers AS (INSERT INTO date_poll_answer (round_table_id, date_poll_option_id, iso3, answer)
      SELECT round_table_id, id, 'MAR', 'yes' FROM options),
    reminders AS (INSERT INTO date_poll_reminder (round_table_id, date_poll_id, reminded_on)
      SELECT round_table_id, id, '2026-09-20' FROM polls),
    acceptances AS (INSERT INTO round_table_acceptance (round_table_id, kind, key, reason)
      SELECT id, 'weekend', 'probe', 'probe' FROM made)
    INSERT INTO round_table_step (round_table_id, life, note) SELECT id, 'proposed', 'probe' FROM made`);
  await owner(`WITH one AS (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99'),
    begun AS (INSERT INTO agenda (round_table_id, published_at) SELECT id, now() FROM one RETURNING round_table_id),
    item AS (INSERT INTO agenda_item (round_table_id, day, position, minutes, kind, title, moved_in)
      SELECT round_table_id, 1, 1, 30, 'opening', 'probe', 1 FROM begun RETURNING id, round_table_id),
    paper AS (INSERT INTO agenda_item_document (round_table_id, item_id, document_id)
      SELECT i.round_table_id, i.id, d.id FROM item i, (SELECT id FROM document LIMIT 1) d)
    INSERT INTO agenda_tap (round_table_id, item_id, kind, at) SELECT round_table_id, id, 'started', now() FROM item`);
  await owner(`WITH table_of AS (SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99'),
    a AS (INSERT INTO readiness_mark (round_table_id, iso3, step, kind) SELECT id, 'MAR', 'letter', 'done' FROM table_of),
    b AS (INSERT INTO readiness_reminder (round_table_id, iso3, sent_on, steps, language)
      SELECT id, 'MAR', '2026-01-01', '{letter}', 'fr' FROM table_of),
    c AS (INSERT INTO checklist_template (region, items) VALUES ('AAF', '[{"key":"papers","days":-30,"title":""}]')),
    c2 AS (INSERT INTO round_table_template (region, format, language, days, begins, ends, zone)
      VALUES ('AAF', 'in-person', 'fr', 3, '09:00', '16:30', 'Africa/Casablanca')),
    d AS (INSERT INTO checklist_mark (round_table_id, item) SELECT id, 'papers' FROM table_of),
    e AS (INSERT INTO checklist_notice (round_table_id, item, week) SELECT id, 'papers', 0 FROM table_of)
    INSERT INTO delegation (round_table_id, iso3) SELECT id, 'MAR' FROM table_of`);
  await owner(`INSERT INTO delegate (round_table_id, iso3, seat, name, email)
    SELECT id, 'MAR', 'head', 'probe-delegate', 'probe@example.org' FROM round_table WHERE reference = 'AAF-2026-RT99'`);
  await owner(`INSERT INTO delegate_need (delegate_id, round_table_id, iso3, diet, delete_on)
    SELECT id, round_table_id, iso3, 'probe', '2099-01-01' FROM delegate WHERE name = 'probe-delegate'`);
  await seedConclusions(owner);
  const ofProbe = `FROM round_table t, person p WHERE t.reference = 'AAF-2026-RT99' AND p.email = 'nfp.mar@example.org'`;
  await owner(`INSERT INTO meeting_invitation (round_table_id, iso3, organizer_id, method, sequence, person_ids, sent_by, sent_at)
    SELECT t.id, 'MAR', p.id, 'REQUEST', 0, ARRAY[p.id], p.id, now() ${ofProbe}`);
  await owner(`INSERT INTO meeting_answer (round_table_id, iso3, answer, source, sequence, answered_by)
    SELECT t.id, 'MAR', 'accepted', 'page', 0, p.id ${ofProbe}`);
  await owner(`INSERT INTO invitation_letter (region, language, text) VALUES ('AAF', 'fr', 'probe')`);
  await owner(`INSERT INTO calendar_feed (person_id, kind, token_hash) SELECT p.id, 'network', '\\x00' ${ofProbe}`);
}
