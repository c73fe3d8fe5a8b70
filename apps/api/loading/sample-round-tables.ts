import { addDays, type Day, daysBetween, instantIn, type RoundTableLife, roundTableReference } from '@portal/domain';
import type { Owner } from './owner.js';
import { loadSampleDatePolls, mondayNear } from './sample-date-polls.js';
import { loadSampleHeard } from './sample-heard.js';
import { loadSampleInvitations } from './sample-invitations.js';
import { loadSamplePositions } from './sample-positions.js';
import { loadSampleAgenda } from './sample-agenda.js';
import { loadSampleDelegation } from './sample-delegation.js';
import { loadSampleConclusions } from './sample-conclusions.js';

/** An invented round table; days count from the day of the first load, by the clock of its city. */
interface SampleRoundTable {
  readonly region: string;
  readonly number: number;
  readonly host: string;
  readonly city: string;
  readonly venue: string;
  readonly zone: string;
  readonly language: 'en' | 'fr' | 'ru';
  readonly format: 'in-person' | 'hybrid';
  /** Days from the day of the first load to the week of its first, a Tuesday; null: none set. */
  readonly in: number | null;
  readonly life: RoundTableLife;
}

const past = (
  region: string,
  number: number,
  host: string,
  city: string,
  zone: string,
  before: number,
): SampleRoundTable => ({
  region,
  number,
  host,
  city,
  zone,
  venue: '',
  language: region === 'CA' ? 'ru' : region === 'AAF' || region === 'NAS' ? 'fr' : 'en',
  format: 'in-person',
  in: -before,
  life: 'held',
});

const meetings: readonly SampleRoundTable[] = [
  past('AAF', 25, 'TGO', 'Lomé', 'Africa/Lome', 170),
  past('CA', 22, 'KGZ', 'Bishkek', 'Asia/Bishkek', 150),
  past('ECA', 24, 'GHA', 'Accra', 'Africa/Accra', 190),
  past('GCC', 21, 'KWT', 'Kuwait City', 'Asia/Kuwait', 140),
  past('MIE', 20, 'JOR', 'Amman', 'Asia/Amman', 200),
  past('NAS', 23, 'TUN', 'Tunis', 'Africa/Tunis', 160),
  past('SEA', 23, 'PHL', 'Manila', 'Asia/Manila', 180),
  past('SEEE', 25, 'ALB', 'Tirana', 'Europe/Tirane', 130),
  {
    ...past('AAF', 26, 'SEN', 'Dakar', 'Africa/Dakar', -14),
    venue: 'Centre de conférences (exemple)',
    format: 'hybrid',
    life: 'invited',
  },
  { ...past('CA', 23, 'TJK', 'Dushanbe', 'Asia/Dushanbe', 0), in: null, life: 'dates-polled' },
  { ...past('NAS', 24, 'DZA', 'Algiers', 'Africa/Algiers', -15), life: 'confirmed' },
  { ...past('SEA', 24, 'IDN', 'Jakarta', 'Asia/Jakarta', -70), life: 'confirmed' },
  { ...past('GCC', 22, 'OMN', 'Muscat', 'Asia/Muscat', -100), life: 'proposed' },
];

const way: readonly RoundTableLife[] = ['proposed', 'dates-polled', 'confirmed', 'invited', 'held'];

/** Round tables to try the product with, each with its way so far. */
export async function loadSampleRoundTables(owner: Owner): Promise<void> {
  const [row] = await owner.rows<{ today: Day }>('SELECT app.today() AS today');
  const today = row?.today ?? '';
  for (const meeting of meetings) await loadOne(owner, meeting, today);
  await loadSampleInvitations(owner);
  await loadSampleDatePolls(owner);
  await loadSamplePositions(owner);
  await loadSampleAgenda(owner);
  await loadSampleDelegation(owner);
  await loadSampleConclusions(owner);
  await loadSampleHeard(owner);
}

async function loadOne(owner: Owner, meeting: SampleRoundTable, today: Day): Promise<void> {
  const first = meeting.in === null ? null : addDays(mondayNear(addDays(today, meeting.in)), 1);
  const year = Number((first ?? addDays(today, 120)).slice(0, 4));
  const [starts, ends] = first === null ? [null, null] : [`${first}T09:00`, `${addDays(first, 2)}T16:30`];
  const instant = (local: string | null) => (local === null ? null : instantIn(local, meeting.zone));
  const [counted] = await owner.rows<{ first: number }>('SELECT app.next_references($1, $2, 1) AS first', [
    `${meeting.region}-RT`,
    year,
  ]);
  const [made] = await owner.rows<{ id: string }>(
    `INSERT INTO round_table (reference, kind, region, number, language, format, host_country, city, venue, zone, starts, ends,
       starts_at, ends_at, year, life, sample)
     VALUES ($1, 'regional', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, true) RETURNING id`,
    [
      roundTableReference(meeting.region, year, counted?.first ?? 1),
      meeting.region,
      meeting.number,
      meeting.language,
      meeting.format,
      meeting.host,
      meeting.city,
      meeting.venue,
      first === null ? null : meeting.zone,
      starts,
      ends,
      instant(starts),
      instant(ends),
      year,
      meeting.life,
    ],
  );
  await owner.rows('INSERT INTO round_table_region (round_table_id, region) VALUES ($1, $2)', [
    made?.id,
    meeting.region,
  ]);
  const done = way.slice(0, way.indexOf(meeting.life) + 1);
  for (const [place, life] of done.entries()) {
    const before = first === null ? 0 : Math.max(0, daysBetween(first, today));
    // Held on its last day; what led there, a month apart each.
    const daysAgo = life === 'held' ? before - 2 : (done.length - place) * 30 + before;
    await owner.rows(
      `INSERT INTO round_table_step (round_table_id, life, taken_by, taken_role, taken_scope, taken_at, sample)
       SELECT $1, $2, p.id, 'secretariat', $3, now() - make_interval(days => $4), true FROM person p WHERE p.email = $5`,
      [
        made?.id,
        life,
        JSON.stringify({ kind: 'region', code: meeting.region }),
        daysAgo,
        `secretariat.${meeting.region.toLowerCase()}@example.org`,
      ],
    );
  }
}
