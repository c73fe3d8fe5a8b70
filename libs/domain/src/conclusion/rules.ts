import { conflict, type Refusal } from '../refusal.js';
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
