import {
  type ActionPhase,
  type ActionPriority,
  type ActionState,
  addDays,
  addMonths,
  type CbrnDomain,
  type Day,
  type FundingState,
  type Obligation,
  type PlanTheme,
} from '@portal/domain';
import { sampleObjectives } from './sample-plan-actions.js';

/** What was said of an action: so many months after the plan's first day, in per cent. */
export interface SampleReport {
  readonly day: Day;
  readonly progress: number;
  readonly state: ActionState;
  readonly note: string;
  readonly reason: string | null;
}

/** An invented action as it is written down: days as months after the plan's first one. */
export interface WrittenAction {
  readonly title: string;
  readonly domains: readonly CbrnDomain[];
  readonly phase: ActionPhase;
  readonly priority?: ActionPriority;
  readonly lead: string;
  readonly supporting?: readonly string[];
  /** First and last month, both inclusive. */
  readonly months: readonly [number, number];
  readonly cost?: readonly [amount: number, currency: 'EUR' | 'MRU', state: FundingState, funded?: number];
  readonly answersTo?: readonly Obligation[];
  /** Places of those of its objective that it waits for, from 1. */
  readonly after?: readonly number[];
  readonly told: readonly (readonly [month: number, progress: number, note: string])[];
  /** What its last report says it is, where that is not in progress. */
  readonly state?: 'blocked' | 'done' | 'verified' | 'cancelled';
  readonly reason?: string;
  /** Only the second version has it. */
  readonly isNew?: boolean;
}

export interface WrittenObjective {
  readonly title: string;
  readonly theme: PlanTheme;
  readonly actions: readonly WrittenAction[];
}

export interface SampleAction extends Omit<WrittenAction, 'months' | 'told'> {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly reports: readonly SampleReport[];
}

export interface SamplePlan {
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** The first version, and the one that took its place. */
  readonly adopted: readonly [Day, Day];
  readonly objectives: readonly (Omit<WrittenObjective, 'actions'> & { readonly actions: readonly SampleAction[] })[];
}

const monthsGone = 34;
const monthsLong = 60;

/** One invented plan of Mauritania, in the thirty-fifth of its sixty months on the day of the first load. */
export function samplePlan(today: Day): SamplePlan {
  const startsOn = `${addMonths(today, -monthsGone).slice(0, 7)}-01`;
  const dayIn = (month: number, day: number) => addDays(addMonths(startsOn, month), day);
  const lastOf = (month: number) => addDays(addMonths(startsOn, month + 1), -1);
  return {
    startsOn,
    endsOn: lastOf(monthsLong - 1),
    adopted: [dayIn(1, 9), dayIn(8, 13)],
    objectives: sampleObjectives.map(({ actions, ...objective }) => ({
      ...objective,
      actions: actions.map(({ months, told, ...action }) => ({
        ...action,
        startsOn: dayIn(months[0], 0),
        endsOn: lastOf(months[1]),
        reports: told.map(([month, progress, note], place): SampleReport => {
          const isLast = place === told.length - 1;
          // The second look of another person comes after the report that it looks at.
          const state = isLast
            ? (action.state ?? 'in-progress')
            : isBefore(action, place, told)
              ? 'done'
              : 'in-progress';
          return {
            day: earlier(dayIn(month, 11), today),
            progress,
            state,
            note,
            reason: isLast ? (action.reason ?? null) : null,
          };
        }),
      })),
    })),
  };
}

function isBefore({ state }: Pick<WrittenAction, 'state'>, place: number, told: readonly unknown[]): boolean {
  return state === 'verified' && place === told.length - 2;
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
