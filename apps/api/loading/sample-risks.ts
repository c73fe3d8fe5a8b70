import { blockOf, type Judgement, type MethodShape } from '@portal/domain';
import { scenarioTemplates } from '@portal/reference';
import type { DataKey } from '../src/platform/vault/data-key.js';
import type { MasterKey } from '../src/platform/vault/master-key.js';
import { changesBetween } from '../src/scenario/scenario-change.js';
import { noWords, type ScenarioRow, sealedColumns } from '../src/scenario/scenario.row.js';
import { roundPlace, scorePlace } from '../src/scoring/scoring.row.js';
import type { Owner } from './owner.js';
import { type SampleRisk, type SampleRiskSeries, sampleRisks, type SampleRiskVersion } from './sample-risk.js';

/** The assessment that is being made, by whom and with what. */
interface Making {
  readonly owner: Owner;
  readonly series: SampleRiskSeries;
  readonly seriesId: string;
  readonly key: DataKey;
  readonly method: { readonly id: string; readonly shape: MethodShape };
  readonly focalPoint: string;
  readonly member: string;
  /** The scenario through all versions, by its template. */
  readonly lines: Map<string, string>;
}

/** Invented risk assessments, sealed as real ones are. None where the portal's key is another one: it says so itself. */
export async function loadSampleRisks(owner: Owner, master: MasterKey): Promise<void> {
  const method = await methodOf(owner);
  if (!method || !(await takesKey(owner, master))) return;
  const [day] = await owner.rows<{ today: string }>('SELECT app.today() AS today');
  for (const series of sampleRisks(day?.today ?? '')) {
    const people = await peopleOf(owner, series.iso3);
    if (!people) continue;
    const seriesId = await newId(owner);
    const wrapped = master.make(seriesId);
    await put(owner, 'risk_key', { series_id: seriesId, iso3: series.iso3, wrapped, mark: master.mark });
    const key = master.unwrap(seriesId, wrapped);
    const making = { owner, series, seriesId, key, method, ...people, lines: new Map<string, string>() };
    for (const [place, version] of series.versions.entries()) await addVersion(making, version, place + 1);
  }
}

async function takesKey(owner: Owner, { mark }: MasterKey): Promise<boolean> {
  const [kept] = await owner.rows<{ mark: string; next_mark: string | null; has_keys: boolean }>(
    'SELECT mark, next_mark, EXISTS (SELECT FROM risk_key) AS has_keys FROM vault_master',
  );
  if (kept?.next_mark || (kept?.has_keys && kept.mark !== mark)) return false;
  await owner.rows('INSERT INTO vault_master (mark) VALUES ($1) ON CONFLICT (id) DO UPDATE SET mark = $1', [mark]);
  return true;
}

async function methodOf(owner: Owner): Promise<Making['method'] | null> {
  const [row] = await owner.rows<
    Pick<MethodShape, 'grid'> & {
      readonly id: string;
      readonly likelihood: readonly { readonly id: string }[];
      readonly impact: readonly { readonly id: string }[];
      readonly levels: readonly { readonly id: string }[];
      readonly treat_from: string;
    }
  >(
    `SELECT id, likelihood, impact, levels, grid, treat_from FROM risk_method
     WHERE code = 'five-by-five' AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1`,
  );
  if (!row) return null;
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  const { likelihood, impact, levels, grid, treat_from: treatFrom } = row;
  return {
    id: row.id,
    shape: { likelihood: ids(likelihood), impact: ids(impact), levels: ids(levels), grid, treatFrom },
  };
}

async function peopleOf(owner: Owner, iso3: string): Promise<Pick<Making, 'focalPoint' | 'member'> | null> {
  const rows = await owner.rows<{ role: string; id: string }>(
    `SELECT a.role, p.id FROM role_assignment a JOIN person p ON p.id = a.person_id
     WHERE p.sample AND a.scope = $1 AND a.role IN ('focal-point', 'team-member')`,
    [iso3],
  );
  const idOf = (role: string) => rows.find((row) => row.role === role)?.id;
  const [focalPoint, member] = [idOf('focal-point'), idOf('team-member')];
  return focalPoint && member ? { focalPoint, member } : null;
}

