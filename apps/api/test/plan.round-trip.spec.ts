import {
  actionPhases,
  actionPriorities,
  actionStates,
  addDays,
  cbrnDomains,
  type ExportedPlan,
  fundingStates,
  guardedText,
  type ImportTable,
  languages,
  noAnswers,
  obligations,
  planThemes,
  type PresentPlan,
  previewOf,
  readTable,
  type Say,
  sheetColumns,
  sheetHeader,
  sheetOf,
  sheetRows,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import * as fc from 'fast-check';

const text = fc.oneof(
  fc.stringMatching(/^['=+\-@]{0,3}[a-z;, \\\n"]{0,8}$/),
  fc.constantFrom('Ministère; de l’intérieur', 'Santé, Rabat', 'كشف المواد', '探测、检测', '-10 %', '=1+1', '1. One'),
);
const said = text.filter((each) => /[\p{L}\p{N}]/u.test(each));
const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-01-01', days));
const amount = fc.integer({ min: 1, max: 10 ** 9 }).map((hundredths) => hundredths / 100);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const action = fc
  .record({
    lineId: fc.uuid(),
    title: said,
    description: text,
    domains: fc.subarray([...cbrnDomains]),
    phase: maybe(fc.constantFrom(...actionPhases)),
    priority: fc.constantFrom(...actionPriorities),
    lead: text,
    supporting: fc.uniqueArray(said, { maxLength: 3, selector: (each) => each.trim() }),
    days: fc.tuple(day, day),
    cost: maybe(fc.record({ amount, currency: fc.constantFrom('EUR', 'MAD', 'XOF') })),
    fundingState: fc.constantFrom(...fundingStates),
    source: text,
    indicator: text,
    target: text,
    answersTo: fc.subarray([...obligations]),
    supportRequested: text,
    waits: fc.boolean(),
    state: fc.constantFrom(...actionStates),
    progress: fc.integer({ min: 0, max: 100 }),
    latest: maybe(
      fc.record({ day, note: text, reason: maybe(said), blockedBy: maybe(said), expectedEndsOn: maybe(day) }),
    ),
  })
  .map(({ days, fundingState, source, ...each }) => {
    const [startsOn = '', endsOn = ''] = [...days].sort();
    return { ...each, startsOn, endsOn, funding: { state: fundingState, source, funded: each.cost && 0.01 } };
  });

const uuid = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

const plan = fc
  .record({
    objectives: fc.array(
      fc.record({ title: said, theme: fc.constantFrom(...planThemes), actions: fc.array(action, { maxLength: 3 }) }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ objectives }) => {
    const actions = objectives.flatMap((objective, of) =>
      objective.actions.map((each, place) => ({
        ...each,
        objectiveId: uuid(900 + of),
        number: `${of + 1}.${place + 1}`,
      })),
    );
    return {
      startsOn: '2025-01-01',
      endsOn: '2028-12-31',
      objectives: objectives.map(({ title, theme }, place) => ({
        id: uuid(900 + place),
        lineId: uuid(800 + place),
        number: place + 1,
        title,
        theme,
      })),
      actions: actions.map(({ waits, ...each }, place) => ({
        ...each,
        id: uuid(place),
        version: 1,
        reference: `MAR-2025-${String(place + 1).padStart(3, '0')}`,
        dependsOn: waits && place > 0 ? [uuid(place - 1)] : [],
        sample: false,
        isOverdue: false,
        daysLate: 0,
        isDelayed: false,
      })),
    };
  });
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

const words = languages.map(
  (language): Say =>
    (key, values = {}) =>
      sentence('plan-files', key, language, values),
);
const inCodes: Say = (key) => key.replace(/^[a-z]+-/, '');

const facts = {
  number: 1,
  kind: 'national',
  iso3: 'MAR',
  region: null,
  tier: 'strategic',
  title: 'Plan',
  language: 'en',
  life: 'draft',
  isExpired: false,
  asAt: '2025-06-01',
  progress: null,
  plannedProgress: null,
  adoption: null,
  carriesOut: null,
  steps: [],
  sample: false,
  overview: {
    byState: { 'not-started': 0, 'in-progress': 0, blocked: 0, done: 0, verified: 0, cancelled: 0 },
    overdue: 0,
    costs: [],
    withoutCost: 0,
    converted: null,
    objectives: [],
  },
  exchangeRates: [],
} as const;

/** The file as the reader of workbooks gives it: texts guarded, numbers as numbers, what is empty not there. */
function fileOf(of: Plan, say: Say): ImportTable {
  const exported: ExportedPlan = { ...facts, ...of };
  const rows = [sheetHeader(say), ...sheetRows(sheetOf(exported), say)];
  return {
    name: 'Plan',
    rows: rows.map((cells, place) => ({
      number: place + 1,
      cells: cells.map((value) => {
        if (value === null || value === '') return null;
        return typeof value === 'number'
          ? { text: String(value), number: value }
          : { text: guardedText(String(value)) };
      }),
    })),
    mergedCells: 0,
    formulas: 0,
    formulasWithoutValue: 0,
    rowsOver: 0,
  };
}

function proposed(table: ImportTable, present: PresentPlan) {
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
          const verified = proposed(withCell(table, id, 'state', say('state-verified')), of);
          expect(verified.flatMap(({ errors }) => errors)).toMatchObject([
            { column: sheetColumns.indexOf('state'), code: 'verified-elsewhere' },
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
