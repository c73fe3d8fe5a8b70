import type { PersonalData } from '@portal/contracts';

type Item = PersonalData['parts'][number]['items'][number];

/** One thing held, to be read: its field, and the value as it is or as a list. */
export interface HeldLine {
  readonly field: string;
  readonly value: string;
  /** A day, an instant or a word: how the page writes it. */
  readonly kind: 'day' | 'instant' | 'word';
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:/;

/** The fields of a row that say something. */
export function linesOf(item: Item): readonly HeldLine[] {
  return Object.entries(item).flatMap(([field, held]): HeldLine[] => {
    const value = Array.isArray(held) ? held.join(', ') : held === null ? '' : String(held);
    if (value === '') return [];
    return [{ field, value, kind: day.test(value) ? 'day' : instant.test(value) ? 'instant' : 'word' }];
  });
}
