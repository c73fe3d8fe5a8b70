import { type ImportAnswers, noAnswers, readTable } from './read-table.js';
import type { ImportCell, ImportTable } from './sheet.js';

type Written = string | ImportCell | null;

function table(...rows: readonly (readonly Written[])[]): ImportTable {
  return {
    name: 'Plan',
    rows: rows.map((cells, place) => ({
      number: place + 1,
      cells: cells.map((cell) => (typeof cell === 'string' ? (cell === '' ? null : { text: cell }) : cell)),
    })),
    mergedCells: 0,
    formulas: 0,
    formulasWithoutValue: 0,
    rowsOver: 0,
  };
}

const read = (of: ImportTable, answers: Partial<ImportAnswers> = {}) => readTable(of, { ...noAnswers, ...answers });
const codes = (of: ReturnType<typeof readTable>) =>
  of.actions.map(({ row, errors }) => [row, errors.map(({ code, column }) => [code, column])] as const);

const heading = ['No', 'Action', 'Lead', 'Start', 'End', 'Cost', 'Depends on'];

describe('a table of actions', () => {
  it('is read row by row', () => {
    const { actions, headingRow } = read(
      table(['Plan 2025'], [], heading, [
        '1',
        'Train customs',
        'Customs',
        '2025-01-10',
        '2025-06-30',
        '1 200,50 EUR',
        '',
      ]),
    );
    expect(headingRow).toBe(3);
    expect(actions).toEqual([
      {
        row: 4,
        reference: '',
        number: '1',
        objective: null,
        values: {
          title: 'Train customs',
          lead: 'Customs',
          startsOn: '2025-01-10',
          endsOn: '2025-06-30',
          cost: { amount: 1200.5, currency: 'EUR' },
        },
        dependsOn: [],
        errors: [],
        hasFormula: false,
        waitsForNothing: false,
      },
    ]);
  });

  it('says each error at its cell, and reads the other cells all the same', () => {
    const result = read(
      table(
        heading,
        ['1', '', 'Customs', '31/02/2025', '', '-5 EUR', ''],
        ['2', 'Ends early', '', '2025-06-01', '2025-01-01', 'much', ''],
      ),
    );
    expect(codes(result)).toEqual([
      [
        2,
        [
          ['title-missing', 1],
          ['not-a-day', 3],
          ['negative', 5],
        ],
      ],
      [
        3,
        [
          ['not-a-number', 5],
          ['end-before-start', 4],
        ],
      ],
    ]);
    expect(result.actions[0]?.values).toEqual({ lead: 'Customs' });
  });

  it('has nothing in it where no row of headings is found, until a person names one', () => {
    const of = table(['Xxx', 'Yyy'], ['Train', 'Customs']);
    expect(read(of)).toMatchObject({ headingRow: null, actions: [] });
    const columns = new Map([[0, 'title' as const]]);
    expect(read(of, { headingRow: 1, columns }).actions.map(({ values }) => values.title)).toEqual(['Train']);
  });

  it('takes a corrected cell for what it says', () => {
    const of = table(heading, ['1', 'Train', '', 'soon', '', '', '']);
    expect(codes(read(of))).toEqual([[2, [['not-a-day', 3]]]]);
    const { actions } = read(of, { cells: new Map([['2:3', '14 mars 2025']]) });
    expect(actions).toMatchObject([{ errors: [], values: { startsOn: '2025-03-14' } }]);
  });

  it('passes over sums, blank rows and headings that come again', () => {
    const { actions, passedOver } = read(
      table(heading, ['1', 'Train', '', '', '', '5 EUR', ''], [], heading, ['Total', '', '', '', '', '5 EUR', '']),
    );
    expect([actions.map(({ row }) => row), passedOver]).toEqual([[2], [4, 5]]);
  });
});

describe('dates as text in three orders', () => {
  const days = (...texts: string[]) =>
    table(heading, ...texts.map((text) => ['', `Act ${text}`, '', text, '', '', '']));

  it('are asked where nothing decides, and read once a person has said', () => {
    const of = days('03/04/2025', '05/06/2025');
    expect(read(of).questions).toEqual([
      { ask: 'day-order', column: 3, options: ['dmy', 'mdy'], examples: ['03/04/2025', '05/06/2025'], answer: null },
    ]);
    expect(codes(read(of))).toEqual([
      [2, [['day-order-asked', 3]]],
      [3, [['day-order-asked', 3]]],
    ]);
    const answered = read(of, { dayOrders: new Map([[3, 'mdy']]) });
    expect(answered.actions.map(({ values }) => values.startsOn)).toEqual(['2025-03-04', '2025-05-06']);
    expect(answered.questions).toMatchObject([{ ask: 'day-order', answer: 'mdy' }]);
  });

  it('are decided by the column where one cell is clear', () => {
    const { actions, questions } = read(days('03/04/2025', '25/06/2025'));
    expect([actions.map(({ values }) => values.startsOn), questions]).toEqual([['2025-04-03', '2025-06-25'], []]);
  });

  it('are asked where a file mixes three orders, and what is clear by itself is read', () => {
    const { actions, questions } = read(days('25/06/2025', '06/25/2025', '2025-06-25', '03/04/2025'));
    expect(questions).toMatchObject([{ ask: 'day-order', options: ['dmy', 'mdy'], examples: ['03/04/2025'] }]);
    expect(actions.map(({ values }) => values.startsOn)).toEqual(['2025-06-25', '2025-06-25', '2025-06-25', undefined]);
  });
});