/** A draft with all that it says; then the days on which it went on. */
async function addVersion(making: Making, version: SampleRiskVersion, number: number): Promise<void> {
  const { owner, series, seriesId, key, method, focalPoint, member } = making;
  const id = number === 1 ? seriesId : await newId(owner);
  const began = `${version.beganOn}T09:00:00Z`;
  await put(owner, 'risk_assessment', {
    ...{ id, series_id: seriesId, number, iso3: series.iso3, language: series.language, method_id: method.id },
    reference_year: version.referenceYear,
    words: key.seal({ table: 'risk_assessment', id, column: 'words' }, series.scope),
    has_scope: true,
    support_partners: JSON.stringify(series.supportPartners),
    ...{ created_by: focalPoint, created_at: began, sample: true },
  });
  const own = { assessment_id: id, iso3: series.iso3, sample: true };
  for (const [person, part] of [
    [focalPoint, 'lead'],
    [member, 'scorer'],
  ] as const) {
    await put(owner, 'risk_part', { ...own, person_id: person, part, ...by(making, 'named'), named_at: began });
  }
  for (const [place, risk] of version.risks.entries()) await addScenario(making, id, version, risk, place + 1);
  await put(owner, 'risk_step_taken', { ...own, life: 'draft', ...by(making, 'taken'), taken_at: began });
  for (const { life, on } of version.steps) {
    // The one before is superseded on the day on which its next version is approved.
    if (life === 'superseded') continue;
    if (life === 'approved') await supersede(making, number - 1, on);
    await owner.rows(
      `UPDATE risk_assessment SET life = $2, approved_on = CASE WHEN $2 = 'approved' THEN $3::date END WHERE id = $1`,
      [id, life, on],
    );
    await put(owner, 'risk_step_taken', { ...own, life, ...by(making, 'taken'), taken_at: `${on}T14:00:00Z` });
  }
}

async function supersede({ owner, series, seriesId, ...making }: Making, number: number, on: string): Promise<void> {
  const [before] = await owner.rows<{ id: string }>(
    `UPDATE risk_assessment SET life = 'superseded' WHERE series_id = $1 AND number = $2 RETURNING id`,
    [seriesId, number],
  );
  if (!before) return;
  await put(owner, 'risk_step_taken', {
    ...{ assessment_id: before.id, iso3: series.iso3, life: 'superseded', sample: true },
    ...by({ ...making, series }, 'taken'),
    taken_at: `${on}T14:00:00Z`,
  });
}

async function addScenario(
  making: Making,
  assessment: string,
  version: SampleRiskVersion,
  risk: SampleRisk,
  number: number,
): Promise<void> {
  const { owner, series, seriesId, key, method, member, lines } = making;
  const template = scenarioTemplates.templates.find(({ id }) => id === risk.template);
  if (!template) throw new Error(`the library has no ${risk.template}`);
  const id = await newId(owner);
  const title = template.title[series.language];
  const words = {
    ...noWords,
    narrative: template.narrative[series.language],
    likelihoodRationale: risk.likelihoodReason,
    impactRationale: risk.impactReason,
    controls: [{ what: risk.control, effect: 'works-in-part' as const }],
  };
  const { domain, origin, setting, agentClass } = template;
  const { confidence, ...ratings } = risk.ratings;
  const at = `${version.beganOn}T10:00:00Z`;
  lines.set(risk.template, lines.get(risk.template) ?? id);
  const on = { scenario_id: id, assessment_id: assessment, iso3: series.iso3, sample: true };
  await put(owner, 'scenario', {
    ...{ id, assessment_id: assessment, iso3: series.iso3, line_id: lines.get(risk.template), series_id: seriesId },
    ...{ method_id: method.id, number, domain, origin, setting, agent_class: agentClass, template: template.id },
    ...sealedColumns(key, id, title, words),
    ...{ ...ratings, confidence, rated_at: at },
    spread: risk.scored ? blockOf(method.shape, risk.scored) : null,
    ...{ created_by: member, created_at: at, sample: true },
  });
  const change = await newId(owner);
  const plain = { domain, origin, setting, agent_class: agentClass, confidence, is_narrowed: false, ...ratings };
  // The library is checked where it is loaded: its classes and settings are those of the vocabulary.
  const open = { title, words, plain: plain as Pick<ScenarioRow, keyof typeof plain> };
  await put(owner, 'scenario_change', {
    ...{ ...on, id: change, number: 1 },
    words: key.seal({ table: 'scenario_change', id: change, column: 'words' }, changesBetween(null, open)),
    ...by(making, 'changed', 'team-member'),
    changed_at: at,
  });
  if (risk.scored) await addRound(making, on, version, risk.ratings.current, risk.scored);
  for (const line of await linesOf(owner, series.iso3, risk.treatedBy)) {
    await put(owner, 'scenario_treatment', { ...on, line, ...by(making, 'linked'), linked_at: at });
  }
  if (risk.acceptedUntil) {
    const acceptance = await newId(owner);
    await put(owner, 'risk_acceptance', {
      ...{ ...on, id: acceptance, until: risk.acceptedUntil },
      words: key.seal({ table: 'risk_acceptance', id: acceptance, column: 'words' }, series.acceptance),
      ...by(making, 'accepted'),
      accepted_at: at,
    });
  }
}

