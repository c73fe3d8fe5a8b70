import type { Day, Instant } from '../../day.js';
import type { CostSum } from '../costs.js';
import type { CbrnDomain } from '../../cbrn-domain.js';
import type {
  ActionPhase,
  ActionPriority,
  ActionState,
  FundingState,
  Obligation,
  PlanKind,
  PlanLife,
  PlanTheme,
  PlanTier,
} from '../vocabulary.js';

/** Gives a sentence of the files' words in one language, with its values put in. */
export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

/** What the files take of an objective. */
export interface ExportedObjective {
  readonly id: string;
  readonly lineId: string;
  readonly number: number;
  readonly title: string;
  readonly theme: PlanTheme;
}

/** What the files take of an action's latest report. */
export interface ExportedReport {
  readonly day: Day;
  readonly note: string;
  readonly reason: string | null;
  readonly blockedBy: string | null;
  readonly expectedEndsOn: Day | null;
}

/** What is said of an action, in a file as in the record. */
export interface ActionSaid {
  readonly id: string;
  readonly lineId: string;
  readonly number: string;
  readonly reference: string;
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
  readonly state: ActionState;
  /** 0 to 100. */
  readonly progress: number;
  readonly sample: boolean;
}

export interface ExportedAction extends ActionSaid {
  readonly objectiveId: string;
  /** Ids of actions of the same version. */
  readonly dependsOn: readonly string[];
  readonly assignees: readonly { readonly id: string }[];
  readonly latest: ExportedReport | null;
  readonly isOverdue: boolean;
  readonly daysLate: number;
  readonly isDelayed: boolean;
}

/** What the files take of one version of a plan; the whole plan of the contract is one. */
export interface ExportedPlan {
  readonly number: number;
  readonly kind: PlanKind;
  readonly iso3: string | null;
  readonly region: string | null;
  readonly tier: PlanTier;
  readonly title: string;
  readonly language: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly life: PlanLife;
  readonly isExpired: boolean;
  readonly asAt: Day;
  readonly progress: number | null;
  readonly plannedProgress: number | null;
  readonly adoption: {
    readonly on: Day;
    readonly instrument: string;
    readonly document: { readonly title: string | null } | null;
  } | null;
  readonly carriesOut: { readonly title: string } | null;
  readonly steps: readonly { readonly life: PlanLife; readonly at: Instant }[];
  readonly sample: boolean;
  readonly objectives: readonly ExportedObjective[];
  readonly actions: readonly ExportedAction[];
  readonly overview: {
    readonly byState: Readonly<Record<ActionState, number>>;
    readonly overdue: number;
    readonly costs: readonly CostSum[];
    readonly withoutCost: number;
    readonly converted: (CostSum & { readonly rates: readonly string[]; readonly missing: readonly string[] }) | null;
    readonly objectives: readonly {
      readonly id: string;
      readonly actions: number;
      readonly progress: number | null;
      readonly plannedProgress: number | null;
      readonly overdue: number;
      readonly costs: readonly CostSum[];
    }[];
  };
  readonly exchangeRates: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly rate: number;
    readonly day: Day;
    readonly source: string;
  }[];
}

/** Objectives by number, each with its actions in their order. */
export function actionsByObjective<O extends { readonly id: string; readonly number: number }, A extends PlacedIn>(
  objectives: readonly O[],
  actions: readonly A[],
): readonly { readonly objective: O; readonly actions: readonly A[] }[] {
  const byObjective = new Map<string, A[]>();
  for (const action of actions) {
    const known = byObjective.get(action.objectiveId);
    if (known) known.push(action);
    else byObjective.set(action.objectiveId, [action]);
  }
  return [...objectives]
    .sort((one, other) => one.number - other.number)
    .map((objective) => ({
      objective,
      actions: (byObjective.get(objective.id) ?? []).sort((one, other) => placeOf(one.number) - placeOf(other.number)),
    }));
}

interface PlacedIn {
  readonly objectiveId: string;
  /** `2.3`: its objective's number and its place there. */
  readonly number: string;
}

function placeOf(number: string): number {
  return Number(number.split('.').at(-1));
}
