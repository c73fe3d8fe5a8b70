import type { Owner } from './owner.js';

/** What some countries answered; of the others nothing has come. */
const answers: readonly (readonly [string, 'accepted' | 'tentative' | 'declined'])[] = [
  ['CMR', 'accepted'],
  ['CIV', 'accepted'],
  ['MAR', 'accepted'],
  ['MRT', 'accepted'],
  ['SEN', 'accepted'],
  ['SLE', 'accepted'],
  ['TGO', 'accepted'],
  ['BEN', 'tentative'],
];

/** The invitations of the round tables to which countries are invited, sent on the day of that step, and some answers. */
export async function loadSampleInvitations(owner: Owner): Promise<void> {
  await owner.rows(
    `INSERT INTO meeting_invitation (round_table_id, iso3, organizer_id, method, sequence, person_ids, sent_by, sent_at, sample)
     SELECT t.id, c.iso3, s.taken_by, 'REQUEST', 0, app.holders('focal-point', ARRAY[c.iso3], app.today()), s.taken_by,
       s.taken_at, true
     FROM round_table t JOIN round_table_step s ON s.round_table_id = t.id AND s.life = 'invited'
     CROSS JOIN LATERAL app.round_table_countries(ARRAY[t.id]) c WHERE t.sample`,
  );
  for (const [iso3, answer] of answers) {
    await owner.rows(
      `INSERT INTO meeting_answer (round_table_id, iso3, answer, source, sequence, answered_by, answered_at, sample)
       SELECT i.round_table_id, i.iso3, $2, 'page', 0, i.person_ids[1], i.sent_at + interval '3 days', true
       FROM meeting_invitation i JOIN round_table t ON t.id = i.round_table_id
       WHERE i.iso3 = $1 AND i.sample AND t.life = 'invited'`,
      [iso3, answer],
    );
  }
}
