import { type Language, languages, planOutline, writtenIn } from '@portal/domain';
import { sentence } from '@portal/texts';
import { writeFile } from 'node:fs/promises';
import { documentOf } from '../src/plan/plan-document.js';
import { filesOf } from './exports.harness.js';
import { samplePlan } from './plan.sample.js';
import { textOfXml, wellFormed } from './xml.harness.js';

const places: Readonly<Partial<Record<Language, string>>> = { ar: 'المغرب', zh: '摩洛哥' };

const documentIn = (language: Language) =>
  documentOf(
    planOutline(samplePlan(language), {
      say: (key, values = {}) => sentence('plan-files', key, language, values),
      written: writtenIn(language),
      place: places[language] ?? 'Maroc',
      madeAt: '2026-11-27T10:00:00.000000Z',
      knownAt: null,
    }),
    language,
  );

async function partsIn(language: Language): Promise<(path: string) => string> {
  const bytes = await documentIn(language);
  // To be looked at.
  const folder = process.env['PLAN_DOCUMENTS'];
  if (folder !== undefined) await writeFile(`${folder}/${language}.docx`, bytes);
  const files = await filesOf(bytes);
  for (const [path, file] of files) if (/\.(xml|rels)$/.test(path)) wellFormed(file.toString());
  return (path) => files.get(path)?.toString() ?? '';
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe('a plan as a document for Word', () => {
  it.each(languages)(
    'is well-formed in %s, on A4, in styles, with the head of each table on each page',
    async (language) => {
      const part = await partsIn(language);
      const document = part('word/document.xml');
      expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
      expect(count(document, '<w:tblHeader/>')).toBe(7);
      for (const style of ['Place', 'Title', 'Heading1', 'Heading2', 'Cell', 'CellSmall', 'Label', 'Small']) {
        expect(document).toContain(`<w:pStyle w:val="${style}"/>`);
        expect(part('word/styles.xml')).toContain(`w:styleId="${style}"`);
      }
      for (const { title, reference } of samplePlan(language).actions) {
        expect(textOfXml(document)).toContain(title);
        expect(textOfXml(document)).toContain(reference);
      }
    },
  );

  it('numbers its pages, of how many, but for its cover', async () => {
    const part = await partsIn('fr');
    expect(part('word/document.xml')).toContain('<w:titlePg/>');
    const feet = [part('word/footer1.xml'), part('word/footer2.xml')].join('');
    expect(textOfXml(feet)).toContain('Page PAGE sur NUMPAGES');
    expect(textOfXml([part('word/header1.xml'), part('word/header2.xml')].join(''))).toContain(samplePlan('fr').title);
  });

  it('runs right to left in Arabic: paragraphs, tables and runs, but for figures and codes', async () => {
    const part = await partsIn('ar');
    const document = part('word/document.xml');
    const paragraphs = document.match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const withText = paragraphs.filter((each) => textOfXml(each).trim() !== '');
    const latin = withText.filter((each) => !each.includes('<w:bidi/>'));
    expect(latin.map(textOfXml).sort()).toEqual([
      '1,250,000.50\u00a0EUR',
      '1,250,000.50\u00a0MAD',
      '1,250,000.50\u00a0MAD',
      'PNUD',
    ]);
    expect(count(document, '<w:bidiVisual/>')).toBe(count(document, '<w:tbl>'));
    const runs = document.match(/<w:r>.*?<\/w:r>/gs) ?? [];
    const arabic = runs.filter((each) => /\p{Script=Arabic}/u.test(textOfXml(each)));
    expect(arabic.filter((each) => !each.includes('<w:rtl/>'))).toEqual([]);
    expect(runs.filter((each) => /MAR-2026/.test(textOfXml(each)) && each.includes('<w:rtl/>'))).toEqual([]);
    expect(part('word/styles.xml')).toMatch(/<w:rFonts[^>]* w:cs="Times New Roman"/);
  });

  it('takes Chinese from a Chinese face', async () => {
    const part = await partsIn('zh');
    expect(part('word/styles.xml')).toMatch(/<w:rFonts[^>]* w:eastAsia="SimSun"/);
    expect(part('word/styles.xml')).toMatch(/<w:lang w:val="zh-CN"/);
    const runs = part('word/document.xml').match(/<w:r>.*?<\/w:r>/gs) ?? [];
    const chinese = runs.filter((each) => /\p{Script=Han}/u.test(textOfXml(each)));
    expect(chinese.length).toBeGreaterThan(100);
    expect(chinese.filter((each) => !/<w:rFonts[^>]* w:eastAsia="SimSun"/.test(each))).toEqual([]);
  });

  it('keeps a text that somebody wrote in another script in that script’s direction', async () => {
    const part = await partsIn('fr');
    expect(part('word/document.xml')).not.toContain('<w:bidi/>');
    const outline = planOutline(
      { ...samplePlan('fr'), title: 'خطة العمل' },
      {
        say: (key) => key,
        written: writtenIn('fr'),
        place: 'Maroc',
        madeAt: '2026-11-27T10:00:00.000000Z',
        knownAt: null,
      },
    );
    const files = await filesOf(await documentOf(outline, 'fr'));
    const title = /<w:p><w:pPr><w:pStyle w:val="Title"\/>.*?<\/w:p>/s.exec(
      files.get('word/document.xml')?.toString() ?? '',
    )?.[0];
    expect(title).toContain('<w:bidi/>');
    expect(title).toContain('<w:rtl/>');
  });
});
