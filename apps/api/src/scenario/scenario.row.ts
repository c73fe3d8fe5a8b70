import type { Rating, Scenario } from '@portal/contracts';
import {
  type AgentClass,
  type CbrnDomain,
  type Confidence,
  type Instant,
  type Judgement,
  type MethodShape,
  ratingOf,
  type RiskLife,
  type RiskPart,
  type RiskToChange,
  type ScenarioOrigin,
  type ScenarioSetting,
} from '@portal/domain';
import type { DataKey } from '../platform/vault/data-key.js';

/** A row of `scenario` as lists need it: without its words, which are long. */
export interface ListedScenarioRow {
  readonly id: string;
  readonly assessment_id: string;
  readonly iso3: string;
  readonly line_id: string;
  readonly series_id: string;
  readonly method_id: string;
  readonly number: number;
  readonly domain: CbrnDomain;
  readonly origin: ScenarioOrigin;
  readonly setting: ScenarioSetting | null;
  readonly agent_class: AgentClass | null;
  readonly title: Buffer;
  readonly is_described: boolean;
  readonly explains_current: boolean;
  readonly explains_target: boolean;
  readonly inherent: Judgement | null;
  readonly current: Judgement | null;
  readonly target: Judgement | null;
  readonly rated_at: Instant | null;
  readonly confidence: Confidence | null;
  readonly spread: Scenario['spread'];
  readonly is_narrowed: boolean;
  readonly sample: boolean;
  readonly version: number;
  /** Null where the reader sees the scenario alone. */
  readonly life: RiskLife | null;
  readonly part: RiskPart | null;
}

/** A row of `scenario`, with what of its assessment the reader sees. */
export interface ScenarioRow extends ListedScenarioRow {
  readonly words: Buffer;
}

const from = `FROM scenario s LEFT JOIN risk_assessment a ON a.id = s.assessment_id
  LEFT JOIN risk_part x ON x.assessment_id = s.assessment_id AND x.person_id = (SELECT app.actor())`;
const listed = `s.id, s.assessment_id, s.iso3, s.line_id, s.series_id, s.method_id, s.number, s.domain, s.origin, s.setting,
  s.agent_class, s.title, s.is_described, s.explains_current, s.explains_target, s.inherent, s.current, s.target, s.rated_at,
  s.confidence, s.spread, s.is_narrowed, s.sample, s.version, a.life, x.part`;

/** Scenarios `s` as lists need them; the rest of the statement follows. */
export const selectListed = `SELECT ${listed} ${from}`;

/** Scenarios `s` as rows; the rest of the statement follows. */
export const selectScenarios = `SELECT ${listed}, s.words ${from}`;

/** What people wrote, but the title: sealed as one. */
export interface ScenarioWords {
  readonly narrative: string;
  readonly background: string;
  readonly motivation: string;
  readonly capability: string;
  readonly vulnerabilities: string;
  readonly likelihoodRationale: string;
  readonly impactRationale: string;
  readonly controls: Scenario['controls'];
  readonly caseStudies: Scenario['caseStudies'];
  readonly exceptions: Scenario['exceptions'];
}

export const noWords: ScenarioWords = {
  narrative: '',
  background: '',
  motivation: '',
  capability: '',
  vulnerabilities: '',
  likelihoodRationale: '',
  impactRationale: '',
  controls: [],
  caseStudies: [],
  exceptions: { current: '', target: '' },
};

const placeOf = (id: string, column: 'title' | 'words') => ({ table: 'scenario', id, column });

export function openTitle(key: DataKey, { id, title }: Pick<ListedScenarioRow, 'id' | 'title'>): string {
  return key.open<string>(placeOf(id, 'title'), title);
}

export function openWords(key: DataKey, { id, words }: Pick<ScenarioRow, 'id' | 'words'>): ScenarioWords {
  return { ...noWords, ...key.open<ScenarioWords>(placeOf(id, 'words'), words) };
}

const isSaid = (text: string) => text.trim() !== '';

/** The columns that hold title and words, and what lists say of them without opening them. */
export function sealedColumns(key: DataKey, id: string, title: string, words: ScenarioWords) {
  const { narrative, likelihoodRationale, impactRationale, exceptions } = words;
  return {
    title: key.seal(placeOf(id, 'title'), title),
    words: key.seal(placeOf(id, 'words'), words),
    is_described: [narrative, likelihoodRationale, impactRationale].every(isSaid),
    explains_current: isSaid(exceptions.current),
    explains_target: isSaid(exceptions.target),
  };
}

/** Whoever sees the scenario alone may change nothing of it: that it is no draft any more is not for them. */
export function toScenarioRisk({ iso3, life, part }: ListedScenarioRow): RiskToChange {
  return { iso3, life: life ?? 'draft', part };
}

/** A judgement with what its method makes of it. */
export function toRating(method: MethodShape, judgement: Judgement | null): Rating | null {
  if (judgement === null) return null;
  const { likelihood, impacts, impact, level } = ratingOf(method, judgement);
  return { likelihood, impacts: { ...impacts }, impact, level };
}
