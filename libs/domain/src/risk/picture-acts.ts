import { addDays, type Day } from '../day.js';
import { type Actor, isFocalPointOf } from '../identity/actor.js';
import { conflict, forbidden, type Refusal } from '../refusal.js';
import { type RoundTablePlace, runsRoundTable } from '../round-table/life.js';
import { fewestSharing, fingerprintOf, refusalToPublishPicture, refusalToShowPicture } from './regional-picture.js';
import type { RegionalPicture } from './regional-picture.js';

/** So long a drafted picture waits for the countries whose it is, unless each of them has looked at it before. */
export const daysToLook = 7;

/** What a country of fewer than five agrees to: that they look at the picture together; then, that it is published. */
export const pictureConsents = ['look', 'publish'] as const;
export type PictureConsent = (typeof pictureConsents)[number];

/** A picture that was drawn for its countries to look at; its words are fixed from then on. */
export interface DraftedPicture {
  readonly picture: RegionalPicture;
  readonly draftedOn: Day;
  /** Countries that looked at it, that agreed to look together, and that agree to its publication. */
  readonly looked: readonly string[];
  readonly agreed: readonly string[];
  readonly consented: readonly string[];
}

/** Everything that anybody was shown, the earliest first. */
export type ShownPictures = readonly Pick<RegionalPicture, 'countries' | 'words'>[];

type Place = Pick<RoundTablePlace, 'region' | 'hasSecretariat'>;

/**
 * A country's focal point decides whether it shares; it joins with an approved assessment. Whose country it is not is told
 * nothing of its assessments.
 */
export function refusalToSharePicture(
  actor: Actor,
  iso3: string,
  { joins, hasApproved }: { readonly joins: boolean; readonly hasApproved: boolean },
): Refusal | null {
  if (!isFocalPointOf(actor, iso3)) return forbidden('focal-point-shares');
  return joins && !hasApproved ? conflict('no-approved-assessment') : null;
}

/** The region's secretariat draws and publishes; a coordinator where none is in office. */
export function refusalToRunPicture(actor: Actor, place: Place): Refusal | null {
  return runsRoundTable(actor, place) ? null : forbidden('not-your-picture');
}

/**
 * Whether a picture of these countries may be drawn. It follows from who shares and what was shown, from no rating.
 *
 * @param published the quarters of earlier publications
 */
export function refusalToDraftPicture(
  actor: Actor,
  place: Place,
  { countries, quarter }: Pick<RegionalPicture, 'countries' | 'quarter'>,
  shown: ShownPictures,
  published: readonly Day[],
): Refusal | null {
  const refusal = refusalToRunPicture(actor, place);
  if (refusal) return refusal;
  if (published.includes(quarter)) return conflict('picture-this-quarter');
  if (countries.length === 0) return conflict('nobody-shares');
  return refusalToShowPicture(countries, shown);
}

function missingOf(countries: readonly string[], given: readonly string[]): Refusal | null {
  const involved = countries.filter((iso3) => !given.includes(iso3));
  return involved.length > 0 ? { refused: 'conflict', code: 'picture-needs-consent', involved } : null;
}

/** The draft, where it is of the countries that share now and of this one among them. */
function refusalOfDraft(draft: DraftedPicture | null, present: readonly string[], iso3: string): Refusal | null {
  if (draft === null) return conflict('no-draft');
  if (!present.includes(iso3)) return conflict('not-sharing');
  return isOf(draft, present) ? null : conflict('picture-changed');
}

function isOf({ picture: { countries } }: DraftedPicture, present: readonly string[]): boolean {
  return countries.length === present.length && countries.every((iso3) => present.includes(iso3));
}

/**
 * The focal point of a country that shares sees what others will see. Of fewer than five each must have agreed that they
 * look together: one's own rating and the words would tell the others' otherwise, before they were asked.
 *
 * @param present the countries that share now
 * @param shown without this very draft
 */
export function refusalToLookAtPicture(
  actor: Actor,
  iso3: string,
  draft: DraftedPicture | null,
  present: readonly string[],
  shown: ShownPictures,
): Refusal | null {
  if (!isFocalPointOf(actor, iso3)) return forbidden('focal-point-shares');
  const refusal = refusalOfDraft(draft, present, iso3);
  if (refusal || draft === null) return refusal;
  const { countries } = draft.picture;
  const missing = countries.length < fewestSharing ? missingOf(countries, draft.agreed) : null;
  if (missing) return missing;
  // It was shown already.
  return draft.looked.length > 0 ? null : refusalToShowPicture(countries, shown);
}

/** Consent to a publication is to the very picture, which the country has seen. */
export function refusalToConsentToPicture(
  actor: Actor,
  iso3: string,
  to: PictureConsent,
  draft: DraftedPicture | null,
  present: readonly string[],
): Refusal | null {
  if (!isFocalPointOf(actor, iso3)) return forbidden('focal-point-shares');
  const refusal = refusalOfDraft(draft, present, iso3);
  if (refusal || draft === null) return refusal;
  return to === 'look' || draft.looked.includes(iso3) ? null : conflict('picture-not-seen');
}

/** What stands against publishing a draft, whoever asks. */
export interface PictureToPublish {
  readonly draft: DraftedPicture | null;
  /** The countries that share now. */
  readonly present: readonly string[];
  readonly today: Day;
  /** Without this very draft. */
  readonly shown: ShownPictures;
  /** The quarters of earlier publications. */
  readonly published: readonly Day[];
}

/** Once a quarter, of those who share to this day, after each could look and leave. */
export function refusalToPublishDraft(
  actor: Actor,
  place: Place,
  { draft, present, today, shown, published }: PictureToPublish,
): Refusal | null {
  const refusal = refusalToRunPicture(actor, place);
  if (refusal) return refusal;
  if (draft === null) return conflict('no-draft');
  const { picture, looked, consented, draftedOn } = draft;
  if (published.includes(picture.quarter)) return conflict('picture-this-quarter');
  if (!isOf(draft, present)) return conflict('picture-changed');
  const unseen = picture.countries.filter((iso3) => !looked.includes(iso3));
  if (unseen.length > 0 && today < addDays(draftedOn, daysToLook)) {
    return { refused: 'conflict', code: 'picture-not-seen', involved: unseen };
  }
  const fingerprint = fingerprintOf(picture);
  const consents = consented.map((iso3) => ({ iso3, fingerprint }));
  return refusalToPublishPicture(picture, shown, published, consents);
}
