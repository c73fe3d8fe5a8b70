import { addDays, type Day } from '../day.js';
import type { ChecklistState, ReadinessStep } from './vocabulary.js';

/** A line of a checklist: so many days before (negative) or after the first day of the meeting. */
export interface ChecklistPlan {
  readonly key: string;
  readonly days: number;
  /** In the region's own words, where it is none that every region has. */
  readonly title: string;
}

/** What a region has that changed nothing. */
export const defaultChecklist: readonly ChecklistPlan[] = [
  { key: 'dates', days: -90, title: '' },
  { key: 'invitations', days: -60, title: '' },
  { key: 'papers', days: -30, title: '' },
  { key: 'reminders', days: -7, title: '' },
  { key: 'round-table', days: 0, title: '' },
  { key: 'minutes', days: 5, title: '' },
  { key: 'conclusions', days: 15, title: '' },
];

/** By how many days before the meeting a country has taken each step, where its region says nothing else. */
export const defaultStepDays: Readonly<Record<ReadinessStep, number>> = {
  invited: -60,
  nominated: -23,
  letter: -16,
  travel: -7,
  briefing: -3,
  position: -16,
  status: -14,
};

/** The day of a line; null: the meeting has no day yet. */
export function checklistDay(firstDay: Day | null, days: number): Day | null {
  return firstDay === null ? null : addDays(firstDay, days);
}

/** Late from the day after the one that it was due on. */
export function checklistState(dueOn: Day | null, isDone: boolean, today: Day): ChecklistState {
  if (isDone) return 'done';
  return dueOn !== null && dueOn < today ? 'late' : 'due';
}
