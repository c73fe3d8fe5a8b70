import type { ImportRate, ImportRow } from '@portal/contracts';
import {
  confirmation,
  costOf,
  filterNamed,
  filtersOf,
  isCorrectable,
  isTooLarge,
  leftOutWith,
  plainValue,
  rowsShown,
  saidText,
} from './import-shown';

const row = (number: number, fate: ImportRow['fate'], values: ImportRow['values'] = {}): ImportRow => ({
  row: number,
  fate,
  number: '',
  reference: '',
  objective: null,
  title: '',
  values,
  actionId: null,
  changes: [],
  report: null,
  errors: [],
  warnings: [],
});
const counts = { new: 0, changed: 0, unchanged: 0, error: 0, 'left-out': 0, over: 0 };

describe('the rows of a preview', () => {
  const rows = [row(2, 'new'), row(3, 'error'), row(4, 'left-out')];

  it('are filtered by what they become, by a word that is known', () => {
    expect(rowsShown(rows, filterNamed('error')).map((each) => each.row)).toEqual([3]);
    expect(rowsShown(rows, filterNamed('nonsense'))).toHaveLength(3);
    expect(filtersOf({ counts: { ...counts, new: 1 } })).toEqual(['all', 'error', 'new']);
  });

  it('are left out and taken in again, the others staying as they are', () => {
    expect(leftOutWith(rows, 3, true)).toEqual([4, 3]);
    expect(leftOutWith(rows, 4, false)).toEqual([]);
  });

  it('say what was read, or nothing', () => {
    const read = row(2, 'new', { lead: 'Customs', cost: { amount: 5, currency: 'EUR' }, domains: ['C'] });
    expect([saidText(read, 'lead'), saidText(read, 'domains'), costOf(read), costOf(row(2, 'new'))]).toEqual([
      'Customs',
      '',
      { amount: 5, currency: 'EUR' },
      null,
    ]);
  });
});

describe('the one button', () => {
  it('says what it does', () => {
    const rate = (fate: ImportRate['fate']): ImportRate => ({ row: 2, fate, said: null, errors: [] });
    const rates = [rate('new'), rate('unchanged'), rate('error')];
    const of = (more: Partial<typeof counts>, brought: readonly ImportRate[] = []) =>
      confirmation({ counts: { ...counts, ...more }, rates: [...brought] }).map(({ key, count }) => `${key} ${count}`);
    expect(of({}, rates)).toEqual(['confirm.only-rates 1']);
    expect(of({ changed: 2 }, rates)).toEqual(['confirm.only-changed 2', 'confirm.rates 1']);
    expect([of({}), of({ new: 1 }), of({ changed: 1 }), of({ new: 1, changed: 2 })]).toEqual([
      [],
      ['confirm.new 1'],
      ['confirm.only-changed 1'],
      ['confirm.new 1', 'confirm.changed 2'],
    ]);
  });
});

describe('a change', () => {
  it('is said in plain values', () => {
    expect([
      plainValue(''),
      plainValue(['C', 'B']),
      plainValue([]),
      plainValue({ amount: 5, currency: 'EUR' }),
      plainValue({ state: 'partly', source: 'EU', funded: null }),
      plainValue(7),
    ]).toEqual([null, ['C', 'B'], null, '5 EUR', ['partly', 'EU'], 7]);
  });
});

it('a file beyond the largest is refused before it is sent', () => {
  expect([isTooLarge({ size: 30 * 1024 * 1024 }), isTooLarge({ size: 1000 })]).toEqual([true, false]);
});

it('a cell whose column is asked about waits for the answer; any other is corrected in place', () => {
  const error = { column: 3, field: 'startsOn', shown: 'x' } as const;
  expect([
    isCorrectable({ ...error, code: 'not-a-day' }),
    isCorrectable({ ...error, code: 'day-order-asked' }),
    isCorrectable({ ...error, column: null, code: 'same-action-twice' }),
  ]).toEqual([true, false, false]);
});
