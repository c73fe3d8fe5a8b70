import type { ImportTable } from '@portal/domain';
import { readBeside } from '../src/plan/import-reader.js';
import {
  archive,
  encryptedWorkbook,
  macroDocument,
  macroWorkbook,
  otherWorkbook,
  wordFile,
  workbook,
  xmlBomb,
  zipBomb,
} from './import-files.harness.js';

async function tableOf(bytes: Buffer): Promise<ImportTable> {
  const reading = await readBeside(bytes);
  const [table] = 'tables' in reading ? reading.tables : [];
  if (!table) throw new Error(JSON.stringify(reading));
  return table;
}

const textsOf = ({ rows }: ImportTable) => rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''));

describe('a file of actions', () => {
  it('is a workbook: words, numbers, dates', async () => {
    const table = await tableOf(
      await workbook(
        [
          ['Action', 'Start', 'Cost', 'Done'],
          ['Former', new Date(Date.UTC(2025, 2, 14)), 1234.5, 0.75],
        ],
        (sheet) => {
          sheet.getCell('C2').numFmt = '#,##0.00 "EUR"';
          sheet.getCell('D2').numFmt = '0%';
        },
      ),
    );
    expect(table.name).toBe('Plan');
    expect(table.rows[1]).toEqual({
      number: 2,
      cells: [
        { text: 'Former' },
        { text: '3/14/25', day: '2025-03-14' },
        { text: '1,234.50 EUR', number: 1234.5 },
        { text: '75%', number: 0.75 },
      ],
    });
  });

  it('has formulas: their kept value, and those without one are said', async () => {
    const table = await tableOf(
      await workbook([
        ['Action', 'Cost'],
        ['Former', { formula: 'SUM(1,2)', result: 3 }],
        ['Équiper', { formula: 'SUM(4,5)' }],
      ]),
    );
    expect([table.formulas, table.formulasWithoutValue]).toEqual([2, 1]);
    expect(table.rows[1]?.cells[1]).toEqual({ text: '3', number: 3, isFormula: true });
    expect(table.rows[2]?.cells[1] ?? null).toBeNull();
  });

  it('has merged cells: spread, and said', async () => {
    const table = await tableOf(
      await workbook(
        [
          ['Objective', 'Action', 'Lead'],
          ['Law', 'Draft', 'Justice'],
          [null, 'Adopt', 'Parliament'],
          ['Objective 2: Training', null, null],
        ],
        (sheet) => {
          sheet.mergeCells('A2:A3');
          sheet.mergeCells('A4:C4');
        },
      ),
    );
    expect(textsOf(table).slice(1)).toEqual([
      ['Law', 'Draft', 'Justice'],
      ['Law', 'Adopt', 'Parliament'],
      ['Objective 2: Training', 'Objective 2: Training', 'Objective 2: Training'],
    ]);
    expect(table.mergedCells).toBe(3);
    expect(table.rows[2]?.cells[0]?.isSpread).toBe(true);
  });

  it.each(['biff8', 'ods', 'xlsx'] as const)(
    'is a workbook of another program or of an older one: %s',
    async (type) => {
      const rows = [
        ['Мероприятие', 'Срок'],
        ['Обучение', '14 марта 2025 г.'],
      ];
      expect(textsOf(await tableOf(otherWorkbook(rows, type)))).toEqual(rows);
    },
  );

  it('is a text, with semicolons, quotes and line breaks in cells', async () => {
    const bytes = Buffer.from('\ufeffAction;Coût\r\n"Former; ""bien""\nvite";1,5\r\n');
    expect(textsOf(await tableOf(bytes))).toEqual([
      ['Action', 'Coût'],
      ['Former; "bien"\nvite', '1,5'],
    ]);
  });

  it('is a document: tables with the headings above them, merged cells, one table for each objective', async () => {
    const heading = ['N°', 'Action', 'Responsable'];
    const table = await tableOf(
      await wordFile([
        'Plan national',
        'Axe 1 : Droit',
        [
          heading,
          ['1.1', 'Loi', { text: 'Justice', merge: 'begins' }],
          ['1.2', 'Décret', { text: '', merge: 'goes-on' }],
        ],
        'Axe 2 : Formation',
        [heading, ['2.1', 'Former', 'Santé\nIntérieur'], [{ text: 'Sous-titre', span: 3 }]],
      ]),
    );
    expect(textsOf(table)).toEqual([
      heading,
      ['Axe 1 : Droit', 'Axe 1 : Droit', 'Axe 1 : Droit'],
      ['1.1', 'Loi', 'Justice'],
      ['1.2', 'Décret', 'Justice'],
      ['Axe 2 : Formation', 'Axe 2 : Formation', 'Axe 2 : Formation'],
      ['2.1', 'Former', 'Santé\nIntérieur'],
      ['Sous-titre', 'Sous-titre', 'Sous-titre'],
    ]);
    expect(table.mergedCells).toBe(3);
  });

  it('is a document whose numbers Word counts: they are read as it shows them', async () => {
    const paragraph = (text: string, level?: number, list = 1) =>
      `<w:p>${level === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
    const rowOf = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const bytes = await archive({
      '[Content_Types].xml': '<Types/>',
      'word/numbering.xml': `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '•')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`,
      'word/document.xml': `<w:document><w:body><w:tbl>${[
        rowOf(paragraph('No'), paragraph('Action')),
        rowOf(paragraph('', 0), paragraph('Law')),
        rowOf(paragraph('', 1), paragraph('Draft')),
        rowOf(paragraph('', 1), paragraph('Vote', 0, 2)),
        rowOf(paragraph('', 0), paragraph('Training')),
        rowOf(paragraph('', 1), paragraph('Train')),
        rowOf(paragraph('', 0, 3), paragraph('Anew')),
      ].join('')}</w:tbl></w:body></w:document>`,
    });
    expect(textsOf(await tableOf(bytes))).toEqual([
      ['No', 'Action'],
      ['I.', 'Law'],
      ['I.1', 'Draft'],
      ['I.2', 'Vote'],
      ['II.', 'Training'],
      ['II.1', 'Train'],
      ['V.', 'Anew'],
    ]);
  });

  it('of 20 000 rows is read as far as a plan goes, and says what is beyond; of more it is refused', async () => {
    const rows = (count: number) => [
      ['Action', 'Lead'],
      ...Array.from({ length: count }, (_, place) => [`Act ${place}`, 'X']),
    ];
    const table = await tableOf(await workbook(rows(19_999)));
    expect([table.rows.length, table.rowsOver]).toEqual([3_000, 17_000]);
    expect(await readBeside(await workbook(rows(20_000)))).toMatchObject({ wrong: 'too-many-rows' });
  });
});

describe('a file that is refused', () => {
  it.each<readonly [string, () => Buffer | Promise<Buffer>, string]>([
    ['with macros', macroWorkbook, 'file-macros'],
    ['a document with macros', macroDocument, 'file-macros'],
    ['encrypted', encryptedWorkbook, 'file-encrypted'],
    ['an XML bomb', xmlBomb, 'file-swollen'],
    ['a ZIP bomb', zipBomb, 'file-swollen'],
    ['no file of Office', () => Buffer.from('%PDF-1.7 …'), 'import-type'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'import-type'],
    ['cut off', async () => (await workbook([['Action', 'Lead']])).subarray(0, 2_000), 'file-unreadable'],
    ['without a table', () => wordFile(['Only words']), 'no-table'],
    ['empty', () => workbook([]), 'no-table'],
  ])('%s', async (_, bytes, wrong) => {
    expect(await readBeside(await bytes())).toMatchObject({ wrong });
  });
});
