import * as z from 'zod';
import { roundStates } from '@portal/domain';
import { anyOf, listing, listOf, paging } from './lists.js';
import { Sample } from './picture.js';
import { Code, Day, Id, Instant, Iso3, Reason, RegionCode, words } from './scalars.js';

export const RoundState = z.enum(roundStates).meta({ id: 'RoundState' });

/** Countries that were asked anything, how many are complete and on time; lines asked and answered. */
export const RoundSums = z
  .object({
    countries: z.number().int(),
    complete: z.number().int(),
    onTime: z.number().int(),
    asked: z.number().int(),
    answered: z.number().int(),
  })
  .meta({ id: 'RoundSums' });
export type RoundSums = z.infer<typeof RoundSums>;

const days = { opens: Day, due: Day, closes: Day };

/**
 * A round that asks countries for indicators; each country of it is asked each. `figures` are of the network; null
 * where so few countries were asked that a sum would name one whose reports the reader does not read.
 */
export const Round = z
  .object({
    id: Id,
    title: z.string(),
    state: RoundState,
    ...days,
    indicators: z.array(Code),
    countries: z.array(Iso3),
    openedAt: Instant,
    figures: RoundSums.nullable(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Round' });
export type Round = z.infer<typeof Round>;
export const Rounds = listOf(Round).meta({ id: 'Rounds' });
export type Rounds = z.infer<typeof Rounds>;
export const RoundsQuery = z.strictObject({
  ...listing,
  state: anyOf(RoundState),
  iso3: anyOf(Iso3),
  indicator: anyOf(Code),
  sample: Sample,
});
export type RoundsQuery = z.infer<typeof RoundsQuery>;
export const RoundQuery = z.strictObject({ sample: Sample });
export type RoundQuery = z.infer<typeof RoundQuery>;

const Title = words(200);

/** Days lie in the order opens, due, closes; the service says so, because it also knows today. */
export const RoundInput = z
  .strictObject({
    title: Title,
    indicators: z.array(Code).min(1).max(50),
    countries: z.array(Iso3).min(1).max(300),
    ...days,
  })
  .meta({ id: 'RoundInput' });
export type RoundInput = z.infer<typeof RoundInput>;

/** Days move later; `closes` also earlier, to today at the earliest. */
export const RoundPatch = z
  .strictObject({ title: Title.optional(), due: Day.optional(), closes: Day.optional() })
  .meta({ id: 'RoundPatch' });
export type RoundPatch = z.infer<typeof RoundPatch>;

/** What a country sends after the closing counts too, until a day; null: whenever. */
export const RoundException = z
  .object({
    id: Id,
    roundId: Id,
    iso3: Iso3,
    reason: z.string(),
    until: Day.nullable(),
    grantedBy: z.object({ id: Id, name: z.string() }).nullable(),
    grantedAt: Instant,
    sample: z.boolean(),
  })
  .meta({ id: 'RoundException' });
export type RoundException = z.infer<typeof RoundException>;
export const RoundExceptions = listOf(RoundException).meta({ id: 'RoundExceptions' });
export type RoundExceptions = z.infer<typeof RoundExceptions>;
export const RoundExceptionsQuery = z.strictObject({ ...paging });
export type RoundExceptionsQuery = z.infer<typeof RoundExceptionsQuery>;
export const RoundExceptionInput = z
  .strictObject({ iso3: Iso3, reason: Reason, until: Day.optional() })
  .meta({ id: 'RoundExceptionInput' });
export type RoundExceptionInput = z.infer<typeof RoundExceptionInput>;

/** How one country stands in a round; only for those who read its reports. */
export const CountryRound = z
  .object({
    iso3: Iso3,
    regions: z.array(RegionCode),
    mainRegion: RegionCode,
    /** Without what it is exempted from on the due day. */
    asked: z.array(Code),
    exempt: z.array(Code),
    answered: z.array(z.object({ indicator: Code, sentAt: Instant })),
    owed: z.array(Code),
    complete: z.boolean(),
    onTime: z.boolean(),
    lastSentAt: Instant.nullable(),
    exceptions: z.array(RoundException),
  })
  .meta({ id: 'CountryRound' });
export type CountryRound = z.infer<typeof CountryRound>;

/**
 * Who answered a round. `regions` holds a region where the reader reads every country that it sums (its main ones).
 * `before` is the round before on the same indicators; its comparison, of the countries that both rounds asked.
 */
export const RoundAnswers = z
  .object({
    round: Round,
    sample: z.enum(['exclude', 'include']),
    countries: z.array(CountryRound),
    regions: z.array(RoundSums.extend({ code: RegionCode })),
    before: z
      .object({
        id: Id,
        title: z.string(),
        ...days,
        indicators: z.array(Code),
        figures: RoundSums.nullable(),
        countries: z.array(
          z.object({
            iso3: Iso3,
            asked: z.number().int(),
            answered: z.number().int(),
            complete: z.boolean(),
            onTime: z.boolean(),
          }),
        ),
        comparison: z.object({ before: RoundSums, now: RoundSums }),
      })
      .nullable(),
  })
  .meta({ id: 'RoundAnswers' });
export type RoundAnswers = z.infer<typeof RoundAnswers>;

/** An open round as the page that reports shows it. */
export const AskedRound = z
  .object({
    id: Id,
    title: z.string(),
    ...days,
    asked: z.array(Code),
    owed: z.array(Code),
    sample: z.boolean(),
  })
  .meta({ id: 'AskedRound' });
export type AskedRound = z.infer<typeof AskedRound>;
