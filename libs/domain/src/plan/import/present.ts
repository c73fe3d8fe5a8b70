import type { Day } from '../../day.js';
import type { CbrnDomain } from '../../cbrn-domain.js';
import type { RateSaid } from './rates.js';
import type { ActionPhase, ActionPriority, ActionState, FundingState, Obligation, PlanTheme } from '../vocabulary.js';

/** What the latest report of an action says beside its state and progress. */
interface ReportSaid {
  readonly day: Day;
  readonly note: string;
  readonly reason: string | null;
  readonly blockedBy: string | null;
  readonly expectedEndsOn: Day | null;
}

/** An action that is in the plan now. */
export interface PresentAction {
  readonly id: string;
  readonly version: number;
  readonly objectiveId: string;
  readonly reference: string;
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly domains: readonly CbrnDomain[];
  readonly phase: ActionPhase | null;
  readonly priority: ActionPriority;
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly cost: { readonly amount: number; readonly currency: string } | null;
  readonly funding: { readonly state: FundingState; readonly source: string; readonly funded: number | null };
  readonly indicator: string;
  readonly target: string;
  readonly answersTo: readonly Obligation[];
  readonly supportRequested: string;
  readonly dependsOn: readonly string[];
  readonly state: ActionState;
  readonly progress: number;
  /** What was last reported. */
  readonly latest: ReportSaid | null;
  /** E-mail addresses of those whose work it is, as far as they are known to whoever brings the file. */
  readonly assignees: readonly string[];
}

/** What is in the plan now, as far as an import is compared with it. */
export interface PresentPlan {
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** The last day that has begun anywhere: nothing is reported of a later one. */
  readonly lastDay: Day;
  /** E-mail addresses of those to whom its actions may be assigned. */
  readonly people: ReadonlySet<string>;
  readonly exchangeRates: readonly RateSaid[];
  readonly objectives: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly theme: PlanTheme;
  }[];
  readonly actions: readonly PresentAction[];
}
