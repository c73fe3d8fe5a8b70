/** The seats of a country at a round table (domain.md, "Delegation"). */
export const delegationSeats = ['head', 'delegate', 'alternate', 'observer', 'interpreter'] as const;
export type DelegationSeat = (typeof delegationSeats)[number];

/** How many of each seat a country has. */
export type SeatQuota = Readonly<Record<DelegationSeat, number>>;

/** What a country has where its secretariat set nothing else. */
export const defaultQuota: SeatQuota = { head: 1, delegate: 3, alternate: 1, observer: 1, interpreter: 1 };

/** What a delegate answered. */
export const delegateAnswers = ['invited', 'seen', 'nominated', 'accepted', 'tentative', 'declined'] as const;
export type DelegateAnswer = (typeof delegateAnswers)[number];

/** How a delegate was there on the day. */
export const delegateAttendances = ['in-person', 'online', 'absent', 'excused'] as const;
export type DelegateAttendance = (typeof delegateAttendances)[number];

/** What a country has done before it sits at the table, in the order of the grid. */
export const readinessSteps = ['invited', 'nominated', 'letter', 'travel', 'briefing', 'position', 'status'] as const;
export type ReadinessStep = (typeof readinessSteps)[number];

/** Steps that somebody ticks; the others follow from records. */
export const tickedSteps = ['letter', 'travel', 'briefing'] as const;
export type TickedStep = (typeof tickedSteps)[number];

/** What is marked at a step: done, accepted as it is with a reason, or open again. */
export const readinessMarks = ['done', 'accepted', 'open'] as const;
export type ReadinessMarkKind = (typeof readinessMarks)[number];

export const readinessStates = ['done', 'due', 'late', 'accepted', 'not-needed'] as const;
export type ReadinessState = (typeof readinessStates)[number];

/** What a round table owes before and after, in six languages; a region's own items have a title beside these. */
export const checklistKeys = [
  'dates',
  'invitations',
  'papers',
  'reminders',
  'round-table',
  'minutes',
  'conclusions',
] as const;
export type ChecklistKey = (typeof checklistKeys)[number];

export const checklistStates = ['done', 'due', 'late'] as const;
export type ChecklistState = (typeof checklistStates)[number];