/** Scored while it is open, as everything is; then closed and agreed on the days of the story. */
async function addRound(
  making: Making,
  on: Readonly<Record<string, unknown>>,
  { beganOn }: SampleRiskVersion,
  agreed: Judgement,
  scored: readonly Judgement[],
): Promise<void> {
  const { owner, key, focalPoint, member, series } = making;
  const id = await newId(owner);
  const opened = `${beganOn}T11:00:00Z`;
  await put(owner, 'scoring_round', {
    ...{ ...on, id, number: 1, kind: 'current' },
    ...by(making, 'opened'),
    opened_at: opened,
    closes_at: '9999-12-31T00:00:00Z',
  });
  for (const [place, person] of [focalPoint, member].entries()) {
    const score = await newId(owner);
    await put(owner, 'scorer', { ...on, round_id: id, person_id: person, scored_at: `${beganOn}T15:00:00Z` });
    await put(owner, 'score', {
      ...{ ...on, id: score, round_id: id, person_id: person, judgement: scored[place], confidence: 'medium' },
      words: key.seal(scorePlace(score), { rationale: series.rationale, explanation: '' }),
      scored_at: `${beganOn}T15:00:00Z`,
    });
  }
  await owner.rows(
    `UPDATE scoring_round SET closes_at = $2::timestamptz + interval '2 days', closed_at = $2::timestamptz + interval '1 day',
       closed_by = $3, closed_role = 'focal-point', closed_scope = $4, agreed = $5, agreed_confidence = 'medium',
       agreed_words = $6, agreed_by = $3, agreed_role = 'focal-point', agreed_scope = $4,
       agreed_at = $2::timestamptz + interval '1 day' WHERE id = $1`,
    [
      id,
      opened,
      focalPoint,
      JSON.stringify(scopeOf(series)),
      JSON.stringify(agreed),
      key.seal(roundPlace(id, 'agreed_words'), series.agreement),
    ],
  );
}

/** Lines of the country's sample plan with these titles. */
async function linesOf(owner: Owner, iso3: string, titles: readonly string[]): Promise<readonly string[]> {
  const rows = await owner.rows<{ line: string }>(
    `SELECT DISTINCT a.line_id AS line FROM action a JOIN action_plan p ON p.id = a.plan_id
     WHERE p.sample AND p.iso3 = $1 AND a.title = ANY ($2)`,
    [iso3, titles],
  );
  return rows.map(({ line }) => line);
}

const scopeOf = ({ iso3 }: SampleRiskSeries) => ({ kind: 'country', iso3 });

/** By whom and in what office, as the columns of an act name it. */
function by(
  { series, focalPoint, member }: Pick<Making, 'series' | 'focalPoint' | 'member'>,
  act: string,
  role: 'focal-point' | 'team-member' = 'focal-point',
): Readonly<Record<string, unknown>> {
  const person = role === 'focal-point' ? focalPoint : member;
  return { [`${act}_by`]: person, [`${act}_role`]: role, [`${act}_scope`]: scopeOf(series) };
}

async function newId(owner: Owner): Promise<string> {
  const [row] = await owner.rows<{ id: string }>('SELECT uuidv7() AS id');
  return row?.id ?? '';
}

async function put(owner: Owner, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(row);
  const places = names.map((_, place) => `$${place + 1}`);
  await owner.rows(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
}
