import type { WorkItem } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { addDays, daysBetween } from '@portal/domain';

/** How soon something is due. */
export type Urgency = 'overdue' | 'this-week' | 'later';
export const urgencies: readonly Urgency[] = ['overdue', 'this-week', 'later'];

/** Due before today, within the next seven days, or later; without a day: later. */
export function urgencyOf(item: Pick<WorkItem, 'dueOn'>, today: Day): Urgency {
  if (item.dueOn === null) return 'later';
  if (item.dueOn < today) return 'overdue';
  return item.dueOn < addDays(today, 7) ? 'this-week' : 'later';
}

export interface WorkGroup {
  readonly urgency: Urgency;
  readonly items: readonly WorkItem[];
}

/** The groups that hold something, each in the order in which the server gave it: most urgent first. */
export function groupsOf(items: readonly WorkItem[], today: Day): readonly WorkGroup[] {
  return urgencies
    .map((urgency) => ({ urgency, items: items.filter((item) => urgencyOf(item, today) === urgency) }))
    .filter((group) => group.items.length > 0);
}

/** Whole days by which something is overdue; 0 where it is not. */
export function daysOverdue(item: Pick<WorkItem, 'dueOn'>, today: Day): number {
  return item.dueOn === null ? 0 : Math.max(0, daysBetween(item.dueOn, today));
}

/** An item that the row itself does: a confirmation is one click. */
export type OneClick = WorkItem & { readonly iso3: string; readonly indicator: string; readonly claimId: string };

export function isOneClick(item: WorkItem): item is OneClick {
  return item.kind === 'confirm' && item.iso3 !== null && item.indicator !== null && item.claimId !== null;
}

/** The row that j or k moves to: the first at the start, then within the ends. */
export function rowAfter(count: number, at: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (at < 0) return 0;
  return Math.min(Math.max(at + step, 0), count - 1);
}
