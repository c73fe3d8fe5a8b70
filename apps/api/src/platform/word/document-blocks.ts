import type { OutlineBlock, OutlineCell, OutlineFact, OutlineLine, OutlineTable } from '@portal/domain';
import {
  BorderStyle,
  HeadingLevel,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import type { Typesetting } from './document-runs.js';
import { ink, rule, textWidth } from './document-styles.js';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: rule } as const;
const firm = { style: BorderStyle.SINGLE, size: 8, color: ink } as const;
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;

/** What Word is told of one block. */
export function toWord(block: OutlineBlock, set: Typesetting): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const { level, line, onNewPage } = block;
      return [new Paragraph({ ...set.paragraph(line), heading: levels[level], pageBreakBefore: onNewPage })];
    }
    case 'paragraph':
      return [
        new Paragraph({
          ...set.paragraph(block.line),
          ...styleOf(block.line, 'Small', 'Normal'),
          keepNext: block.leads,
        }),
      ];
    case 'facts':
      return [factsTable(block.facts, set), gap()];
    case 'table':
      return [table(block, set), gap()];
    case 'signatures':
      return signatures(block, set);
  }
}

function styleOf({ look }: OutlineLine, small: string, plain: string): { readonly style?: string } {
  return look === 'small' ? { style: small } : plain === 'Normal' ? {} : { style: plain };
}

/** Word needs a paragraph after a table; this one is low. */
function gap(): Paragraph {
  return new Paragraph({ style: 'Small', spacing: { after: 60 } });
}

/** Labels beside what is said, without lines between them. */
export function factsTable(facts: readonly OutlineFact[], set: Typesetting): Table {
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widthsOf([32, 68]),
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, top: thin, bottom: thin, insideHorizontal: thin },
    visuallyRightToLeft: set.isRightToLeft,
    rows: facts.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cellOf([new Paragraph({ style: 'Label', ...set.paragraph(spokenLabel(label)) })]),
            cellOf([new Paragraph({ style: 'Cell', ...set.paragraph(value) })]),
          ],
        }),
    ),
  });
}

const spokenLabel = (text: string): OutlineLine => ({ text, by: 'document', look: 'plain' });

function table({ columns, shares, rows, keepsDirection = false }: OutlineTable, set: Typesetting): Table {
  const head = columns.map((column) => ({
    ...column,
    lines: column.lines.map((line) => ({ ...line, look: 'strong' as const })),
  }));
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widthsOf(shares),
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, top: firm, bottom: firm, insideHorizontal: thin },
    visuallyRightToLeft: set.isRightToLeft && !keepsDirection,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((each) => tableCell(each, set, 'F1F4F6')),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((each) => tableCell(each, set)) })),
    ],
  });
}

function tableCell({ lines, side }: OutlineCell, set: Typesetting, fill?: string): TableCell {
  const paragraphs = lines.map(
    (line) => new Paragraph({ ...set.paragraph(line, side), ...styleOf(line, 'CellSmall', 'Cell') }),
  );
  return cellOf(paragraphs.length === 0 ? [new Paragraph({ style: 'Cell' })] : paragraphs, fill);
}

function cellOf(children: readonly Paragraph[], fill?: string): TableCell {
  return new TableCell({
    children,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    ...(fill === undefined ? {} : { shading: { fill } }),
  });
}

/** Whole twentieths of a point that add up to the width of the text. */
function widthsOf(shares: readonly number[]): readonly number[] {
  const widths = shares.map((share) => Math.floor((textWidth * share) / 100));
  const left = textWidth - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, place) => (place === 0 ? width + left : width));
}

type Signatures = Extract<OutlineBlock, { kind: 'signatures' }>;

/** Where and when, then a column a signatory; all on one page. */
function signatures({ place, signatories, lines }: Signatures, set: Typesetting): readonly (Paragraph | Table)[] {
  const stops = [{ type: TabStopType.LEFT, position: Math.round(textWidth * 0.55), leader: 'dot' as const }];
  const last = { type: TabStopType.LEFT, position: Math.round(textWidth * 0.95), leader: 'dot' as const };
  return [
    new Paragraph({
      bidirectional: set.isRightToLeft,
      keepNext: true,
      spacing: { before: 240, after: 360 },
      tabStops: [...stops, last],
      children: place.flatMap((each, order) => set.runs(`${order === 0 ? '' : '  '}${each} \t`)),
    }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widthsOf(signatories.map(() => 100 / signatories.length)),
      layout: TableLayoutType.FIXED,
      borders: noBorders,
      visuallyRightToLeft: set.isRightToLeft,
      rows: [
        new TableRow({
          cantSplit: true,
          children: signatories.map((each) =>
            cellOf([new Paragraph({ keepNext: true, ...set.paragraph({ ...spokenLabel(each), look: 'strong' }) })]),
          ),
        }),
        ...lines.map(
          (label, order) =>
            new TableRow({
              cantSplit: true,
              height: { value: order === lines.length - 1 ? 1400 : 640, rule: HeightRule.ATLEAST },
              children: signatories.map(() => signatureLine(label, set)),
            }),
        ),
      ],
    }),
    gap(),
  ];
}

/** A label over an empty line to write on. */
function signatureLine(label: string, set: Typesetting): TableCell {
  return new TableCell({
    children: [new Paragraph({ style: 'Label', ...set.paragraph(spokenLabel(label)) })],
    margins: { top: 60, bottom: 60, left: 80, right: 200 },
    borders: { top: none, left: none, right: none, bottom: thin },
  });
}
