import type { Owner } from './owner.js';
import { type SampleAction, samplePlan } from './sample-plan.js';
import { languageOf } from './sample-words.js';

const iso3 = 'MRT';
const title = 'Plan d’action national CBRN (exemple)';
const scope = JSON.stringify({ kind: 'country', iso3 });

/** The invented plan in two versions, the second in force, shown to its region. Nobody is told. */
export async function loadSamplePlan(owner: Owner): Promise<void> {
  const [row] = await owner.rows<{ today: string }>('SELECT app.today() AS today');
  const plan = samplePlan(row?.today ?? '');
  const people = await peopleOf(owner);
  const lines = await owner.rows<{ id: string }>('SELECT uuidv7() AS id FROM generate_series(1, $1::int)', [
    1 + plan.objectives.reduce((sum, { actions }) => sum + 1 + actions.length, 0),
  ]);
  const next = lines.values();
  const newId = () => next.next().value?.id ?? '';
  const series = newId();
  const objectives = plan.objectives.map((objective) => ({
    ...objective,
    line: newId(),
    actions: objective.actions.map((action) => ({ ...action, line: newId() })),
  }));
  const all = objectives.flatMap(({ actions }) => actions);
  const references = await referencesOf(owner, plan.startsOn, all.length);
  const referenceOf = new Map(all.map(({ line }, place) => [line, references[place] ?? '']));

  for (const [place, adoptedOn] of plan.adopted.entries()) {
    const number = place + 1;
    const holds = ({ isNew }: SampleAction) => number === 2 || isNew !== true;
    const version = await addVersion(
      owner,
      plan,
      { id: number === 1 ? series : null, series, number },
      people.focalPoint,
    );
    const ids = new Map<string, string>();
    for (const [at, { line, title: named, theme, actions }] of objectives.entries()) {
      const [objective] = await owner.rows<{ id: string }>(
        `INSERT INTO objective (plan_id, line_id, number, title, theme, sample) VALUES ($1, $2, $3, $4, $5, true) RETURNING id`,
        [version, line, at + 1, named, theme],
      );
      for (const [position, action] of actions.entries()) {
        if (!holds(action)) continue;
        const id = await addAction(owner, version, objective?.id, action, position, referenceOf.get(action.line) ?? '');
        ids.set(action.line, id);
      }
      await addWaits(owner, version, actions, ids);
    }
    if (number === 2)
      await owner.rows(`UPDATE action_plan SET life = 'superseded' WHERE series_id = $1 AND number = 1`, [series]);
    await adopt(owner, version, number, adoptedOn, people.focalPoint);
    const [before, until] = [
      number === 1 ? '0001-01-01' : (plan.adopted[1] ?? ''),
      number === 1 ? plan.adopted[1] : '9999-12-31',
    ];
    for (const action of all) {
      const told = action.reports.filter(({ day }) => day > before && day <= (until ?? ''));
      for (const report of told)
        await addReport(owner, { version, number, id: ids.get(action.line) }, action.line, report, people);
    }
    await share(owner, version, adoptedOn, people.focalPoint);
  }
  await owner.rows(
    `INSERT INTO action_assignee (series_id, line_id, person_id, sample) SELECT $1, line, $3, true FROM unnest($2::uuid[]) AS line`,
    [series, all.slice(0, 4).map(({ line }) => line), people.member],
  );
  await owner.rows(
    `INSERT INTO exchange_rate (plan_id, from_currency, to_currency, rate, day, source, entered_by, entered_role, entered_scope,
       entered_at, sample)
     SELECT id, 'EUR', 'MRU', 43.1, adopted_on, 'Exemple : banque centrale', $2, 'focal-point', $3, adopted_on + time '10:00', true
     FROM action_plan WHERE series_id = $1 AND number = 1`,
    [series, people.focalPoint, scope],
  );
}

interface People {
  readonly focalPoint: string | null;
  readonly member: string | null;
}

async function peopleOf(owner: Owner): Promise<People> {
  const rows = await owner.rows<{ role: string; id: string }>(
    `SELECT a.role, p.id FROM role_assignment a JOIN person p ON p.id = a.person_id
     WHERE p.sample AND a.scope = $1 AND a.role IN ('focal-point', 'team-member')`,
    [iso3],
  );
  const idOf = (role: string) => rows.find((row) => row.role === role)?.id ?? null;
  return { focalPoint: idOf('focal-point'), member: idOf('team-member') };
}

async function referencesOf(owner: Owner, day: string, howMany: number): Promise<readonly string[]> {
  const year = day.slice(0, 4);
  const [row] = await owner.rows<{ first: number }>('SELECT app.next_references($1, $2, $3) AS first', [
    iso3,
    Number(year),
    howMany,
  ]);
  return Array.from({ length: howMany }, (_, n) => `${iso3}-${year}-${String((row?.first ?? 1) + n).padStart(3, '0')}`);
}

