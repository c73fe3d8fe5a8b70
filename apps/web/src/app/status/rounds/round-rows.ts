import type { CountryRound, RoundAnswers } from '@portal/contracts';

/** A country of a round with its name, and how it stood in the round before. */
export interface RoundRow extends CountryRound {
  readonly name: string;
  readonly before: NonNullable<RoundAnswers['before']>['countries'][number] | null;
}

export const standings = ['owing', 'complete', 'late', 'excepted'] as const;
export type Standing = (typeof standings)[number];

/** What the countries are narrowed to; an empty text means "any". */
export interface RowFilter {
  readonly region: string;
  readonly standing: string;
}

export const rowSorts = ['name', 'answered', 'sent'] as const;

/** The countries of a round that the reader may know of, by their names. */
export function rowsOf({ countries, before }: RoundAnswers, nameOf: (iso3: string) => string): readonly RoundRow[] {
  return countries.map((country) => ({
    ...country,
    name: nameOf(country.iso3),
    before: before?.countries.find(({ iso3 }) => iso3 === country.iso3) ?? null,
  }));
}

function stands(row: RoundRow, standing: string): boolean {
  switch (standing) {
    case 'owing':
      return row.owed.length > 0;
    case 'complete':
      return row.complete;
    case 'late':
      return row.complete && !row.onTime;
    case 'excepted':
      return row.exceptions.length > 0;
    default:
      return true;
  }
}

/** A country of two regions is found in both. */
export function matchingRows(rows: readonly RoundRow[], { region, standing }: RowFilter): readonly RoundRow[] {
  return rows.filter((row) => (!region || row.regions.includes(region)) && stands(row, standing));
}

/**
 * By name, by the share that was answered, or by the last sending (never sent comes last either way); a leading `-`
 * turns the order round, and equal ones stay in the order of names.
 */
export function sortedRows(rows: readonly RoundRow[], sort: string, collator: Intl.Collator): readonly RoundRow[] {
  const isDown = sort.startsWith('-');
  const by = isDown ? sort.slice(1) : sort;
  const byName = (one: RoundRow, other: RoundRow) => collator.compare(one.name, other.name);
  return rows.toSorted((one, other) => {
    if (by === 'answered') return (isDown ? -1 : 1) * (shareOf(one) - shareOf(other)) || byName(one, other);
    if (by === 'sent') return bySent(one, other, isDown) || byName(one, other);
    return (isDown ? -1 : 1) * byName(one, other);
  });
}

function shareOf({ asked, answered }: RoundRow): number {
  return asked.length === 0 ? 1 : answered.length / asked.length;
}

function bySent({ lastSentAt: one }: RoundRow, { lastSentAt: other }: RoundRow, isDown: boolean): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return (isDown ? -1 : 1) * one.localeCompare(other);
}

/** The order after a click on a column's head. */
export function nextSort(sort: string, column: string): string {
  return sort === column ? `-${column}` : column;
}
