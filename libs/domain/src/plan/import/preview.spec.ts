import fc from 'fast-check';
import { countsOf, previewOf } from './preview.js';
import type { PresentAction, PresentPlan } from './present.js';
import { noAnswers, readTable } from './read-table.js';
import type { ImportTable } from './sheet.js';
import { type ImportWrites, writesOf } from './writes.js';

const heading = ['Ref', 'No', 'Objective', 'Theme', 'Action', 'Domains', 'Lead', 'Start', 'End', 'Cost', 'Depends on'];

function table(...rows: readonly (readonly string[])[]): ImportTable {
  return {
    name: 'Plan',
    rows: [heading, ...rows].map((texts, place) => ({
      number: place + 1,
      cells: texts.map((text) => (text === '' ? null : { text })),
    })),
    mergedCells: 0,
    formulas: 0,
    formulasWithoutValue: 0,
    rowsOver: 0,
  };
}

const empty: PresentPlan = {
  startsOn: '2025-01-01',
  endsOn: '2026-12-31',
  lastDay: '2026-06-30',
  people: new Set(['amina@example.org']),
  exchangeRates: [],
  objectives: [],
  actions: [],
};
const preview = (of: ImportTable, plan: PresentPlan = empty, leftOut: readonly number[] = []) =>
  previewOf(readTable(of, noAnswers), plan, new Set(leftOut));
const fates = (of: ImportTable, plan?: PresentPlan) => preview(of, plan).rows.map(({ fate }) => fate);
const action = (title: string, more: Partial<Record<number, string>> = {}) =>
  heading.map((_, column) => more[column] ?? (column === 4 ? title : column === 2 ? 'Training' : ''));

/** The plan as it stands once these writes are done. */
function written(plan: PresentPlan, writes: ImportWrites): PresentPlan {
  const objectives = [...plan.objectives];
  const actions: PresentAction[] = [...plan.actions];
  const ids = new Map<number, string>();
  const idOf = (key: { readonly row: number } | { readonly id: string }) =>
    'id' in key ? key.id : (ids.get(key.row) ?? '');
  for (const { objective, actions: added } of writes.objectives) {
    const id = objective.id ?? `o${objectives.length}`;
    const number = objectives.length + 1;
    if (objective.id === null) {
      objectives.push({ id, number, title: objective.title, theme: objective.theme ?? 'awareness' });
    }
    for (const { row, title, fields } of added) {
      ids.set(row, `a${row}`);
      actions.push({
        ...fresh,
        ...fields,
        id: `a${row}`,
        objectiveId: id,
        title,
        reference: `MAR-2025-${actions.length}`,
      });
    }
  }
  const links = new Map(writes.links.map(({ of, on }) => [idOf(of), on.map(idOf)]));
  const changed = new Map(writes.changes.map((change) => [change.id, change]));
  return {
    ...plan,
    objectives,
    actions: actions.map((each) => ({
      ...each,
      ...changed.get(each.id)?.fields,
      dependsOn: links.get(each.id) ?? each.dependsOn,
    })),
  };
}

const fresh: PresentAction = {
  id: '',
  version: 1,
  objectiveId: '',
  reference: '',
  number: '',
  title: '',
  description: '',
  domains: [],
  phase: null,
  priority: 'medium',
  lead: '',
  supporting: [],
  startsOn: '2025-01-01',
  endsOn: '2026-12-31',
  cost: null,
  funding: { state: 'none', source: '', funded: null },
  indicator: '',
  target: '',
  answersTo: [],
  supportRequested: '',
  dependsOn: [],
  state: 'not-started',
  progress: 0,
  latest: null,
  assignees: [],
};

