import { type Actor, isFocalPointOf, isSecretariatOf, isTeamMemberOf } from '../identity/actor.js';
import { type Visibility, visibilities } from '../identity/visibility.js';
import { conflict, forbidden, invalid, type Refusal } from '../refusal.js';

/** What a document is, in the order of the choice. */
export const documentKinds = ['decree', 'plan', 'report', 'minutes', 'letter', 'agreement', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Media types that a browser shows without running anything. */
export const previewTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;

/** Where a document belongs: one country, or one region. */
export interface Place {
  readonly iso3: string | null;
  readonly region: string | null;
}

/** What of a document its change depends on. */
export interface DocumentToChange extends Place {
  readonly visibility: Visibility;
  readonly uploadedById: string | null;
  readonly isRemoved: boolean;
  readonly isReplaced: boolean;
}

/** Whether the actor owns what is there: the country's focal point, the region's secretariat. */
export function ownsDocumentsOf(actor: Actor, { iso3, region }: Place): boolean {
  return iso3 === null ? isSecretariatOf(actor, region === null ? [] : [region]) : isFocalPointOf(actor, iso3);
}

/** Whether the actor may put documents there: its own people, and the secretariats of a country's regions. */
export function mayAddDocument(actor: Actor, place: Place, regionsOfCountry: readonly string[]): boolean {
  if (ownsDocumentsOf(actor, place)) return true;
  return place.iso3 !== null && (isTeamMemberOf(actor, place.iso3) || isSecretariatOf(actor, regionsOfCountry));
}

/** Whether one visibility shows to more people than another. */
export function isWider(one: Visibility, other: Visibility): boolean {
  return visibilities.indexOf(one) < visibilities.indexOf(other);
}

/** Why the actor may not put a document with this visibility there, or null: nobody puts one where they could not see it. */
export function refusalToAddDocument(
  actor: Actor,
  place: Place,
  regionsOfCountry: readonly string[],
  visibility: Visibility,
): Refusal | null {
  if (!mayAddDocument(actor, place, regionsOfCountry)) {
    return forbidden(place.iso3 === null ? 'not-your-region' : 'not-your-country');
  }
  return visibility === 'restricted' && !isOwnPlace(actor, place)
    ? invalid({ pointer: '/visibility', code: 'not-allowed' })
    : null;
}

/**
 * Why the actor may not change, replace or remove a document, or null. State first; then: its owner, and whoever
 * uploaded it while they may upload there; to more people only its owner shows it.
 */
export function refusalToChangeDocument(
  actor: Actor,
  document: DocumentToChange,
  regionsOfCountry: readonly string[],
  wanted: Visibility = document.visibility,
): Refusal | null {
  if (document.isRemoved) return conflict('removed');
  if (document.isReplaced) return conflict('replaced');
  const isOwner = ownsDocumentsOf(actor, document);
  const isUploader = document.uploadedById === actor.id && mayAddDocument(actor, document, regionsOfCountry);
  if (!isOwner && !isUploader) return forbidden('not-your-document');
  if (isWider(wanted, document.visibility) && !isOwner) return forbidden('only-owner-widens');
  return wanted === 'restricted' && !isOwnPlace(actor, document)
    ? invalid({ pointer: '/visibility', code: 'not-allowed' })
    : null;
}

/** Whether what is restricted there is read by the actor. */
function isOwnPlace(actor: Actor, place: Place): boolean {
  return ownsDocumentsOf(actor, place) || (place.iso3 !== null && isTeamMemberOf(actor, place.iso3));
}
