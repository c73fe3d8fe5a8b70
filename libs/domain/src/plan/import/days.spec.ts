import fc from 'fast-check';
import { addDays } from '../../day.js';
import { type DayOrder, dayIn, orderOfColumn } from './days.js';
import type { ImportCell } from './sheet.js';

const cell = (text: string): ImportCell => ({ text });
const start = (text: string, order: DayOrder | null = null) => dayIn(cell(text), 'start', order);
const end = (text: string) => dayIn(cell(text), 'end', null);
const day = (value: string) => ({ is: 'day', day: value });

describe('a day in a cell', () => {
  it.each([
    ['2024-03-14', '2024-03-14'],
    ['2024/03/14', '2024-03-14'],
    ['2024-03-14 00:00:00', '2024-03-14'],
    ['14 mars 2024', '2024-03-14'],
    ['1er août 2025', '2025-08-01'],
    ['March 14, 2024', '2024-03-14'],
    ['14th of March 2024', '2024-03-14'],
    ['14-Mar-24', '2024-03-14'],
    ['14 de marzo de 2024', '2024-03-14'],
    ['14 марта 2024 г.', '2024-03-14'],
    ['١٤ مارس ٢٠٢٤', '2024-03-14'],
    ['14 آذار 2024', '2024-03-14'],
    ['15 كانون الثاني 2025', '2025-01-15'],
    ['2024年3月14日', '2024-03-14'],
    ['14/03/2024', '2024-03-14'],
    ['03/14/2024', '2024-03-14'],
    ['14.03.2024', '2024-03-14'],
    ['٢٠٢٤/٠٣/١٤', '2024-03-14'],
    ['05/05/2024', '2024-05-05'],
  ])('is read: %s', (text, expected) => {
    expect(start(text)).toEqual(day(expected));
  });

  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-2026', '2024-01-01', '2026-12-31'],
    ['mars 2025', '2025-03-01', '2025-03-31'],
    ['февраль 2024', '2024-02-01', '2024-02-29'],
    ['2025年2月', '2025-02-01', '2025-02-28'],
    ['03/2025', '2025-03-01', '2025-03-31'],
    ['Q2 2025', '2025-04-01', '2025-06-30'],
    ['T4 2025', '2025-10-01', '2025-12-31'],
    ['2025 Q1', '2025-01-01', '2025-03-31'],
    ['2-й квартал 2025', '2025-04-01', '2025-06-30'],
    ['2025年第3季度', '2025-07-01', '2025-09-30'],
  ])('is the first or the last of its period: %s', (text, first, last) => {
    expect([start(text), end(text)]).toEqual([day(first), day(last)]);
  });

  it('is a real date or a count of days of a spreadsheet', () => {
    expect(dayIn({ text: '14/3/24', day: '2024-03-14' }, 'start', 'mdy')).toEqual(day('2024-03-14'));
    expect(dayIn({ text: '45365', number: 45365 }, 'start', null)).toEqual(day('2024-03-14'));
    expect(dayIn({ text: '2025', number: 2025 }, 'end', null)).toEqual(day('2025-12-31'));
  });

  it.each(['31/02/2024', '2024-13-45', 'soon', '14 foo 2024', '99999999', '12/2024/12'])('is none: %s', (text) => {
    expect(start(text)).toEqual({ is: 'wrong' });
  });

  it('is asked where numbers could be several days, and read as was said', () => {
    expect(start('03/04/2024')).toEqual({ is: 'asked', orders: ['dmy', 'mdy'] });
    expect(start('03/04/05')).toEqual({ is: 'asked', orders: ['dmy', 'mdy', 'ymd'] });
    expect(start('03/04/05', 'dmy')).toEqual(day('2005-04-03'));
    expect(start('03/04/05', 'mdy')).toEqual(day('2005-03-04'));
    expect(start('03/04/05', 'ymd')).toEqual(day('2003-04-05'));
  });
});

describe('the order of a column of dates', () => {
  it('is decided by the one cell that can be read in one order alone', () => {
    expect(orderOfColumn(['03/04/2024', '14/03/2024'].map(cell))).toMatchObject({ order: 'dmy', asked: [] });
    expect(orderOfColumn(['03/04/2024', '03/14/2024'].map(cell))).toMatchObject({ order: 'mdy', asked: [] });
  });

  it('is asked where no cell decides, and where two contradict', () => {
    expect(orderOfColumn(['03/04/2024', '05/06/2024'].map(cell))).toMatchObject({ order: null, asked: ['dmy', 'mdy'] });
    expect(orderOfColumn(['03/04/2024', '14/03/2024', '03/14/2024'].map(cell)).asked).toEqual(['dmy', 'mdy']);
    expect(orderOfColumn(['03/04/05'].map(cell)).asked).toEqual(['dmy', 'mdy', 'ymd']);
  });

  it('is nothing to ask where all cells are clear by themselves', () => {
    const clear = ['14/03/2024', '03/14/2024', '2024-03-14', '14 mars 2024', ''].map(cell);
    expect(orderOfColumn(clear)).toEqual({ order: null, asked: [], unclear: [] });
  });

  const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01', count));
  const written = (value: string, order: DayOrder) => {
    const [year = '', month = '', date = ''] = value.split('-');
    return { dmy: `${date}/${month}/${year}`, mdy: `${month}/${date}/${year}`, ymd: value }[order];
  };
  const orders = fc.constantFrom<DayOrder>('dmy', 'mdy', 'ymd');

  it('is never guessed: a day is the one that was written, or it is asked', () => {
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 12 }), orders, (values, order) => {
        const cells = values.map((value) => cell(written(value, order)));
        const { order: found, asked } = orderOfColumn(cells);
        cells.forEach((each, place) => {
          const reading = dayIn(each, 'start', found);
          if (reading.is === 'day') expect(reading.day).toBe(values[place]);
          else expect([reading.is, asked]).toEqual(['asked', expect.arrayContaining([order])]);
        });
      }),
    );
  });

  it('reads every day back once the person has said the order', () => {
    fc.assert(
      fc.property(days, orders, (value, order) => {
        expect(dayIn(cell(written(value, order)), 'end', order)).toEqual(day(value));
      }),
    );
  });
});
