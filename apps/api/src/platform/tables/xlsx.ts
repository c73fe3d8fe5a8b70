import type { Writable } from 'node:stream';
import { archiveTo } from '../files/archive.js';
import { type About, type CellValue, harmless, type Table } from './table.js';

/** What the format allows (ECMA-376; Excel's limits): rows a sheet, characters a cell and a sheet's name. */
const most = { rows: 1_048_576, characters: 32_767, name: 31 } as const;
const pieceLength = 32_768;

/**
 * Writes a table as a workbook: the rows on the first sheet, what they are on the second, and on further sheets what the
 * first cannot hold, then the tables beside it. Taken from the rows as it is written: no more is in memory than the sink leaves waiting.
 *
 * @param rowsASheet header included
 */
export function writeXlsx(table: Table, about: About, sink: Writable, rowsASheet: number = most.rows): Promise<void> {
  return archiveTo(sink, async ({ add }) => {
    const rows = new RowSource(table);
    const names = [...about.sheets];
    try {
      await add(pathOf(1), rows.sheet(rowsASheet, about.isRightToLeft));
      await add(pathOf(2), [aboutSheet(about, table.keepsLines)]);
      while (!rows.isOver) {
        names.push(`${about.sheets[0].slice(0, most.name - 4)} ${names.length}`);
        await add(pathOf(names.length), rows.sheet(rowsASheet, about.isRightToLeft));
      }
    } finally {
      await rows.letGo();
    }
    for (const other of table.others ?? []) {
      names.push(other.name);
      await add(pathOf(names.length), new RowSource(other.table).sheet(rowsASheet, about.isRightToLeft));
    }
    for (const [path, text] of bookOf(names)) await add(path, [text]);
  });
}

/** The rows of a table, sheet by sheet. */
class RowSource {
  private readonly rows: AsyncIterator<readonly CellValue[]>;
  private ahead: Promise<IteratorResult<readonly CellValue[]>>;
  isOver = false;

  constructor(private readonly table: Table) {
    this.rows = asynchronous(table.rows);
    this.ahead = this.rows.next();
    // Told when it is asked for.
    this.ahead.catch(() => undefined);
  }

  /** Whoever gives the rows may end what they hold open. */
  async letGo(): Promise<void> {
    await this.rows.return?.();
  }

  async *sheet(mostRows: number, isRightToLeft: boolean): AsyncGenerator<string> {
    const { columns, keepsLines = false } = this.table;
    let piece = sheetBegins(isRightToLeft, looksOf(this.table), true) + rowOf(1, columns, { style: 1, keepsLines });
    for (let place = 2; place <= mostRows; place += 1) {
      const next = await this.ahead;
      if (next.done === true) {
        this.isOver = true;
        break;
      }
      this.ahead = this.rows.next();
      this.ahead.catch(() => undefined);
      piece += rowOf(place, next.value, { style: keepsLines ? 2 : 0, keepsLines });
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    if (!this.isOver) this.isOver = (await this.ahead).done === true;
    yield `${piece}</sheetData></worksheet>`;
  }
}

async function* asynchronous<T>(all: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* all;
}

function aboutSheet({ lines, isRightToLeft }: About, keepsLines = false): string {
  const rows = lines.map((line, place) => rowOf(place + 1, line, { style: place === 0 ? 1 : 0, keepsLines }));
  return `${sheetBegins(isRightToLeft, [18, 18].map(wide), false)}${rows.join('')}</sheetData></worksheet>`;
}

type Looks = NonNullable<Table['looks']>;

const wide = (width: number): Looks[number] => ({ width, isHidden: false });

function looksOf({ columns, looks }: Table): Looks {
  return looks ?? columns.map(() => wide(18));
}

/** @param hasHeader its first row stays in sight */
function sheetBegins(isRightToLeft: boolean, looks: Looks, hasHeader: boolean): string {
  const pane = hasHeader ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : '';
  const view = `<sheetView${isRightToLeft ? ' rightToLeft="1"' : ''} workbookViewId="0">${pane}</sheetView>`;
  const columns = looks.map(
    ({ width, isHidden }, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ''}/>`,
  );
  return `${declaration}<worksheet xmlns="${main}"><sheetViews>${view}</sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

/** `style`: 0 plain, 1 bold, 2 lines wrapped at the top of their cell. */
interface RowLook {
  readonly style: number;
  readonly keepsLines: boolean;
}

function rowOf(place: number, values: readonly CellValue[], look: RowLook): string {
  const cells = values.map((value, column) => cellOf(`${columnOf(column)}${place}`, value, look)).join('');
  return `<row r="${place}">${cells}</row>`;
}

function cellOf(address: string, value: CellValue, { style, keepsLines }: RowLook): string {
  const opens = `<c r="${address}"${style > 0 ? ` s="${style}"` : ''}`;
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `${opens}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${opens} t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = harmless(value, keepsLines).slice(0, most.characters);
  return `${opens} t="inlineStr"><is><t xml:space="preserve">${keepsLines ? spelled(text) : escaped(text)}</t></is></c>`;
}

/** `A`, `B` … `Z`, `AA`. */
function columnOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnOf(Math.floor(index / 26) - 1) + letter;
}

/**
 * The same with nothing left out: what XML cannot say, or would say otherwise, is spelled `_x000D_`, so that a text which
 * reads like that is spelled too (ECMA-376, 22.9.2.19, ST_Xstring).
 */
function spelled(text: string): string {
  const named = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    const isSaid = character === '\t' || character === '\n' || (code >= 0x7f && code < 0xd800);
    return isSaid ? character : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  };
  return marked(text.replace(/_(?=x[0-9A-Fa-f]{4}_)|[\p{Cc}\p{Cs}\ufffe\uffff]/gu, named));
}

/** As XML takes it, which has no words for most control characters and for halves of a character. */
function escaped(text: string): string {
  const kept = text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => (character === '\t' ? character : ''));
  return marked(kept);
}

function marked(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const typeOf = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;
const pathOf = (place: number) => `xl/worksheets/sheet${place}.xml`;

/** What holds the sheets together. */
function bookOf(names: readonly string[]): readonly (readonly [string, string])[] {
  const places = names.map((name, index) => ({ name: sheetName(name), place: index + 1 }));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${related}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${declaration}<Relationships xmlns="${packaged}/relationships">${inside}</Relationships>`;
  const override = (path: string, part: string) => `<Override PartName="/${path}" ContentType="${typeOf(part)}"/>`;
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${places.map(({ place }) => override(pathOf(place), 'worksheet')).join('')}</Types>`,
    ],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${related}"><sheets>${places.map(({ name, place }) => `<sheet name="${escaped(name)}" sheetId="${place}" r:id="rId${place}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        places.map(({ place }) => relation(`rId${place}`, 'worksheet', `worksheets/sheet${place}.xml`)).join('') +
          relation(`rId${names.length + 1}`, 'styles', 'styles.xml'),
      ),
    ],
    [
      'xl/styles.xml',
      `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
    ],
  ];
}

/** Excel refuses a workbook whose sheet has one of these in its name. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, most.name);
}
