import {
  addDays,
  type ImportTable,
  noAnswers,
  isOfRates,
  previewOf,
  rateHeader,
  rateRows,
  ratesIn,
  readTable,
  sheetColumns,
} from '@portal/domain';
import * as fc from 'fast-check';
import {
  type Plan,
  fileOf,
  inCodes,
  lastDay,
  people,
  plan,
  presentOf,
  ratesFileOf,
  tableOf,
  words,
} from './plan.round-trip.harness.js';

function proposed(table: ImportTable, plan: Plan) {
  const present = presentOf(plan);
  const read = readTable(table, noAnswers, present.actions);
  const { rows } = previewOf(read, present, new Set());
  return rows.flatMap(({ changes, errors, report, actionId }) =>
    changes.length + errors.length > 0 || report !== null || actionId === null
      ? [{ actionId, changes, errors, report }]
      : [],
  );
}

/** The cell of an action in a column, said anew. */
function withCell(table: ImportTable, id: string, column: (typeof sheetColumns)[number], cell: string): ImportTable {
  const idColumn = sheetColumns.indexOf('actionId');
  return {
    ...table,
    rows: table.rows.map((row) =>
      row.cells[idColumn]?.text === id
        ? {
            ...row,
            cells: row.cells.map((old, place) =>
              place === sheetColumns.indexOf(column) ? (cell === '' ? null : { text: cell }) : old,
            ),
          }
        : row,
    ),
  };
}

describe('a plan that is exported and imported again', () => {
  it('proposes nothing, in every language and in codes', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...words, inCodes), (of, say) => {
        expect(proposed(fileOf(of, say), of)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('proposes exactly what was changed in it: a text, a field that was emptied, a report', () => {
    fc.assert(
      fc.property(
        plan.filter(({ actions }) => actions.some(({ state }) => state === 'in-progress')),
        fc.constantFrom(...words),
        (of, say) => {
          const before = of.actions.find(({ state }) => state === 'in-progress');
          if (!before) throw new Error('no action');
          const table = fileOf(of, say);
          const { id, lead } = before;
          expect(proposed(withCell(table, id, 'lead', 'Customs of the north'), of)).toEqual([
            {
              actionId: id,
              changes: [{ field: 'lead', before: lead, after: 'Customs of the north' }],
              errors: [],
              report: null,
            },
          ]);
          const emptied = proposed(withCell(table, id, 'indicator', ''), of);
          expect(emptied.flatMap(({ changes }) => changes)).toEqual(
            before.indicator.trim() === '' ? [] : [{ field: 'indicator', before: before.indicator, after: '' }],
          );
          const progress = before.progress === 41 ? 42 : 41;
          const reported = proposed(withCell(table, id, 'progress', String(progress)), of);
          expect(reported).toMatchObject([
            { actionId: id, changes: [], errors: [], report: { state: 'in-progress', progress } },
          ]);
          const former = before.latest;
          const day = former?.day ?? '2025-03-01';
          const said = (column: 'reportedOn' | 'blockedBy' | 'expectedEndsOn', cell: string) =>
            proposed(withCell(table, id, column, cell), of);
          expect(said('reportedOn', addDays(day, 1))).toMatchObject([{ errors: [], report: { day: addDays(day, 1) } }]);
          expect(said('reportedOn', addDays(lastDay, 1)).flatMap(({ errors }) => errors)).toMatchObject([
            { code: 'day-to-come' },
          ]);
          if (former) {
            expect(said('reportedOn', addDays(day, -1)).flatMap(({ errors }) => errors)).toMatchObject([
              { column: sheetColumns.indexOf('reportedOn'), code: 'before-last-report' },
            ]);
            expect(said('blockedBy', 'The treasury')).toMatchObject([
              { report: { blockedBy: 'The treasury', day: null } },
            ]);
            expect(said('expectedEndsOn', '2029-02-03')).toMatchObject([{ report: { expectedEndsOn: '2029-02-03' } }]);
          }
          const assigned = proposed(withCell(table, id, 'assignees', 'Amina@Example.org'), of);
          const addresses = before.assignees.map((each) => people.get(each.id));
          expect(assigned.flatMap(({ changes }) => changes)).toEqual(
            addresses.join() === 'amina@example.org'
              ? []
              : [{ field: 'assignees', before: addresses, after: ['amina@example.org'] }],
          );
          const stranger = proposed(withCell(table, id, 'assignees', 'nobody@example.org; amina@example.org'), of);
          expect(stranger.flatMap(({ errors }) => errors)).toMatchObject([
            { column: sheetColumns.indexOf('assignees'), code: 'unknown-person', shown: 'nobody@example.org' },
          ]);
          const verified = proposed(withCell(table, id, 'state', say('state-verified')), of);
          expect(verified.flatMap(({ errors }) => errors)).toMatchObject([
            { column: sheetColumns.indexOf('state'), code: 'verified-elsewhere' },
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('brings back its exchange rates, each once, and only those that it did not have', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...words, inCodes), (of, say) => {
        const table = ratesFileOf(of, say);
        expect(isOfRates(table)).toBe(true);
        expect(isOfRates(fileOf(of, say))).toBe(false);
        const rates = of.exchangeRates.filter(({ day: each }) => each <= lastDay);
        const fates = (present: typeof rates) =>
          ratesIn(
            [fileOf(of, say), tableOf('Rates', [rateHeader(say), ...rateRows({ exchangeRates: rates })])],
            present,
            lastDay,
          );
        expect(fates(rates).map(({ fate }) => fate)).toEqual(rates.map(() => 'unchanged'));
        const fresh = fates([]).filter(({ fate }) => fate === 'new');
        const keys = new Set(
          rates.map((each) => JSON.stringify({ ...each, id: '', source: each.source.replace(/\s+/g, ' ').trim() })),
        );
        expect(fresh).toHaveLength(keys.size);
        // What was brought in anew is, written and read again, what it was.
        const entered = fresh.flatMap(({ said: each }, place) => (each ? [{ ...each, id: `n${place}` }] : []));
        const again = ratesIn(
          [tableOf('Rates', [rateHeader(say), ...rateRows({ exchangeRates: entered })])],
          entered,
          lastDay,
        );
        expect(again.every(({ fate }) => fate === 'unchanged')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
