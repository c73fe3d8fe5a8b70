import { precisions } from '@portal/domain';
import type { DayFields } from './effective-day';
import { asciiDigits, effectiveOn, emptyDay, fieldsOf, withPrecision } from './effective-day';

const today = '2026-11-24';

function read(fields: DayFields) {
  const { day, problem } = effectiveOn(fields, today);
  return day ?? problem;
}

describe('the day from which a line counts', () => {
  it('is the day itself where the day is known', () => {
    expect(read({ ...emptyDay, day: '2026-09-01' })).toBe('2026-09-01');
  });

  it('is the last day of a month, quarter or year', () => {
    const known = { ...emptyDay, year: '2025', month: '2', quarter: '3' };
    expect(read({ ...known, precision: 'month' })).toBe('2025-02-28');
    expect(read({ ...known, precision: 'quarter' })).toBe('2025-09-30');
    expect(read({ ...known, precision: 'year' })).toBe('2025-12-31');
  });

  it('is asked for where it is missing, wrong or not here yet', () => {
    expect(read(emptyDay)).toBe('day-missing');
    expect(read({ ...emptyDay, precision: 'month', year: '2025' })).toBe('period-missing');
    expect(read({ ...emptyDay, precision: 'year', year: '25' })).toBe('day-wrong');
    expect(read({ ...emptyDay, day: '2026-02-31' })).toBe('day-wrong');
    expect(read({ ...emptyDay, day: '2026-11-25' })).toBe('day-future');
  });

  it('cannot be the end of a period that is not over', () => {
    expect(read({ ...emptyDay, precision: 'year', year: '2026' })).toBe('period-open');
    expect(read({ ...emptyDay, precision: 'month', year: '2026', month: '11' })).toBe('period-open');
    expect(read({ ...emptyDay, precision: 'month', year: '2026', month: '12' })).toBe('day-future');
  });

  it('is read in the digits of the writer', () => {
    expect(asciiDigits('٢٠٢٥')).toBe('2025');
    expect(asciiDigits('۲۰۲۵')).toBe('2025');
    expect(asciiDigits('２０２５')).toBe('2025');
    expect(read({ ...emptyDay, precision: 'year', year: '٢٠٢٥' })).toBe('2025-12-31');
  });

  it('survives a change of precision without typing again', () => {
    const day = { ...emptyDay, day: '2025-08-14' };
    expect(read(withPrecision(day, 'month'))).toBe('2025-08-31');
    expect(read(withPrecision(withPrecision(day, 'quarter'), 'day'))).toBe('2025-08-14');
  });

  it('comes back from a known day as it went in', () => {
    for (const precision of precisions) {
      const known = { day: '2025-08-31', month: '2025-08-31', quarter: '2025-09-30', year: '2025-12-31' }[precision];
      expect(read(fieldsOf(known, precision))).toBe(known);
    }
  });
});
