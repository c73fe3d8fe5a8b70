import { hash } from 'argon2';
import { countries, regions } from '@portal/reference';
import { rebuildSpansOf } from '../src/status/spans.service.js';
import type { Owner } from './owner.js';
import { type SampleClaim, sampleStory } from './sample-story.js';
import { samplePeople } from './sample-people.js';

export interface SampleOptions {
  /** Given: set on all sample accounts. Null: accounts that exist keep theirs. */
  readonly password: string | null;
}

const cost = { type: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What the portal is tried with: invented, marked as sample, made once from the day of the first load. */
export async function loadSample(owner: Owner, { password }: SampleOptions): Promise<void> {
  const isFirst = (await owner.rows('SELECT 1 FROM person WHERE sample LIMIT 1')).length === 0;
  if (isFirst) {
    await loadPeople(owner);
    await loadStory(owner);
  }
  if (password) await setPasswords(owner, password);
}

async function loadPeople(owner: Owner): Promise<void> {
  for (const { email, name, language, assignment } of samplePeople(countries, regions)) {
    const [person] = await owner.rows<{ id: string }>(
      'INSERT INTO person (name, email, language, sample) VALUES ($1, $2, $3, true) RETURNING id',
      [name, email, language],
    );
    await owner.rows(
      `INSERT INTO role_assignment (person_id, role, scope_kind, scope, title, since, sample)
       VALUES ($1, $2, $3, $4, $5, app.today() - 400, true)`,
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
  const story = sampleStory(
    countries.map(({ iso3 }) => iso3),
    row?.today ?? '',
  );
  const offices = await officesByScope(owner);
  const standing = new Map<string, string>();
  for (const claim of story.claims) await loadClaim(owner, claim, offices, standing);
  for (const { iso3, indicator, visibility } of story.sharing) {
    await owner.rows(
      `INSERT INTO sharing (iso3, indicator, visibility, since, sample) VALUES ($1, $2, $3, app.today(), true)`,
      [iso3, indicator, visibility],
    );
  }
  for (const { iso3, indicator, since } of story.exemptions) {
    await owner.rows(`INSERT INTO exemption (iso3, indicator, reason, since, sample) VALUES ($1, $2, $3, $4, true)`, [
      iso3,
      indicator,
      'Sample: covered by an arrangement with a neighbouring country.',
      since,
    ]);
  }
  const pairs = new Set(story.claims.map(({ iso3, indicator }) => `${iso3}:${indicator}`));
  for (const pair of pairs) {
    const [iso3 = '', indicator = ''] = pair.split(':');
    await rebuildSpansOf(owner, iso3, indicator);
  }
}

type Offices = ReadonlyMap<string, string>;

async function officesByScope(owner: Owner): Promise<Offices> {
  const rows = await owner.rows<{ role: string; scope: string; person_id: string }>(
    `SELECT a.role, a.scope, a.person_id FROM role_assignment a JOIN person p ON p.id = a.person_id WHERE p.sample ORDER BY a.id`,
  );
  return new Map(rows.map(({ role, scope, person_id: person }) => [`${role}:${scope}`, person]));
}

async function loadClaim(
  owner: Owner,
  claim: SampleClaim,
  offices: Offices,
  standing: Map<string, string>,
): Promise<void> {
  const { iso3, indicator, level, effectiveOn, sentOn, state } = claim;
  const country = countries.find((each) => each.iso3 === iso3);
  const focalPoint = offices.get(`focal-point:${iso3}`);
  const secretariat = offices.get(`secretariat:${country?.mainRegion ?? ''}`);
  const isDecided = state === 'validated' || state === 'returned';
  const updateState = state === 'submitted' ? 'sent' : state === 'withdrawn' ? 'withdrawn' : 'decided';
  const scope = JSON.stringify({ kind: 'country', iso3 });
  const [update] = await owner.rows<{ id: string }>(
    `INSERT INTO status_update (iso3, state, written_by, written_role, written_scope, written_at, sent_at, sample)
     VALUES ($1, $2, $3, 'focal-point', $4, $5::date + time '09:00', $5::date + time '09:30', true) RETURNING id`,
    [iso3, updateState, focalPoint, scope, sentOn],
  );
  const pair = `${iso3}:${indicator}`;
  const evidence = claim.hasEvidence
    ? [{ kind: 'link', title: 'Sample: official gazette', url: `https://example.org/${iso3.toLowerCase()}/gazette` }]
    : [];
  const [row] = await owner.rows<{ id: string; sent_at: string }>(
    `INSERT INTO claim (update_id, iso3, indicator, level, effective_on, effective_precision, attested_on, state, note, evidence,
       confirms, sent_by, sent_role, sent_scope, sent_at, decided_by, decided_role, decided_scope, decided_at, reason, sample)
     VALUES ($1, $2, $3, $4, $5, 'day', $6, $7, $8, $9, $10, $11, 'focal-point', $12, $6::date + time '09:30', $13, $14, $15,
       CASE WHEN $13::uuid IS NULL THEN NULL ELSE least($6::date + time '09:30' + make_interval(days => $16), now()) END, $17, true)
     RETURNING id, sent_at`,
    [
      update?.id,
      iso3,
      indicator,
      level,
      effectiveOn,
      sentOn,
      state,
      'Sample note.',
      JSON.stringify(evidence),
      claim.isConfirmation ? (standing.get(pair) ?? null) : null,
      focalPoint,
      scope,
      isDecided ? secretariat : null,
      isDecided ? 'secretariat' : null,
      isDecided ? JSON.stringify({ kind: 'region', code: country?.mainRegion }) : null,
      claim.decidedAfterDays,
      state === 'returned' ? 'Sample: which body adopted it, and on which day? Please add the instrument.' : null,
    ],
  );
  if (state === 'validated' && row) standing.set(pair, row.id);
  const work =
    state === 'submitted' ? ['validate', 'validator'] : state === 'returned' ? ['answer-return', 'country'] : null;
  if (!work || !row) return;
  await owner.rows(
    `INSERT INTO work_item (kind, office, iso3, indicator, claim_id, created_at, sample) VALUES ($1, $2, $3, $4, $5, $6, true)`,
    [...work, iso3, indicator, row.id, row.sent_at],
  );
}
