/**
 * The regional risk picture (domain.md, "Visibility"): a frozen publication, at most one a quarter, without filters; of
 * each domain only whether fewer than half or at least half of the countries that share have a risk there that must be
 * treated. For the people of the region; to anybody else it is as if there were none.
 *
 *   GET    regional-risk-picture/:code               RegionalRiskPicture
 *   POST   regional-risk-picture/sharing             PictureSharingInput: its focal point joins or leaves
 *   POST   regional-risk-picture/drafts              PictureDraftInput: the secretariat draws it; its words are fixed and hidden
 *   POST   regional-risk-picture/looks               PictureLookInput: a sharing country sees what others will see
 *   POST   regional-risk-picture/consents            PictureConsentInput: of fewer than five each agrees, to look and to publish
 *   POST   regional-risk-picture/publications        PictureDraftInput: the secretariat publishes what was drawn
 *
 * Every act answers the RegionalRiskPicture as it stands then.
 */
import * as z from 'zod';
import { pictureConsents, pictureWords } from '@portal/domain';
import { PlanRight } from './plan-actions.js';
import { Day, Id, Instant, Iso3, RegionCode } from './scalars.js';
import { Hand } from './status.js';

const Word = z.enum(pictureWords);
export const PictureWords = z.object({ C: Word, B: Word, R: Word, N: Word }).meta({ id: 'PictureWords' });
export type PictureWords = z.infer<typeof PictureWords>;

export const PublishedPicture = z
  .object({
    id: Id,
    /** The first day of its quarter. */
    quarter: Day,
    /** Of whom it is, in the order of their codes. */
    countries: z.array(Iso3),
    words: PictureWords,
    at: Instant,
    by: Hand.nullable(),
  })
  .meta({ id: 'PublishedPicture' });
export type PublishedPicture = z.infer<typeof PublishedPicture>;

/** What was drawn and is not published: everything but its words. */
export const PictureDraft = z
  .object({
    id: Id,
    countries: z.array(Iso3),
    at: Instant,
    by: Hand.nullable(),
    /** Of those who share now; else it must be drawn anew. */
    isCurrent: z.boolean(),
    looked: z.array(Iso3),
    agreedToLook: z.array(Iso3),
    consented: z.array(Iso3),
    /** From this day on it does not wait for those who have not looked. */
    waitsUntil: Day,
  })
  .meta({ id: 'PictureDraft' });
export type PictureDraft = z.infer<typeof PictureDraft>;

export const RegionalRiskPicture = z
  .object({
    region: RegionCode,
    /** The first day of the present quarter. */
    quarter: Day,
    /** From so many countries on none is asked for its consent. */
    fewestSharing: z.number().int(),
    /** The last one first. */
    published: z.array(PublishedPicture),
    sharing: z.array(z.object({ iso3: Iso3, since: Instant })),
    /** Of this quarter; for those whose it is and for whoever publishes it. */
    draft: PictureDraft.nullable(),
    /** The reader's own countries that count in this region. */
    mine: z.array(
      z.object({
        country: Iso3,
        shares: z.boolean(),
        /** What its people looked at: exactly what others will see. */
        seen: PictureWords.nullable(),
        share: PlanRight,
        look: PlanRight,
        agreeToLook: PlanRight,
        consent: PlanRight,
      }),
    ),
    /** Without asking what could be told from it: that is answered when it is drawn. */
    rights: z.object({ draft: PlanRight, publish: PlanRight }),
  })
  .meta({ id: 'RegionalRiskPicture' });
export type RegionalRiskPicture = z.infer<typeof RegionalRiskPicture>;

export const PictureSharingInput = z
  .strictObject({ country: Iso3, shares: z.boolean() })
  .meta({ id: 'PictureSharingInput' });
export type PictureSharingInput = z.infer<typeof PictureSharingInput>;
export const PictureDraftInput = z.strictObject({ region: RegionCode }).meta({ id: 'PictureDraftInput' });
export type PictureDraftInput = z.infer<typeof PictureDraftInput>;
export const PictureLookInput = z.strictObject({ country: Iso3, draftId: Id }).meta({ id: 'PictureLookInput' });
export type PictureLookInput = z.infer<typeof PictureLookInput>;
export const PictureConsentInput = z
  .strictObject({ country: Iso3, draftId: Id, to: z.enum(pictureConsents) })
  .meta({ id: 'PictureConsentInput' });
export type PictureConsentInput = z.infer<typeof PictureConsentInput>;
