/**
 * Positions of the member countries of a round table (domain.md, "Country position"; §82). Each word on one is appended;
 * `after` is the number of the last one that the writer saw (0: none), else 412 with the present one.
 *
 *   GET    positions?roundTable=                     Positions: every member country with what is known
 *   GET    positions/versions?roundTable=&country=   PositionVersions: every word on one country, the last one first
 *   POST   positions                                 PositionInput → Positions
 *   POST   positions/drafts                          PositionDraftInput → Positions
 *   POST   positions/taken-down                      PositionTakenDownInput → Positions
 *   POST   positions/not-heard                       PositionNotHeardInput → Positions
 *   POST   positions/asks                            OfRoundTable → Positions: asks every country that is not heard
 */
import * as z from 'zod';
import { hearingChannels, positionKinds } from '@portal/domain';
import { whole } from './lists.js';
import { Id, Instant, Iso3, Reason, text } from './scalars.js';
import { Hand } from './status.js';

export const PositionKind = z.enum(positionKinds).meta({ id: 'PositionKind' });
export const HearingChannel = z.enum(hearingChannels).meta({ id: 'HearingChannel' });
/** A country writes in its own language, which need not be one of the portal's. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/)
  .meta({ id: 'LanguageTag', description: 'BCP 47' });
const Wording = text(8000);

/** Words on needs and priorities, in their own language. */
export const PositionWords = z
  .object({ language: LanguageTag, needs: z.string(), priorities: z.string() })
  .meta({ id: 'PositionWords' });
export type PositionWords = z.infer<typeof PositionWords>;

/** One word on a country's position: who, when, how. */
export const PositionVersion = z
  .object({
    number: z.number().int(),
    kind: PositionKind,
    /** Null where there are none: will speak, or not heard. */
    words: PositionWords.nullable(),
    /** How it was heard; null where the country wrote itself. */
    channel: HearingChannel.nullable(),
    /** Why a country was not heard. */
    reason: z.string(),
    by: Hand.nullable(),
    at: Instant,
  })
  .meta({ id: 'PositionVersion' });
export type PositionVersion = z.infer<typeof PositionVersion>;
export const PositionVersions = whole(PositionVersion).meta({ id: 'PositionVersions' });
export type PositionVersions = z.infer<typeof PositionVersions>;

export const CountryPosition = z
  .object({
    iso3: Iso3,
    name: z.string(),
    /** The last word; null: nothing yet. */
    last: PositionVersion.nullable(),
    /** When it was asked: with the invitation, and since. */
    askedAt: z.array(Instant),
    /** For the country's own people alone. */
    draft: PositionWords.extend({ at: Instant }).nullable(),
    mayWrite: z.boolean(),
    mayTakeDown: z.boolean(),
  })
  .meta({ id: 'CountryPosition' });
export type CountryPosition = z.infer<typeof CountryPosition>;

/** Not heard first, then in the order of their names. */
export const Positions = z
  .object({
    roundTable: Id,
    items: z.array(CountryPosition),
    heard: z.number().int(),
    /** Member countries for which nothing is recorded: the round table cannot be concluded. */
    unheard: z.array(Iso3),
    mayAsk: z.boolean(),
  })
  .meta({ id: 'Positions' });
export type Positions = z.infer<typeof Positions>;

export const PositionVersionsQuery = z.strictObject({ roundTable: Id, country: Iso3 });
export type PositionVersionsQuery = z.infer<typeof PositionVersionsQuery>;

const of = { roundTable: Id, country: Iso3 };
const after = z.number().int().min(0);
const said = { language: LanguageTag, needs: Wording.default(''), priorities: Wording.default('') };

/** A country gives its position, or says that it will speak at the meeting (then without words). */
export const PositionInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...of, after, kind: z.literal('given'), ...said }),
    z.strictObject({ ...of, after, kind: z.literal('will-speak') }),
  ])
  .meta({ id: 'PositionInput' });
export type PositionInput = z.infer<typeof PositionInput>;

/** Kept for the country's own people until it is given; the last one stands. */
export const PositionDraftInput = z.strictObject({ ...of, ...said }).meta({ id: 'PositionDraftInput' });
export type PositionDraftInput = z.infer<typeof PositionDraftInput>;

export const PositionTakenDownInput = z
  .strictObject({ ...of, after, channel: HearingChannel, ...said })
  .meta({ id: 'PositionTakenDownInput' });
export type PositionTakenDownInput = z.infer<typeof PositionTakenDownInput>;

export const PositionNotHeardInput = z
  .strictObject({ ...of, after, reason: Reason })
  .meta({ id: 'PositionNotHeardInput' });
export type PositionNotHeardInput = z.infer<typeof PositionNotHeardInput>;
