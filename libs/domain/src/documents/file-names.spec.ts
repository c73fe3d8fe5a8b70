import fc from 'fast-check';
import { archiveName } from './file-names.js';

describe('the name of a file in an archive', () => {
  it.each([
    ['Décret n° 12/2024', 'application/pdf', '0001 Décret n° 12 2024.pdf'],
    ['../../etc/passwd', 'text/plain', '0001 etc passwd.txt'],
    ['خطة العمل الوطنية', 'application/pdf', '0001 خطة العمل الوطنية.pdf'],
    ['国家行动计划', 'image/png', '0001 国家行动计划.png'],
    ['CON\u0000:|', 'application/pdf', '0001 CON.pdf'],
    ['invoice\u202Efdp.exe', 'application/pdf', '0001 invoice fdp.exe.pdf'],
    ['...', 'application/unheard-of', '0001.bin'],
  ])('of %j', (title, mediaType, name) => {
    expect(archiveName(1, title, mediaType)).toBe(name);
  });

  it('is one step of a path, short enough, and no two are alike even where case does not count', () => {
    const title = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(fc.array(title, { maxLength: 30 }), (titles) => {
        const names = titles.map((each, place) => archiveName(place + 1, each, 'application/pdf'));
        for (const name of names) {
          expect(name).toMatch(/^\d{4}[^/\\:*?"<>|\p{Cc}]*\.pdf$/u);
          expect(encodeURIComponent(name).replace(/%../g, '1').length).toBeLessThan(255);
          expect(name).not.toMatch(/(^|[ ])\.\.|[ .]\.pdf$/);
        }
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});
