import { addDays, type Day, type PollAnswer } from '@portal/domain';
import type { Owner } from './owner.js';

/** Days from the first load to the first day of each option, and what each country says to it. */
const options: readonly { readonly in: number; readonly answers: Readonly<Record<string, PollAnswer>> }[] = [
  {
    in: 96,
    answers: { AFG: 'yes', KAZ: 'if-need-be', KGZ: 'yes', PAK: 'yes', TJK: 'no', UZB: 'if-need-be' },
  },
  { in: 110, answers: { AFG: 'yes', KAZ: 'yes', KGZ: 'yes', PAK: 'yes', TJK: 'if-need-be', UZB: 'yes' } },
  { in: 124, answers: { AFG: 'no', KAZ: 'yes', KGZ: 'yes', PAK: 'if-need-be', TJK: 'yes', UZB: 'no' } },
  {
    in: 159,
    answers: { AFG: 'if-need-be', KAZ: 'yes', KGZ: 'no', PAK: 'yes', TJK: 'yes', UZB: 'if-need-be' },
  },
];

/** The poll on Dushanbe: four dates, six of seven countries have answered. */
export async function loadSampleDatePolls(owner: Owner): Promise<void> {
  const [meeting] = await owner.rows<{ id: string; today: Day }>(
    `SELECT id, app.today() AS today FROM round_table WHERE sample AND life = 'dates-polled' AND city = 'Dushanbe'`,
  );
  if (!meeting) return;
  const { id, today } = meeting;
  const [poll] = await owner.rows<{ id: string }>(
    `INSERT INTO date_poll (round_table_id, closes_on, zone, day_begins, day_ends, opened_by, opened_at, sample)
     SELECT $1, $2::date, 'Asia/Dushanbe', '09:00', '16:30',
       (SELECT id FROM person WHERE email = 'secretariat.ca@example.org'), now() - interval '14 days', true RETURNING id`,
    [id, addDays(today, 16)],
  );
  for (const [place, { in: offset, answers }] of options.entries()) {
    const first = mondayNear(addDays(today, offset));
    const [option] = await owner.rows<{ id: string }>(
      `INSERT INTO date_poll_option (round_table_id, date_poll_id, letter, first_day, last_day, sample)
       VALUES ($1, $2, $3, $4::date, $4::date + 2, true) RETURNING id`,
      [id, poll?.id, String.fromCharCode(65 + place), first],
    );
    for (const [iso3, answer] of Object.entries(answers)) {
      await owner.rows(
        `INSERT INTO date_poll_answer (round_table_id, date_poll_option_id, iso3, answer, answered_by, answered_at, sample)
         SELECT $1, $2, $3, $4, (SELECT id FROM person WHERE email = $5), now() - interval '5 days', true
         FROM app.round_table_countries(ARRAY[$1::uuid]) c WHERE c.iso3 = $3`,
        [id, option?.id, iso3, answer, `nfp.${iso3.toLowerCase()}@example.org`],
      );
    }
  }
}

/** The Monday of the week: on Thursdays Kabul rests. */
/** The Monday of that week: nobody meets over a weekend. */
export function mondayNear(day: Day): Day {
  return addDays(day, 1 - (new Date(`${day}T00:00:00Z`).getUTCDay() || 7));
}
