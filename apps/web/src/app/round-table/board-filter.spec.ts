import type { RoundTableSummary } from '@portal/contracts';
import { apartAt, byMonth, matching } from './board-filter';
import { monthGrid } from './month-grid';

const meeting = (id: string, change: Partial<RoundTableSummary> = {}) =>
  ({
    id,
    regions: ['AAF'],
    life: 'confirmed',
    host: { iso3: 'SEN', name: 'Senegal' },
    starts: '2027-03-02T09:00',
    ends: '2027-03-04T17:00',
    year: 2027,
    isDocumented: false,
    ...change,
  }) as RoundTableSummary;
const ids = (meetings: readonly RoundTableSummary[]) => meetings.map(({ id }) => id);

it('a filter of nothing leaves all, and each one narrows', () => {
  const all = [meeting('a'), meeting('b', { regions: ['CA'], life: 'held' })];
  expect(ids(matching(all, { region: '', life: '', host: '' }))).toEqual(['a', 'b']);
  expect(ids(matching(all, { region: 'CA', life: '', host: 'SEN' }))).toEqual(['b']);
  expect(ids(matching(all, { region: 'CA', life: 'confirmed', host: '' }))).toEqual([]);
});

it('months stand in order, those without days last', () => {
  const groups = byMonth([
    meeting('none', { starts: null, ends: null }),
    meeting('late', { starts: '2027-11-02T09:00' }),
    meeting('early'),
  ]);
  expect(groups.map(({ month, meetings }) => [month, ids(meetings)])).toEqual([
    [2, ['early']],
    [10, ['late']],
    [null, ['none']],
  ]);
});

it('what is to come stands apart from what is past, of a source always as past', () => {
  const { next, past } = apartAt(
    [
      meeting('over', { ends: '2027-03-04T17:00' }),
      meeting('now', { starts: '2027-03-05T09:00', ends: '2027-03-07T17:00' }),
      meeting('undated', { starts: null, ends: null }),
      meeting('source', { starts: null, ends: null, isDocumented: true, year: 2019 }),
      meeting('off', { life: 'cancelled', starts: '2027-09-01T09:00', ends: '2027-09-03T09:00' }),
    ],
    '2027-03-05',
  );
  expect(ids(next)).toEqual(['now', 'undated']);
  expect(ids(past)).toEqual(['off', 'over', 'source']);
});

it('a month has its days from Monday, and marks those on which people meet', () => {
  const { cells, meetings } = monthGrid(2027, 2, [
    meeting('a'),
    meeting('b', { starts: '2027-04-01T09:00', ends: '2027-04-02T09:00' }),
  ]);
  expect(cells.filter((cell) => cell !== null)).toHaveLength(31);
  // 1 March 2027 is a Monday.
  expect(cells[0]).toEqual({ day: 1, isBusy: false });
  expect(cells.flatMap((cell) => (cell?.isBusy ? [cell.day] : []))).toEqual([2, 3, 4]);
  expect(ids(meetings)).toEqual(['a']);
});
