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
  obligations,
  planThemes,
  type PresentPlan,
  rateHeader,
  rateRows,
  type Say,
  sheetHeader,
  sheetOf,
  sheetRows,
  type SheetValue,
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

/** People of the plan by id, and one who left and still works on something. */
export const people = new Map([
  ['p1', 'amina@example.org'],
  ['p2', 'o’brien+cbrn@example.org'],
  ['left', 'former@example.org'],
]);
export const lastDay = '2027-12-31';

const rate = fc.record({
  from: fc.constantFrom('EUR', 'USD'),
  to: fc.constantFrom('MAD', 'XOF'),
  rate: fc.oneof(
    fc.integer({ min: 1, max: 10 ** 7 }).map((each) => each / 10_000),
    fc.constantFrom(1e-7, 655.957),
  ),
  day: fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-01-01', days)),
  source: fc.oneof(said, fc.constantFrom('Banque centrale, taux du jour', '=1+1', 'البنك المركزي')),
});

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
    assignees: fc.subarray([...people.keys()]).map((ids) => ids.map((id) => ({ id }))),
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

export const plan = fc
  .record({
    exchangeRates: fc
      .array(rate, { maxLength: 4 })
      .map((rates) => rates.map((each, place) => ({ ...each, id: `r${place}` }))),
    objectives: fc.array(
      fc.record({ title: said, theme: fc.constantFrom(...planThemes), actions: fc.array(action, { maxLength: 3 }) }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ objectives, exchangeRates }) => {
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
      exchangeRates,
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
export type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

export const words = languages.map(
  (language): Say =>
    (key, values = {}) =>
      sentence('plan-files', key, language, values),
);
export const inCodes: Say = (key) => key.replace(/^[a-z]+-/, '');

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
} as const;

/** The plan as an import is compared with it. */
export const presentOf = (of: Plan): PresentPlan => ({
  ...of,
  lastDay,
  people: new Set([...people].flatMap(([id, address]) => (id === 'left' ? [] : [address]))),
  actions: of.actions.map((each) => ({
    ...each,
    assignees: each.assignees.flatMap(({ id }) => people.get(id) ?? []),
  })),
});

const cellsOf = (cells: readonly SheetValue[]) =>
  cells.map((value) => {
    if (value === null || value === '') return null;
    return typeof value === 'number' ? { text: String(value), number: value } : { text: guardedText(String(value)) };
  });

export const tableOf = (name: string, rows: readonly (readonly SheetValue[])[]): ImportTable => ({
  name,
  rows: rows.map((cells, place) => ({ number: place + 1, cells: cellsOf(cells) })),
  mergedCells: 0,
  formulas: 0,
  formulasWithoutValue: 0,
  rowsOver: 0,
});

/** The file as the reader of workbooks gives it: texts guarded, numbers as numbers, what is empty not there. */
export function fileOf(of: Plan, say: Say): ImportTable {
  const exported: ExportedPlan = { ...facts, ...of };
  return tableOf('Plan', [sheetHeader(say), ...sheetRows(sheetOf(exported, people), say)]);
}

export const ratesFileOf = (of: Plan, say: Say) => tableOf('Rates', [rateHeader(say), ...rateRows(of)]);
