/**
 * Conclusions of a round table: drafted by several at once, then adopted and frozen (domain.md, "Conclusion"; §82). The
 * draft is a document of Yjs: each change of it is an update, sent up by POST and handed down as server-sent events.
 *
 *   GET    round-tables/:id/conclusions                         Conclusions
 *   GET    round-tables/:id/conclusions/stream                  text/event-stream of ConclusionEvent
 *   POST   round-tables/:id/conclusions/updates                 ConclusionUpdate → kept
 *   POST   round-tables/:id/conclusions/presence                ConclusionPresence
 *   POST   round-tables/:id/conclusions/adoption                ConclusionAdoption → Conclusions
 *   POST   conclusions/:id/corrections                          ConclusionCorrection → Conclusions
 */
import * as z from 'zod';
import { conclusionKinds, positionKinds } from '@portal/domain';
import { Id, Instant, Iso3, Language, Reason, words } from './scalars.js';
import { Hand } from './status.js';

export const ConclusionKind = z.enum(conclusionKinds).meta({ id: 'ConclusionKind' });

/** What it says, by language; the source's among them. */
const ConclusionTexts = z.partialRecord(Language, z.string());

/** An adopted conclusion as it was adopted or corrected; never changed. */
const ConclusionVersion = z.object({
  id: Id,
  /** 1: as adopted; each correction is the next. */
  edition: z.number().int(),
  kind: ConclusionKind,
  texts: ConclusionTexts,
  /** Languages whose text was made from another version of the source's. */
  behind: z.array(Language),
  answers: z.array(Iso3),
  /** Why it was corrected; empty for the first. */
  reason: z.string(),
  by: Hand,
  at: Instant,
});

/** A numbered conclusion: as it stands, and what it said before. */
export const Conclusion = ConclusionVersion.extend({
  number: z.number().int(),
  earlier: z.array(ConclusionVersion),
}).meta({ id: 'Conclusion' });
export type Conclusion = z.infer<typeof Conclusion>;

/** All conclusions of one round table with their draft. */
export const Conclusions = z
  .object({
    roundTableId: Id,
    /** The language in which they are drafted; the others follow it. */
    source: Language,
    adopted: z.array(Conclusion),
    /** The draft as one update of Yjs, Base64; empty where nobody has written. */
    draft: z.string(),
    /** The region's countries whose visions the conclusions must hold, by name; observers are not among them. */
    countries: z.array(
      z.object({
        iso3: Iso3,
        name: z.string(),
        /** The last word on its position; null: nothing yet. */
        position: z.enum(positionKinds).nullable(),
      }),
    ),
    mayDraft: z.boolean(),
    mayAdopt: z.boolean(),
    mayCorrect: z.boolean(),
    sample: z.boolean(),
  })
  .meta({ id: 'Conclusions' });
export type Conclusions = z.infer<typeof Conclusions>;

const Base64 = z
  .string()
  .min(4)
  .max(400_000)
  .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

/** Changes that somebody made: applied in any order and any number of times they give the same text. */
export const ConclusionUpdate = z.strictObject({ update: Base64 }).meta({ id: 'ConclusionUpdate' });
export type ConclusionUpdate = z.infer<typeof ConclusionUpdate>;

/** Where somebody is; nothing of it is kept. `paragraph` null: they have left. */
export const ConclusionPresence = z
  .strictObject({ seat: Id, paragraph: z.uuid().nullable(), language: Language })
  .meta({ id: 'ConclusionPresence' });
export type ConclusionPresence = z.infer<typeof ConclusionPresence>;

/** `seen`: a snapshot of Yjs of what they saw, Base64: what somebody wrote meanwhile is not adopted unread. */
export const ConclusionAdoption = z.strictObject({ seen: Base64 }).meta({ id: 'ConclusionAdoption' });
export type ConclusionAdoption = z.infer<typeof ConclusionAdoption>;

export const ConclusionCorrection = z
  .strictObject({
    kind: ConclusionKind,
    texts: z.partialRecord(Language, words(4000)),
    answers: z.array(Iso3).max(100),
    reason: Reason,
  })
  .meta({ id: 'ConclusionCorrection' });
export type ConclusionCorrection = z.infer<typeof ConclusionCorrection>;

/** What the stream of a draft hands down. */
export const ConclusionEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('update'), update: z.string() }),
  z.object({
    kind: z.literal('presence'),
    seat: Id,
    name: z.string(),
    paragraph: z.uuid().nullable(),
    language: Language,
  }),
  /** It was adopted: read it anew. */
  z.object({ kind: z.literal('adopted') }),
]);
export type ConclusionEvent = z.infer<typeof ConclusionEvent>;
