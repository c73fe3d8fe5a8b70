import { conflict, type Refusal } from '../refusal.js';
import { isHeard, type PositionKind } from '../position/position.js';
import type { RoundTableLife } from '../round-table/vocabulary.js';

/** Whose visions stand in how many conclusions. */
export interface CountryAnswered {
  readonly iso3: string;
  readonly count: number;
}

/** How many conclusions answer each country, in the order given; none is what the page shows first (§82). */
export function visionsIn(
  countries: readonly string[],
  conclusions: readonly { readonly answers: readonly string[] }[],
): readonly CountryAnswered[] {
  return countries.map((iso3) => ({
    iso3,
    count: conclusions.filter(({ answers }) => answers.includes(iso3)).length,
  }));
}

/**
 * What the conclusions owe a country (§82): its vision is in one; it was heard and is in none; it is still to be heard;
 * or it was not heard, with a reason, so that there is no vision to be held.
 */
export type VisionState = 'answered' | 'missing' | 'awaited' | 'not-heard';

/**
 * @param position the last word on the country's position; null: nothing yet
 * @param count in how many conclusions its vision is
 */
export function visionState(position: PositionKind | null, count: number): VisionState {
  if (count > 0) return 'answered';
  if (isHeard(position)) return 'missing';
  return position === 'not-heard' ? 'not-heard' : 'awaited';
}

/** Each country with in how many conclusions its vision is, and what they still owe it; in the order given. */
export function visionsOwed<T extends { readonly iso3: string; readonly position: PositionKind | null }>(
  countries: readonly T[],
  conclusions: readonly { readonly answers: readonly string[] }[],
): readonly (T & { readonly count: number; readonly state: VisionState })[] {
  const visions = visionsIn(
    countries.map(({ iso3 }) => iso3),
    conclusions,
  );
  return countries.map((country, place) => {
    const count = visions[place]?.count ?? 0;
    return { ...country, count, state: visionState(country.position, count) };
  });
}

/** Conclusions are drafted from the invitation on, and no more once the round table is over. */
export function refusalToDraftConclusions(life: RoundTableLife): Refusal | null {
  return life === 'invited' || life === 'held' ? null : conflict('not-drafting');
}

/** They are adopted once the round table was held, and corrected as long as it is known: also after it was concluded. */
export function refusalToAdoptConclusions(life: RoundTableLife): Refusal | null {
  return life === 'held' ? null : conflict('not-held');
}

/** A round table is concluded with what it concluded. */
export function refusalToConcludeWithout(adopted: number): Refusal | null {
  return adopted > 0 ? null : conflict('no-conclusions');
}