describe('money', () => {
  it('without a currency asks for one', () => {
    const of = table(heading, ['', 'Train', '', '', '', '1 500', ''], ['', 'Buy', '', '', '', '$ 20', '']);
    expect(read(of).questions).toEqual([{ ask: 'currency', examples: ['1 500', '$ 20'], answer: null }]);
    const { actions } = read(of, { currency: 'USD' });
    expect(actions.map(({ values }) => values.cost)).toEqual([
      { amount: 1500, currency: 'USD' },
      { amount: 20, currency: 'USD' },
    ]);
  });

  it('takes the currency of its column', () => {
    const of = table(['Action', 'Cost', 'Currency'], ['Train', '1500', 'eur'], ['Buy', '20', 'XYZ']);
    expect(read(of).actions[0]?.values.cost).toEqual({ amount: 1500, currency: 'EUR' });
    expect(codes(read(of))[1]).toEqual([
      3,
      [
        ['unknown-currency', 2],
        ['currency-missing', 1],
      ],
    ]);
  });

  it('asks how 1.234 is meant', () => {
    const of = table(heading, ['', 'Train', '', '', '', '1.234 EUR', '']);
    expect(read(of).questions).toMatchObject([{ ask: 'decimal', column: 5, examples: ['1.234 EUR'], answer: null }]);
    expect(read(of, { decimals: new Map([[5, ',']]) }).actions[0]?.values.cost?.amount).toBe(1234);
  });
});

describe('objectives', () => {
  const titles = (of: ImportTable) => {
    const { actions, objectives } = read(of);
    const byKey = new Map(objectives.map((objective) => [objective.key, objective]));
    return actions.map(({ values, objective }) => [values.title, byKey.get(objective ?? '')?.title]);
  };

  it('are rows that name nothing else', () => {
    const of = table(
      heading,
      ['Objective 1: Law', '', '', '', '', '', ''],
      ['1.1', 'Draft law', 'Justice', '', '', '', ''],
      ['2', 'Border control', '', '', '', '', ''],
      ['2.1', 'Buy detectors', 'Customs', '', '', '', ''],
    );
    expect(titles(of)).toEqual([
      ['Draft law', 'Law'],
      ['Buy detectors', 'Border control'],
    ]);
    expect(read(of).objectives).toMatchObject([
      { number: 1, row: 2 },
      { number: 2, row: 4, theme: 'detection-trafficking', themeBy: 'words' },
    ]);
  });

  it('are merged rows', () => {
    const spread = { text: 'Axe 2 - Formation', isSpread: true } as const;
    const of = table(heading, [{ text: 'Axe 2 - Formation' }, spread, spread], ['1', 'Former', 'X', '', '', '', '']);
    expect(read(of).objectives).toMatchObject([{ number: 2, title: 'Formation', theme: 'capacity-training' }]);
  });

  it('are a column, said once or in every row', () => {
    const columns = ['Objectif', 'Action', 'Responsable'];
    const of = table(columns, ['1. Droit', 'Loi', 'X'], ['', 'Décret', 'X'], ['2. Santé publique', 'Labo', 'Y']);
    expect(titles(of)).toEqual([
      ['Loi', 'Droit'],
      ['Décret', 'Droit'],
      ['Labo', 'Santé publique'],
    ]);
  });

  it('are known by numbers alone, and their titles asked', () => {
    const { objectives, actions } = read(table(heading, ['1.1', 'A', 'x'], ['2.1', 'B', 'x'], ['1.2', 'C', 'x']));
    expect(objectives).toMatchObject([
      { number: 1, title: '' },
      { number: 2, title: '' },
    ]);
    expect(actions.map(({ objective }) => objective)).toEqual(['number 1', 'number 2', 'number 1']);
  });

  it('take the title and theme that a person gave', () => {
    const said = new Map([['number 1', { title: 'Law', theme: 'governance-legal' as const }]]);
    const { objectives } = read(table(heading, ['1.1', 'A', 'x']), { objectives: said });
    expect(objectives).toMatchObject([{ title: 'Law', theme: 'governance-legal', themeBy: 'chosen' }]);
  });
});
