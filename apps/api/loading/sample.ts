import { hash } from 'argon2';
import { countsFrom } from '@portal/domain';
import { countries, type ReferenceCountry, regions } from '@portal/reference';
import { rebuildSpansOf } from '../src/status/spans.service.js';
import type { MasterKey } from '../src/platform/vault/master-key.js';
import type { Owner } from './owner.js';
import { partnerTermOf } from './reference.js';
import { loadSamplePlan } from './sample-plans.js';
import { samplePeople } from './sample-people.js';
import { loadSampleRisks } from './sample-risks.js';
import { loadSampleRoundTables } from './sample-round-tables.js';
import { type SampleRound, sampleRounds } from './sample-rounds.js';
import { loadTeam, sampleTeams } from './sample-teams.js';
import { type SampleClaim, type SampleCountry, sampleStory } from './sample-story.js';
import { languageOf, sampleWords } from './sample-words.js';

export interface SampleOptions {
  /** Given: set on all sample accounts. Null: accounts that exist keep theirs. */
  readonly password: string | null;
  /** By which risk assessments are sealed. Null: none are made. */
  readonly master?: MasterKey | null;
}

const cost = { type: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What the portal is tried with: invented, marked as sample, made once from the day of the first load. */
export async function loadSample(owner: Owner, { password, master = null }: SampleOptions): Promise<void> {
  const isFirst = (await owner.rows('SELECT 1 FROM person WHERE sample LIMIT 1')).length === 0;
  if (isFirst) {
    await loadPeople(owner);
    await loadStory(owner);
  }
  // Also where the sample people were there before plans were.
  const hasPlan = (await owner.rows('SELECT 1 FROM action_plan WHERE sample LIMIT 1')).length > 0;
  if (!hasPlan) await loadSamplePlan(owner);
  const hasRoundTable = (await owner.rows('SELECT 1 FROM round_table WHERE sample LIMIT 1')).length > 0;
  if (!hasRoundTable) await loadSampleRoundTables(owner);
  const hasRisks = (await owner.rows('SELECT 1 FROM risk_assessment WHERE sample LIMIT 1')).length > 0;
  if (master && !hasRisks) await loadSampleRisks(owner, master);
  if (password) await setPasswords(owner, password);
}

/** Where sample data is off, or in production, nobody signs in as somebody invented, also on data that was tried before. */
export async function closeSampleAccounts(owner: Owner): Promise<void> {
  for (const table of ['session', 'credential']) {
    await owner.rows(`DELETE FROM ${table} WHERE person_id IN (SELECT id FROM person WHERE sample)`);
  }
}

async function loadPeople(owner: Owner): Promise<void> {
  for (const { email, name, language, assignment } of samplePeople(countries, regions)) {
    const [person] = await owner.rows<{ id: string }>(
      'INSERT INTO person (name, email, language, sample) VALUES ($1, $2, $3, true) RETURNING id',
      [name, email, language],
    );
    await owner.rows(
      `INSERT INTO role_assignment (person_id, role, scope_kind, scope, title, since, sample)
       VALUES ($1, $2, $3, $4, $5, '2020-01-01', true)`,
      [person?.id, assignment.role, assignment.scopeKind, assignment.scope, assignment.title],
    );
  }
}

/** One password for all; hashed anew only where it is not the one they have. */
async function setPasswords(owner: Owner, password: string): Promise<void> {
  const [known] = await owner.rows<{ password_hash: string }>(
    'SELECT c.password_hash FROM credential c JOIN person p ON p.id = c.person_id WHERE p.sample ORDER BY p.id LIMIT 1',
  );
  const { verify } = await import('argon2');
  if (known && (await verify(known.password_hash, password))) return;
  await owner.rows(
    `INSERT INTO credential (person_id, password_hash) SELECT id, $1 FROM person WHERE sample
     ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = now()`,
    [await hash(password, cost)],
  );
}

async function loadStory(owner: Owner): Promise<void> {
  const [row] = await owner.rows<{ today: string }>('SELECT app.today() AS today');
  const partners = countries.map(sampleCountryOf);
  const today = row?.today ?? '';
  const story = sampleStory(partners, today);
  const told: Told = { offices: await officesByScope(owner), updates: new Map(), standing: new Map() };
  for (const claim of story.claims) await loadClaim(owner, claim, told);
  for (const { iso3, indicator, visibility } of story.sharing) {
    await owner.rows(
      `INSERT INTO sharing (iso3, indicator, visibility, since, sample) VALUES ($1, $2, $3, app.today(), true)`,
      [iso3, indicator, visibility],
    );
  }
  for (const { iso3, indicator, since } of story.exemptions) {
    await owner.rows(
      `INSERT INTO exemption (iso3, indicator, reason, since, recorded_at, sample) VALUES ($1, $2, $3, $4, $4::date, true)`,
      [iso3, indicator, 'Sample: covered by an arrangement with a neighbouring country.', since],
    );
  }
  for (const team of sampleTeams(today)) await loadTeam(owner, team);
  for (const round of sampleRounds(partners, story.claims, today)) await loadRound(owner, round, told.offices);
  const pairs = new Set(story.claims.map(({ iso3, indicator }) => `${iso3}:${indicator}`));
  for (const pair of pairs) {
    const [iso3 = '', indicator = ''] = pair.split(':');
    await rebuildSpansOf(owner, iso3, indicator);
  }
}

type Offices = ReadonlyMap<string, string>;

/** What the story has told so far: who holds an office, the updates sent, the claim of each pair that shows. */
interface Told {
  readonly offices: Offices;
  readonly updates: Map<string, string>;
  readonly standing: Map<string, string>;
}

/** A country of the story with the day from which it counts. */
export function sampleCountryOf(country: ReferenceCountry): SampleCountry {
  return { iso3: country.iso3, countsFrom: countsFrom(partnerTermOf(country)) };
}

async function officesByScope(owner: Owner): Promise<Offices> {
  const rows = await owner.rows<{ role: string; scope: string; person_id: string }>(
    `SELECT a.role, a.scope, a.person_id FROM role_assignment a JOIN person p ON p.id = a.person_id WHERE p.sample ORDER BY a.id`,
  );
  return new Map(rows.map(({ role, scope, person_id: person }) => [`${role}:${scope}`, person]));
}

/** Nobody is told: a round of the sample data was never opened by anybody who was there. */
async function loadRound(owner: Owner, round: SampleRound, offices: Offices): Promise<void> {
  const { title, opens, due, closes, indicators, countries: asked, exceptions } = round;
  const coordinator = offices.get('coordinator:network');
  const [row] = await owner.rows<{ id: string }>(
    `INSERT INTO reporting_round (title, opens, due, closes, opened_by, opened_at, sample)
     VALUES ($1, $2, $3, $4, $5, $2::date + time '08:00', true) RETURNING id`,
    [title, opens, due, closes, coordinator],
  );
  await owner.rows(
    `INSERT INTO round_ask (round_id, iso3, indicator, during, sample)
     SELECT $1, iso3, indicator, daterange($4, $5, '[]'), true
     FROM unnest($2::text[]) AS iso3 CROSS JOIN unnest($3::text[]) AS indicator`,
    [row?.id, asked, indicators, opens, closes],
  );
  for (const { iso3, until, reason } of exceptions) {
    await owner.rows(
      `INSERT INTO round_exception (round_id, iso3, reason, until, granted_by, granted_at, sample)
       VALUES ($1, $2, $3, $4, $5, $6::date + 3 + time '10:00', true)`,
      [row?.id, iso3, reason, until, coordinator, closes],
    );
  }
}

async function loadClaim(owner: Owner, claim: SampleClaim, told: Told): Promise<void> {
  const { iso3, indicator, level, effectiveOn, sentOn, state } = claim;
  const country = countries.find((each) => each.iso3 === iso3);
  const focalPoint = told.offices.get(`focal-point:${iso3}`);
  const secretariat = told.offices.get(`secretariat:${country?.mainRegion ?? ''}`);
  const isDecided = state === 'validated' || state === 'returned';
  const pair = `${iso3}:${indicator}`;
  const words = sampleWords[languageOf(iso3)];
  const evidence = claim.hasEvidence
    ? [{ kind: 'link', title: words.gazette, url: `https://example.org/${iso3.toLowerCase()}/gazette` }]
    : [];
  const [row] = await owner.rows<{ id: string; sent_at: string }>(
    `INSERT INTO claim (update_id, iso3, indicator, level, effective_on, effective_precision, attested_on, state, note, evidence,
       confirms, sent_by, sent_role, sent_scope, sent_at, decided_by, decided_role, decided_scope, decided_at, reason, sample)
     VALUES ($1, $2, $3, $4, $5, 'day', $6, $7, $8, $9, $10, $11, 'focal-point', $12, $6::date + time '09:30', $13, $14, $15,
       CASE WHEN $13::uuid IS NULL THEN NULL ELSE least($6::date + time '09:30' + make_interval(days => $16), now()) END, $17, true)
     RETURNING id, sent_at`,
    [
      await updateOf(owner, claim, told),
      iso3,
      indicator,
      level,
      effectiveOn,
      sentOn,
      state,
      claim.isConfirmation ? words.confirmed : words.reported,
      JSON.stringify(evidence),
      claim.isConfirmation ? (told.standing.get(pair) ?? null) : null,
      focalPoint,
      JSON.stringify({ kind: 'country', iso3 }),
      isDecided ? secretariat : null,
      isDecided ? 'secretariat' : null,
      isDecided ? JSON.stringify({ kind: 'region', code: country?.mainRegion }) : null,
      claim.decidedAfterDays,
      state === 'returned' ? 'Sample: which body adopted it, and on which day? Please add the instrument.' : null,
    ],
  );
  if (state === 'validated' && row) told.standing.set(pair, row.id);
  const work =
    state === 'submitted' ? ['validate', 'validator'] : state === 'returned' ? ['answer-return', 'country'] : null;
  if (!work || !row) return;
  await owner.rows(
    `INSERT INTO work_item (kind, office, iso3, indicator, claim_id, created_at, sample) VALUES ($1, $2, $3, $4, $5, $6, true)`,
    [...work, iso3, indicator, row.id, row.sent_at],
  );
}

/** The update that a line travels in: what a country sent on one day and was answered alike is one envelope. */
async function updateOf(owner: Owner, { iso3, sentOn, state }: SampleClaim, told: Told): Promise<string> {
  const updateState = state === 'submitted' ? 'sent' : state === 'withdrawn' ? 'withdrawn' : 'decided';
  const key = `${iso3}:${sentOn}:${updateState}`;
  const known = told.updates.get(key);
  if (known) return known;
  const [update] = await owner.rows<{ id: string }>(
    `INSERT INTO status_update (iso3, state, written_by, written_role, written_scope, written_at, sent_at, sample)
     VALUES ($1, $2, $3, 'focal-point', $4, $5::date + time '09:00', $5::date + time '09:30', true) RETURNING id`,
    [iso3, updateState, told.offices.get(`focal-point:${iso3}`), JSON.stringify({ kind: 'country', iso3 }), sentOn],
  );
  if (!update) throw new Error('an update was not kept');
  told.updates.set(key, update.id);
  return update.id;
}