describe('the preview of an import', () => {
  it('brings new rows into an empty plan, and the same file twice changes nothing', () => {
    const of = table(
      action('Train', { 1: '1', 5: 'C, B', 9: '5 EUR' }),
      action('Equip', { 1: '2', 10: '1' }),
      action('Exercise', { 1: '3', 10: '1; 2', 7: '14 mars 2025' }),
    );
    expect(fates(of)).toEqual(['new', 'new', 'new']);
    const once = written(empty, writesOf(preview(of), empty));
    expect(once.actions.map(({ title, dependsOn }) => [title, dependsOn])).toEqual([
      ['Train', []],
      ['Equip', ['a2']],
      ['Exercise', ['a2', 'a3']],
    ]);
    expect(fates(of, once)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(writesOf(preview(of, once), once)).toEqual({
      assignments: [],
      hasAssignments: false,
      objectives: [],
      changes: [],
      links: [],
      reports: [],
      hasReports: false,
    });
  });

  it('finds the action by its reference, else by its title in its objective, and shows what changes', () => {
    const once = written(empty, writesOf(preview(table(action('Train'), action('Equip'))), empty));
    const { rows } = preview(
      table(action('Train all', { 0: 'mar-2025-0', 6: 'Customs' }), action('ÉQUIP', { 5: 'N' })),
      once,
    );
    expect(rows.map(({ fate, changes }) => [fate, changes])).toEqual([
      [
        'changed',
        [
          { field: 'title', before: 'Train', after: 'Train all' },
          { field: 'lead', before: '', after: 'Customs' },
        ],
      ],
      [
        'changed',
        [
          { field: 'title', before: 'Equip', after: 'ÉQUIP' },
          { field: 'domains', before: [], after: ['N'] },
        ],
      ],
    ]);
  });

  it('refuses two rows that would be one action, at the second', () => {
    expect(
      preview(table(action('Train'), action('TRAIN '))).rows.map(({ errors }) => errors.map(({ code }) => code)),
    ).toEqual([[], ['same-action-twice']]);
  });

  it('asks for the objective and the theme that nobody named', () => {
    const errors = preview(table(action('A', { 2: 'Xyzzy' }), action('B', { 2: 'Xyzzy', 3: 'awareness' }))).rows;
    expect(errors.map(({ fate }) => fate)).toEqual(['new', 'new']);
    const [row] = preview(table(action('A', { 2: 'Xyzzy' }))).rows;
    expect(row?.errors).toMatchObject([{ code: 'theme-missing' }]);
  });

  it('refuses numbers that are nowhere or twice, oneself, and circles', () => {
    const codes = (...rows: readonly string[][]) =>
      preview(table(...rows)).rows.map(({ errors }) => errors.map(({ code, shown }) => `${code} ${shown}`));
    expect(codes(action('A', { 1: '1', 10: '9' }), action('B', { 1: '2', 10: '2' }))).toEqual([
      ['unknown-number 9'],
      ['depends-on-itself 2'],
    ]);
    expect(codes(action('A', { 1: '1' }), action('B', { 1: '1' }), action('C', { 1: '2', 10: '1' }))[2]).toEqual([
      'number-twice 1',
    ]);
    expect(
      codes(action('A', { 1: '1', 10: '3' }), action('B', { 1: '2', 10: '1' }), action('C', { 1: '3', 10: '2' })),
    ).toEqual([[], [], ['circle 2']]);
  });

  it('warns of days outside the period and of references it does not know', () => {
    const { rows } = preview(table(action('A', { 7: '2030', 8: '2031', 0: 'XYZ-1' })));
    expect(rows).toMatchObject([{ fate: 'new', warnings: ['outside-period', 'unknown-reference'] }]);
  });

  it('leaves out what a person leaves out, and what is beyond 2000', () => {
    expect(preview(table(action('A'), action('B')), empty, [2]).rows.map(({ fate }) => fate)).toEqual([
      'left-out',
      'new',
    ]);
    const many = Array.from({ length: 2_003 }, (_, place) => action(`Act ${place}`));
    expect(countsOf(preview(table(...many)).rows)).toMatchObject({ new: 2_000, over: 3 });
  });

  it('brought in, has nothing left to bring in, whatever the rows say', () => {
    const rows = fc.array(
      fc.record({
        title: fc.constantFrom('Train', 'Equip', 'Draft law', 'Exercise', ''),
        objective: fc.constantFrom('Training', 'Awareness', '2. Public health', ''),
        domains: fc.constantFrom('', 'C', 'CBRN', 'X'),
        start: fc.constantFrom('', '2025', '14/03/2025', 'soon', '03/04/2025'),
        cost: fc.constantFrom('', '5 EUR', '1 200,50 MAD', '-1', '7'),
        waits: fc.constantFrom('', '1', '2', '3', '9'),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const of = table(
          ...all.map(({ title, objective, domains, start, cost, waits }, place) =>
            action(title, { 1: String(place + 1), 2: objective, 5: domains, 7: start, 9: cost, 10: waits, 4: title }),
          ),
        );
        const once = written(empty, writesOf(preview(of), empty));
        const writes = writesOf(preview(of, once), once);
        expect(writes.objectives.flatMap(({ actions }) => actions)).toEqual([]);
        expect(writes.changes).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
