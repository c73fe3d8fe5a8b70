import type { CbrnDomain } from '../../cbrn-domain.js';
import type { Day, Instant } from '../../day.js';
import type { Say } from '../../plan/export/exported-plan.js';
import type { Written } from '../../written.js';
import type { RiskFlag } from '../gaps.js';
import type { RatedJudgement } from '../rating.js';
import type {
  AgentClass,
  Confidence,
  ControlEffect,
  MethodShape,
  RatingKind,
  RiskLife,
  ScenarioOrigin,
  ScenarioSetting,
} from '../vocabulary.js';

/** What a report of an assessment is: its gravest risks in words, or one page for whoever decides. */
export const riskReportKinds = ['top-risks', 'summary'] as const;
export type RiskReportKind = (typeof riskReportKinds)[number];

/** How many of the gravest risks are told in words, and how many stand on the one page. */
export const reportedAtMost = { 'top-risks': 20, summary: 5 } as const;

/** A plan action that treats a risk, as a report names it. */
export interface ReportedAction {
  readonly reference: string;
  readonly title: string;
  /** One of the states of actions. */
  readonly state: string;
  readonly progress: number;
  readonly endsOn: Day;
}

/** What a report takes of a scenario's words. Its vulnerabilities are not among them: they are never laid on paper. */
export interface ReportedWords {
  readonly narrative: string;
  readonly likelihoodRationale: string;
  readonly impactRationale: string;
  readonly controls: readonly { readonly what: string; readonly effect: ControlEffect }[];
  readonly treatedBy: readonly ReportedAction[];
}

/** A scenario as a report shows it. */
export interface ReportedRisk {
  readonly number: number;
  readonly title: string;
  readonly domain: CbrnDomain;
  readonly origin: ScenarioOrigin;
  readonly setting: ScenarioSetting | null;
  readonly agentClass: AgentClass | null;
  readonly ratings: Readonly<Record<RatingKind, RatedJudgement | null>>;
  readonly confidence: Confidence | null;
  readonly flags: readonly RiskFlag[];
  readonly isGap: boolean;
  readonly acceptedUntil: Day | null;
  /** How many plan actions treat it. */
  readonly treatments: number;
  /** The level at which it stands once all that treats it is done; null: not rated. */
  readonly levelIfDone: string | null;
  /** Null where it is not told in words. */
  readonly words: ReportedWords | null;
}

interface Labelled {
  readonly id: string;
  readonly label: string;
}

/** A method with its names in the report's language. */
export interface ReportedMethod extends Pick<MethodShape, 'grid' | 'treatFrom'> {
  readonly name: string;
  readonly likelihood: readonly Labelled[];
  readonly impact: readonly Labelled[];
  readonly levels: readonly Labelled[];
}

/** One version of an assessment, as far as whoever asked for the report sees it. */
export interface ReportedAssessment {
  readonly country: string;
  readonly referenceYear: number;
  readonly number: number;
  readonly life: RiskLife;
  readonly approvedOn: Day | null;
  readonly scope: string;
  readonly supportPartners: readonly string[];
  readonly method: ReportedMethod;
  readonly risks: readonly ReportedRisk[];
  readonly sample: boolean;
}

/** In what a report is made, when, and for whom: that one's name stands on each page. */
export interface RiskReportMaking {
  readonly kind: RiskReportKind;
  readonly say: Say;
  readonly written: Written;
  readonly reader: string;
  readonly madeAt: Instant;
}

/** Where a rating stands among a method's levels, from 0; -1: not rated. */
function rankOf(levels: readonly { readonly id: string }[], level: string | null | undefined): number {
  return levels.findIndex(({ id }) => id === level);
}

/** The rating by which a risk stands: with the controls of today, else without any. */
export function ratingToday({ ratings }: Pick<ReportedRisk, 'ratings'>): RatedJudgement | null {
  return ratings.current ?? ratings.inherent;
}

/** Gaps first, then the gravest; those of one level by their numbers, and last what is not rated. */
export function gravestFirst<
  T extends {
    readonly isGap: boolean;
    readonly number: number;
    readonly ratings: Readonly<Record<'inherent' | 'current', { readonly level: string } | null>>;
  },
>(levels: readonly { readonly id: string }[], risks: readonly T[]): readonly T[] {
  const rank = ({ ratings }: T) => rankOf(levels, (ratings.current ?? ratings.inherent)?.level);
  return [...risks].sort(
    (one, other) => Number(other.isGap) - Number(one.isGap) || rank(other) - rank(one) || one.number - other.number,
  );
}

/** Whether a level must be treated or accepted. */
export function isReportedHigh({ levels, treatFrom }: ReportedMethod, level: string | null | undefined): boolean {
  return rankOf(levels, level) >= rankOf(levels, treatFrom);
}

/** Those that must be treated or accepted as they stand today, the gravest first. */
export function highRisks<T extends Pick<ReportedRisk, 'isGap' | 'number' | 'ratings'>>(
  method: Pick<ReportedMethod, 'levels' | 'treatFrom'>,
  risks: readonly T[],
): readonly T[] {
  const from = rankOf(method.levels, method.treatFrom);
  return gravestFirst(method.levels, risks).filter((risk) => rankOf(method.levels, ratingToday(risk)?.level) >= from);
}
