import fc from 'fast-check';
import { cell } from './csv.js';

describe('a cell of a table', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+33', "'+33"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['AAF;NAS', '"AAF;NAS"'],
    ['Korea, Republic', '"Korea, Republic"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\r\nlines', 'two lines'],
  ])('%j is written %j', (value, written) => {
    expect(cell(value)).toBe(written);
  });

  it('of nothing is empty', () => {
    expect(cell(null)).toBe('');
    expect(cell(false)).toBe('false');
  });

  it('never breaks its row, and never runs in a spreadsheet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const written = cell(value);
        expect(/[\r\n]/.test(written)).toBe(false);
        expect(/^"?[=+\-@\t]/.test(written)).toBe(false);
      }),
    );
  });
});
