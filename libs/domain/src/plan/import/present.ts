import type { Day } from '../../day.js';
import type { CbrnDomain } from '../../cbrn-domain.js';
import type { ActionPhase, ActionPriority, ActionState, FundingState, Obligation, PlanTheme } from '../vocabulary.js';

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
  readonly latest: { readonly note: string; readonly reason: string | null } | null;
}

/** What is in the plan now, as far as an import is compared with it. */
export interface PresentPlan {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly objectives: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly theme: PlanTheme;
  }[];
  readonly actions: readonly PresentAction[];
}
