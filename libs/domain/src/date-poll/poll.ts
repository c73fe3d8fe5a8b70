import type { Day } from '../day.js';
import { conflict, type Refusal } from '../refusal.js';
import type { RoundTableLife } from '../round-table/vocabulary.js';

/** What a country says to a date (domain.md, "Date poll"). */
export const pollAnswers = ['yes', 'if-need-be', 'no'] as const;
export type PollAnswer = (typeof pollAnswers)[number];

/** As it was left; whether it is open depends on the day and the meeting besides. */
export const pollStates = ['open', 'closed', 'confirmed'] as const;
export type PollState = (typeof pollStates)[number];

/** What of a poll an act on it depends on. */
export interface PollToAnswer {
  readonly state: PollState;
  /** The last day on which countries answer. */
  readonly closesOn: Day;
  readonly life: RoundTableLife;
}

/** Options of a poll at most: letters A to H. */
export const mostPollOptions = 8;

/** Answers count until its last day is over, and never once the meeting has its date or will not take place. */
export function isPollOpen({ state, closesOn, life }: PollToAnswer, today: Day): boolean {
  return state === 'open' && life === 'dates-polled' && today <= closesOn;
}

/** Nothing is answered, and nobody is reminded, once it closed. */
export function refusalOfClosedPoll(poll: PollToAnswer, today: Day): Refusal | null {
  return isPollOpen(poll, today) ? null : conflict('poll-closed');
}

/** The letter of the next option: the letters of options taken back are not given again. */
export function nextPollLetter(letters: readonly string[]): string {
  const last = letters.reduce((most, letter) => Math.max(most, letter.charCodeAt(0)), 64);
  return String.fromCharCode(last + 1);
}
