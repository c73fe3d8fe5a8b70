/**
 * Polls on the days of a meeting (domain.md, "Date poll"). All inside see every answer; a country gives its own.
 *
 *   GET   date-polls?roundTable=                DatePolls, the last one first
 *   GET   date-polls/years/:year?sample=        DatePolls that are open, with dates in the year
 *   GET   date-polls/proposals?roundTable=…     DateProposals: days that are free for all
 *   POST  date-polls                            DatePollInput → DatePoll
 *   GET   date-polls/:id                        DatePoll
 *   PATCH date-polls/:id             If-Match   DatePollPatch → DatePoll
 *   POST  date-polls/:id/answers                DatePollAnswersInput → DatePoll
 *   GET   date-polls/:id/reminders              PollReminders: what would be said, to whom
 *   POST  date-polls/:id/reminders              → DatePoll
 *   POST  date-polls/:id/confirmation           PollConfirmationInput → DatePoll
 *   POST  date-polls/:id/close                  → DatePoll
 */
import * as z from 'zod';
import { mostPollOptions, participations, pollAnswers, pollStates, rankReasons } from '@portal/domain';
import { ClockTime } from './agenda-items.js';
import { DateConflict, HolidaysNotKnown } from './date-conflicts.js';
import { whole } from './lists.js';
import { Sample } from './picture.js';
import { Day, Id, Instant, Iso3, Language } from './scalars.js';
import { ZoneName } from './team-meetings.js';

export const PollAnswer = z.enum(pollAnswers).meta({ id: 'PollAnswer' });

/** A date with what was answered to it. */
export const DatePollOption = z
  .object({
    id: Id,
    /** A to H; the letter of an option taken back is not given again. */
    letter: z.string(),
    first: Day,
    last: Day,
    answers: z.array(z.object({ iso3: Iso3, answer: PollAnswer, at: Instant })),
    yes: z.number().int(),
    ifNeedBe: z.number().int(),
    no: z.number().int(),
    /** 1: the best. */
    rank: z.number().int(),
    conflicts: z.array(DateConflict),
  })
  .meta({ id: 'DatePollOption' });

export const DatePoll = z
  .object({
    id: Id,
    roundTable: Id,
    state: z.enum(pollStates),
    closesOn: Day,
    zone: z.string(),
    /** When each day begins and ends. */
    from: ClockTime,
    until: ClockTime,
    options: z.array(DatePollOption),
    countries: z.array(
      z.object({
        iso3: Iso3,
        name: z.string(),
        participation: z.enum(participations),
        isHost: z.boolean(),
        /** Whether it answered every option. */
        hasAnswered: z.boolean(),
      }),
    ),
    /** The option that comes first, and what put it there; null: nobody can come to any yet. */
    best: z.object({ option: Id, reason: z.enum(rankReasons) }).nullable(),
    confirmed: Id.nullable(),
    holidaysNotKnown: z.array(HolidaysNotKnown),
    remindedOn: Day.nullable(),
    answersFor: z.array(Iso3),
    mayRun: z.boolean(),
    mayRemind: z.boolean(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'DatePoll' });
export type DatePoll = z.infer<typeof DatePoll>;
export const DatePolls = whole(DatePoll).meta({ id: 'DatePolls' });
export type DatePolls = z.infer<typeof DatePolls>;

/** For a board: with sample meetings, or without. */
export const DatePollsOfYearQuery = z.strictObject({ sample: Sample });
export type DatePollsOfYearQuery = z.infer<typeof DatePollsOfYearQuery>;

const Options = z
  .array(z.strictObject({ first: Day, last: Day }))
  .min(1)
  .max(mostPollOptions);

/** Asks the countries of a meeting. Without a zone the meeting's own. */
export const DatePollInput = z
  .strictObject({
    roundTable: Id,
    closesOn: Day,
    zone: ZoneName.nullable().default(null),
    from: ClockTime.default('09:00'),
    until: ClockTime.default('17:00'),
    options: Options,
  })
  .meta({ id: 'DatePollInput' });
export type DatePollInput = z.infer<typeof DatePollInput>;

/** Options are replaced whole: days that stay keep their letter and answers. */
export const DatePollPatch = z
  .strictObject({ closesOn: Day, options: Options })
  .partial()
  .meta({ id: 'DatePollPatch' });
export type DatePollPatch = z.infer<typeof DatePollPatch>;

export const DatePollAnswersInput = z
  .strictObject({
    country: Iso3,
    answers: z
      .array(z.strictObject({ option: Id, answer: PollAnswer }))
      .min(1)
      .max(mostPollOptions),
  })
  .meta({ id: 'DatePollAnswersInput' });
export type DatePollAnswersInput = z.infer<typeof DatePollAnswersInput>;

export const PollConfirmationInput = z.strictObject({ option: Id }).meta({ id: 'PollConfirmationInput' });
export type PollConfirmationInput = z.infer<typeof PollConfirmationInput>;

/** What each country that has not answered would be told, in the language of its focal point. */
export const PollReminders = whole(
  z.object({ iso3: Iso3, name: z.string(), people: z.number().int(), language: Language, words: z.string() }),
).meta({ id: 'PollReminders' });
export type PollReminders = z.infer<typeof PollReminders>;

/** Where free days are looked for. */
export const DateProposalsQuery = z.strictObject({
  roundTable: Id,
  first: Day,
  last: Day,
  days: z.coerce.number().int().min(1).max(10).default(3),
  /** Days between today and the first day, at least. */
  notice: z.coerce.number().int().min(0).max(365).default(60),
});
export type DateProposalsQuery = z.infer<typeof DateProposalsQuery>;
export const DateProposals = whole(
  z.object({ first: Day, last: Day, hasTravelDays: z.boolean(), daysAhead: z.number().int() }),
)
  .extend({ holidaysNotKnown: z.array(HolidaysNotKnown) })
  .meta({ id: 'DateProposals' });
export type DateProposals = z.infer<typeof DateProposals>;
