import { before, cellText, changesAnything, readAmount, readCell, readDay } from './plan-cells';
import { sampleAction } from './sample-plan.harness';

const words = {
  choices: {
    phase: new Map([['prévention', 'prevention']]),
    priority: new Map([['haute', 'high']]),
    funding: new Map([['financement assuré', 'secured']]),
  },
  letters: new Map([['Q', 'C' as const]]),
};
const action = sampleAction({ cost: { amount: 100, currency: 'EUR' } });
const read = (column: Parameters<typeof readCell>[1], text: string) => readCell(action, column, text, words);

describe('a cell', () => {
  it('takes a choice by its id or by the reader’s word', () => {
    expect(read('priority', 'high')).toEqual({ patch: { priority: 'high' } });
    expect(read('priority', 'Haute')).toEqual({ patch: { priority: 'high' } });
    expect(read('funding', 'Financement assuré')).toMatchObject({ patch: { funding: { state: 'secured' } } });
    expect(read('phase', '')).toEqual({ patch: { phase: null } });
    expect(read('priority', 'urgent')).toEqual({ error: 'not-a-choice' });
  });

  it('takes domains by letter, in the order of CBRN', () => {
    expect(read('domains', 'N, b')).toEqual({ patch: { domains: ['B', 'N'] } });
    expect(read('domains', 'CBRN')).toEqual({ patch: { domains: ['C', 'B', 'R', 'N'] } });
    expect(read('domains', 'Q')).toEqual({ patch: { domains: ['C'] } });
    expect(read('domains', 'X')).toEqual({ error: 'not-a-domain' });
    expect(read('domains', '')).toEqual({ patch: { domains: [] } });
  });

  it('never guesses a day', () => {
    expect(readDay('2026-2-3')).toEqual({ day: '2026-02-03' });
    expect(readDay('31.12.2026')).toEqual({ day: '2026-12-31' });
    expect(readDay('31/12/2026')).toEqual({ day: '2026-12-31' });
    expect(readDay('12/31/2026')).toEqual({ day: '2026-12-31' });
    expect(readDay('04/05/2026')).toEqual({ error: 'day-unclear' });
    expect(readDay('05/05/2026')).toEqual({ day: '2026-05-05' });
    expect(readDay('30.02.2026')).toEqual({ error: 'not-a-day' });
    expect(readDay('soon')).toEqual({ error: 'not-a-day' });
  });

  it('never guesses an amount', () => {
    expect(readAmount('180 000')).toEqual({ amount: 180000 });
    expect(readAmount('1.234,50')).toEqual({ amount: 1234.5 });
    expect(readAmount('1,234,567')).toEqual({ amount: 1234567 });
    expect(readAmount('1,5')).toEqual({ amount: 1.5 });
    expect(readAmount('1,234')).toEqual({ error: 'amount-unclear' });
    expect(readAmount('-3')).toEqual({ error: 'not-an-amount' });
  });

  it('keeps the currency of a cost, and asks where there is none', () => {
    expect(read('cost', '200')).toEqual({ patch: { cost: { amount: 200, currency: 'EUR' } } });
    expect(read('cost', '200 usd')).toEqual({ patch: { cost: { amount: 200, currency: 'USD' } } });
    expect(readCell(sampleAction({}), 'cost', '200', words)).toEqual({ error: 'currency-missing' });
    expect(read('cost', '200 ZZZ')).toEqual({ error: 'currency-unknown' });
    expect(read('cost', '')).toEqual({ patch: { cost: null } });
  });

  it('says what takes a change back', () => {
    expect(before(action, { title: 'New', cost: null })).toEqual({
      title: 'Kits in use at crossings',
      cost: { amount: 100, currency: 'EUR' },
    });
    expect(changesAnything(action, { lead: 'Customs' })).toBe(false);
    expect(cellText(action, 'cost')).toBe('100 EUR');
  });
});
