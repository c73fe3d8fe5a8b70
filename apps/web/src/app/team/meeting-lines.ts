import type { MeetingDecision, TeamMeetingSummary } from '@portal/contracts';
import type { Day, Instant } from '@portal/domain';

/** A decision with the meeting that took it. */
export interface Decided {
  readonly decision: MeetingDecision;
  readonly meeting: TeamMeetingSummary;
}

/** Open decisions first, those due first on top; then what is done, the latest first. At most so many. */
export function latestDecisions(meetings: readonly TeamMeetingSummary[], most: number): readonly Decided[] {
  const all = meetings.flatMap((meeting) => meeting.decisions.map((decision) => ({ decision, meeting })));
  const open = all.filter(({ decision }) => decision.doneOn === null);
  const done = all.filter(({ decision }) => decision.doneOn !== null);
  return [
    ...open.toSorted((one, other) => dueOf(one).localeCompare(dueOf(other))),
    ...done.toSorted((one, other) => (other.decision.doneOn ?? '').localeCompare(one.decision.doneOn ?? '')),
  ].slice(0, most);
}

function dueOf({ decision }: Decided): string {
  return decision.due ?? '9999-12-31';
}

export function isLate({ due, doneOn }: MeetingDecision, today: Day): boolean {
  return due !== null && doneOn === null && due < today;
}

/** Those to come, the next first; then those that were, the latest first. Cancelled ones stay where they are. */
export function inOrder(meetings: readonly TeamMeetingSummary[], now: Instant): readonly TeamMeetingSummary[] {
  const coming = meetings.filter(({ endsAt }) => Date.parse(endsAt) > Date.parse(now));
  const past = meetings.filter(({ endsAt }) => Date.parse(endsAt) <= Date.parse(now));
  return [
    ...coming.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt)),
    ...past.toSorted((one, other) => other.startsAt.localeCompare(one.startsAt)),
  ];
}
