import { isBlock, pasted, readBlock, toSend } from './plan-paste';
import { tableColumns } from './plan-cells';
import { rowsOf } from './plan-rows';
import { sampleAction, sampleObjective, sampleOverview } from './sample-plan.harness';

const words = { choices: { phase: new Map(), priority: new Map(), funding: new Map() }, letters: new Map() };
const rows = rowsOf(
  [sampleObjective({})],
  [sampleAction({ id: 'a', number: '1.1' }), sampleAction({ id: 'b', number: '1.2', version: 4 })],
  sampleOverview,
  new Set(),
  false,
);
const laid = (text: string, column = 'title') => pasted(text, rows, tableColumns, { row: 'a', column }, words);

describe('a pasted block', () => {
  it('is read as a spreadsheet writes it', () => {
    expect(readBlock('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(readBlock('"two\nlines"\t"a ""word"""')).toEqual([['two\nlines', 'a "word"']]);
    expect(isBlock('one cell\n')).toBe(false);
    expect(isBlock('a\tb')).toBe(true);
  });

  it('is laid on the actions from the focused cell on', () => {
    const { changes, errors, outside } = laid('First\tB\nSecond\tR');
    expect(errors).toEqual([]);
    expect(outside).toBe(0);
    expect(toSend(changes)).toEqual({
      changes: [
        { id: 'a', version: 1, patch: { title: 'First', domains: ['B'] } },
        { id: 'b', version: 4, patch: { title: 'Second', domains: ['R'] } },
      ],
    });
  });

  it('says of each cell what is wrong, and how many fall outside', () => {
    const { changes, errors, outside } = laid('high\nurgent\nlow', 'priority');
    expect(changes.map(({ after }) => after)).toEqual(['high']);
    expect(errors.map(({ action, error }) => [action.id, error])).toEqual([['b', 'not-a-choice']]);
    expect(outside).toBe(1);
  });

  it('changes nothing where it is empty or says the same', () => {
    expect(laid('\t\nKits in use at crossings').changes).toEqual([]);
  });

  it('does not write what only reports change', () => {
    expect(laid('done', 'state').errors).toMatchObject([{ column: 'state', error: 'not-written' }]);
  });

  it('does not turn a period round', () => {
    const { changes, errors } = laid('2027-02-01\t2027-01-01', 'startsOn');
    expect(changes).toEqual([]);
    expect(errors.map(({ error }) => error)).toEqual(['ends-before', 'ends-before']);
  });
});