async function addVersion(
  owner: Owner,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
  { id, series, number }: { readonly id: string | null; readonly series: string; readonly number: number },
  focalPoint: string | null,
): Promise<string> {
  const [row] = await owner.rows<{ id: string }>(
    `INSERT INTO action_plan (id, series_id, number, kind, iso3, tier, title, language, starts_on, ends_on, created_by, created_at,
       sample)
     VALUES (coalesce($1, uuidv7()), $2, $3, 'national', $4, 'strategic', $5, $6, $7, $8, $9, $7::date + time '08:00', true)
     RETURNING id`,
    [id, series, number, iso3, title, languageOf(iso3), startsOn, endsOn, focalPoint],
  );
  return row?.id ?? '';
}

async function addAction(
  owner: Owner,
  version: string,
  objective: string | undefined,
  action: SampleAction & { readonly line: string },
  place: number,
  reference: string,
): Promise<string> {
  const [amount, currency, funding, funded] = action.cost ?? [null, null, 'none'];
  const [row] = await owner.rows<{ id: string }>(
    `INSERT INTO action (plan_id, objective_id, line_id, reference, position, title, domains, phase, priority, lead, supporting,
       starts_on, ends_on, cost, currency, funding, funded, answers_to, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, true) RETURNING id`,
    [
      version,
      objective,
      action.line,
      reference,
      (place + 1) * 1024,
      action.title,
      action.domains,
      action.phase,
      action.priority ?? 'medium',
      action.lead,
      action.supporting ?? [],
      action.startsOn,
      action.endsOn,
      amount,
      currency,
      funding,
      funded ?? null,
      action.answersTo ?? [],
    ],
  );
  return row?.id ?? '';
}

async function addWaits(
  owner: Owner,
  version: string,
  actions: readonly (SampleAction & { readonly line: string })[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { line, after = [] } of actions) {
    for (const place of after) {
      const [id, other] = [ids.get(line), ids.get(actions[place - 1]?.line ?? '')];
      if (!id || !other) continue;
      await owner.rows(
        'INSERT INTO action_dependency (plan_id, action_id, depends_on_id, sample) VALUES ($1, $2, $3, true)',
        [version, id, other],
      );
    }
  }
}

/** Each step on a day of its own, the last one that of the adoption. */
async function adopt(
  owner: Owner,
  version: string,
  number: number,
  adoptedOn: string,
  focalPoint: string | null,
): Promise<void> {
  const lives = ['in-preparation', 'draft', 'national-review', 'adopted'];
  for (const [place, life] of lives.entries()) {
    if (place > 0 && life !== 'adopted')
      await owner.rows('UPDATE action_plan SET life = $2 WHERE id = $1', [version, life]);
    await owner.rows(
      `INSERT INTO plan_step (plan_id, life, taken_by, taken_role, taken_scope, taken_at, sample)
       VALUES ($1, $2, $3, 'focal-point', $4, $5::date - $6::int + time '11:00', true)`,
      [version, life, focalPoint, scope, adoptedOn, (lives.length - 1 - place) * 10],
    );
  }
  await owner.rows(`UPDATE action_plan SET life = 'adopted', adopted_on = $2, instrument = $3 WHERE id = $1`, [
    version,
    adoptedOn,
    `Exemple : décret n° ${adoptedOn.slice(0, 4)}-0${30 + number}`,
  ]);
}

async function addReport(
  owner: Owner,
  { version, number, id }: { readonly version: string; readonly number: number; readonly id: string | undefined },
  line: string,
  { day, state, progress, note, reason }: SampleAction['reports'][number],
  people: People,
): Promise<void> {
  if (!id) return;
  const isSecondLook = state === 'verified';
  await owner.rows(
    `INSERT INTO progress_report (plan_id, number, action_id, line_id, day, state, progress, note, reason, evidence, reported_by,
       reported_role, reported_scope, reported_at, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $5::date + time '09:00', true)`,
    [
      version,
      number,
      id,
      line,
      day,
      state,
      progress,
      note,
      reason,
      JSON.stringify(
        state === 'done'
          ? [{ kind: 'link', title: 'Exemple : procès-verbal', url: 'https://example.org/mrt/plan' }]
          : [],
      ),
      isSecondLook ? people.member : people.focalPoint,
      isSecondLook ? 'team-member' : 'focal-point',
      scope,
    ],
  );
}

/** Whole, to the country's main region. */
async function share(owner: Owner, version: string, adoptedOn: string, focalPoint: string | null): Promise<void> {
  await owner.rows(
    `INSERT INTO plan_grant (plan_id, target, to_region, sight, granted_by, granted_role, granted_scope, granted_at, sample)
     SELECT $1, 'region', main_region, 'whole', $3, 'focal-point', $4, $2::date + 14 + time '10:00', true
     FROM partner_country WHERE iso3 = $5`,
    [version, adoptedOn, focalPoint, scope, iso3],
  );
}
