import type { ScenarioPatch } from '@portal/contracts';
import {
  type AgentClass,
  agentClasses,
  type CbrnDomain,
  contradictionsIn,
  errorsInJudgement,
  type InvalidValue,
  type Judgement,
  type MethodShape,
  type RatingKind,
  ratingKinds,
} from '@portal/domain';
import { noWords, type ScenarioRow, type ScenarioWords } from './scenario.row.js';

/** What a scenario says, opened: before a change and after it. */
export interface OpenScenario {
  readonly title: string;
  readonly words: ScenarioWords;
  readonly plain: Pick<
    ScenarioRow,
    'domain' | 'origin' | 'setting' | 'agent_class' | 'confidence' | 'is_narrowed' | RatingKind
  >;
}

/** One field that changed, as the history keeps it. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What it says once a patch is applied: what the patch does not name stays. */
export function patched({ title, words, plain }: OpenScenario, patch: ScenarioPatch): OpenScenario {
  const { ratings = {}, exceptions = {} } = patch;
  const rated = (kind: RatingKind) => (ratings[kind] === undefined ? plain[kind] : ratings[kind]);
  return {
    title: patch.title ?? title,
    words: {
      narrative: patch.narrative ?? words.narrative,
      background: patch.background ?? words.background,
      motivation: patch.motivation ?? words.motivation,
      capability: patch.capability ?? words.capability,
      vulnerabilities: patch.vulnerabilities ?? words.vulnerabilities,
      likelihoodRationale: patch.likelihoodRationale ?? words.likelihoodRationale,
      impactRationale: patch.impactRationale ?? words.impactRationale,
      controls: patch.controls ?? words.controls,
      caseStudies: patch.caseStudies ?? words.caseStudies,
      exceptions: {
        current: exceptions.current ?? words.exceptions.current,
        target: exceptions.target ?? words.exceptions.target,
      },
    },
    plain: {
      domain: patch.domain ?? plain.domain,
      origin: patch.origin ?? plain.origin,
      setting: patch.setting === undefined ? plain.setting : patch.setting,
      agent_class: patch.agentClass === undefined ? plain.agent_class : patch.agentClass,
      confidence: patch.confidence === undefined ? plain.confidence : patch.confidence,
      is_narrowed: patch.isNarrowed ?? plain.is_narrowed,
      inherent: rated('inherent'),
      current: rated('current'),
      target: rated('target'),
    },
  };
}

/** Whether a class of agents belongs to a domain. */
export function isOfDomain(agentClass: AgentClass, domain: CbrnDomain): boolean {
  const classes: readonly AgentClass[] = agentClasses[domain];
  return classes.includes(agentClass);
}

/**
 * What is wrong with a change: steps that the method has not, a class of another domain, and a rating that comes to stand
 * above the one before it without a reason.
 */
export function errorsInChange(
  method: MethodShape,
  before: OpenScenario,
  after: OpenScenario,
  { ratings = {} }: ScenarioPatch,
): readonly InvalidValue[] {
  const steps = ratingKinds.flatMap((kind) => {
    const judgement = ratings[kind];
    return judgement ? errorsInJudgement(method, judgement, `/ratings/${kind}`) : [];
  });
  if (steps.length > 0) return steps;
  const { agent_class: agentClass, domain } = after.plain;
  const stood = contradictionsIn(method, before.plain, before.words.exceptions);
  const stand = contradictionsIn(method, after.plain, after.words.exceptions);
  return [
    ...(agentClass !== null && !isOfDomain(agentClass, domain)
      ? [{ pointer: '/agentClass', code: 'not-allowed' as const }]
      : []),
    ...stand
      .filter((kind) => !stood.includes(kind))
      .map((kind) => ({ pointer: `/exceptions/${kind}`, code: 'required' as const })),
  ];
}

const judged = (judgement: Judgement | null) =>
  judgement === null ? '' : [judgement.likelihood, ...Object.values(judgement.impacts)].join(' · ');

/** Every field as text, in a fixed order. */
function fieldsOf({ title, words, plain }: OpenScenario): readonly (readonly [field: string, text: string])[] {
  return [
    ['title', title],
    ['domain', plain.domain],
    ['origin', plain.origin],
    ['setting', plain.setting ?? ''],
    ['agentClass', plain.agent_class ?? ''],
    ['narrative', words.narrative],
    ['background', words.background],
    ['motivation', words.motivation],
    ['capability', words.capability],
    ['vulnerabilities', words.vulnerabilities],
    ['likelihoodRationale', words.likelihoodRationale],
    ['impactRationale', words.impactRationale],
    ['controls', words.controls.map(({ what, effect }) => `${what} (${effect})`).join('\n')],
    ['caseStudies', words.caseStudies.map(({ title: of, address }) => [of, address ?? ''].join(' ').trim()).join('\n')],
    ...ratingKinds.map((kind): readonly [string, string] => [`ratings.${kind}`, judged(plain[kind])]),
    ['confidence', plain.confidence ?? ''],
    ['exceptions.current', words.exceptions.current],
    ['exceptions.target', words.exceptions.target],
    ['isNarrowed', String(plain.is_narrowed)],
  ];
}

/** The fields that differ; before is null where the scenario begins. */
export function changesBetween(before: OpenScenario | null, after: OpenScenario): readonly FieldChange[] {
  const was = new Map(before ? fieldsOf(before) : []);
  return fieldsOf(after).flatMap(([field, text]) => {
    const old = was.get(field) ?? '';
    return old === text ? [] : [{ field, before: old, after: text }];
  });
}

/** A scenario of which nothing but its beginning is said. */
export function begun(
  title: string,
  plain: Pick<OpenScenario['plain'], 'domain' | 'origin' | 'setting' | 'agent_class'>,
  narrative: string,
): OpenScenario {
  return {
    title,
    words: { ...noWords, narrative },
    plain: { ...plain, confidence: null, is_narrowed: false, inherent: null, current: null, target: null },
  };
}
