/** How somebody is told by mail, beside what they see in the portal (domain.md, "Notification"). */
export const mailChoices = ['at-once', 'daily', 'never'] as const;
export type MailChoice = (typeof mailChoices)[number];

/** A notification that no mail told yet. */
export interface ToMail {
  readonly id: string;
  readonly kind: string;
}

/** What of it goes now, what waits for the mail of the day, and what no mail tells. */
export interface Mailing<T extends ToMail> {
  readonly now: readonly T[];
  readonly later: readonly T[];
  readonly never: readonly T[];
}

/**
 * What one mail tells now. Of the same kind one mail a day at most: whoever is told at once gets the first of a kind
 * at once and the rest with the next mail of another day.
 *
 * @param mailedToday the kinds of which a mail already went to this person today (UTC)
 * @param isMailOfTheDay whether this is the mail that comes once a day
 */
export function mailingOf<T extends ToMail>(
  choice: MailChoice,
  waiting: readonly T[],
  mailedToday: ReadonlySet<string>,
  isMailOfTheDay: boolean,
): Mailing<T> {
  if (choice === 'never') return { now: [], later: [], never: waiting };
  if (choice === 'daily' && !isMailOfTheDay) return { now: [], later: waiting, never: [] };
  return {
    now: waiting.filter(({ kind }) => !mailedToday.has(kind)),
    later: waiting.filter(({ kind }) => mailedToday.has(kind)),
    never: [],
  };
}
