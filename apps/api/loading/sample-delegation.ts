import type { Owner } from './owner.js';

/** How far an invented country is, in days before the day of the first load; null: not yet. */
interface SampleDelegation {
  readonly iso3: string;
  readonly named: number | null;
  readonly letter: number | null;
  readonly travel: number | null;
  readonly briefing: number | null;
}

const delegations: readonly SampleDelegation[] = [
  { iso3: 'LBR', named: null, letter: null, travel: null, briefing: null },
  { iso3: 'BEN', named: 25, letter: null, travel: null, briefing: null },
  { iso3: 'GAB', named: null, letter: null, travel: null, briefing: null },
  { iso3: 'CMR', named: 22, letter: 4, travel: null, briefing: null },
  { iso3: 'MRT', named: 27, letter: 8, travel: null, briefing: null },
  { iso3: 'SLE', named: 23, letter: 6, travel: null, briefing: 3 },
  { iso3: 'CIV', named: 35, letter: 18, travel: 5, briefing: null },
  { iso3: 'TGO', named: 36, letter: 19, travel: 4, briefing: 2 },
  { iso3: 'MAR', named: 43, letter: 25, travel: 15, briefing: 6 },
  { iso3: 'SEN', named: 45, letter: null, travel: null, briefing: 4 },
];

/** Who comes to the invented round table in Dakar, and how ready each country is. */
export async function loadSampleDelegation(owner: Owner): Promise<void> {
  const [meeting] = await owner.rows<{ id: string }>(
    `SELECT id FROM round_table WHERE sample AND region = 'AAF' AND life = 'invited' AND city = 'Dakar'`,
  );
  if (!meeting) return;
  for (const { iso3, named, ...ticked } of delegations) {
    const [takesPart] = await owner.rows(
      'SELECT 1 FROM app.round_table_countries(ARRAY[$1::uuid]) c WHERE c.iso3 = $2',
      [meeting.id, iso3],
    );
    if (!takesPart) continue;
    await owner.rows('INSERT INTO delegation (round_table_id, iso3, sample) VALUES ($1, $2, true)', [meeting.id, iso3]);
    if (named !== null) await nameSome(owner, meeting.id, iso3, named);
    for (const [step, days] of Object.entries(ticked)) {
      if (days === null) continue;
      await owner.rows(
        `INSERT INTO readiness_mark (round_table_id, iso3, step, kind, marked_at, sample)
         VALUES ($1, $2, $3, 'done', now() - make_interval(days => $4), true)`,
        [meeting.id, iso3, step, days],
      );
    }
  }
}

/** The focal point heads the delegation; a name that nobody has comes with them. */
async function nameSome(owner: Owner, roundTable: string, iso3: string, daysAgo: number): Promise<void> {
  await owner.rows(
    `INSERT INTO delegate (round_table_id, iso3, seat, person_id, name, email, answer, nominated_at, sample)
     SELECT $1, $2, 'head', p.id, p.name, p.email, 'accepted', now() - make_interval(days => $3), true
     FROM person p WHERE p.email = $4`,
    [roundTable, iso3, daysAgo, `nfp.${iso3.toLowerCase()}@example.org`],
  );
  await owner.rows(
    `INSERT INTO delegate (round_table_id, iso3, seat, name, email, nominated_at, sample)
     VALUES ($1, $2, 'delegate', $3, $4, now() - make_interval(days => $5), true)`,
    [roundTable, iso3, `Sample Delegate ${iso3}`, `delegate.${iso3.toLowerCase()}@example.org`, daysAgo],
  );
}
