import type { Language, PlanOutline } from '@portal/domain';
import { sentence } from '@portal/texts';
import {
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TabStopType,
  Table,
  TextRun,
} from 'docx';
import { factsTable, toWord } from '../platform/word/document-blocks.js';
import { Typesetting } from '../platform/word/document-runs.js';
import { page, rule, stylesIn, textWidth } from '../platform/word/document-styles.js';

/** A plan as a document for Word: A4, right to left where its language is, pages numbered from the second. */
export function documentOf(outline: PlanOutline, language: Language): Promise<Buffer> {
  const set = new Typesetting(language);
  // What is marked is marked on its cover too.
  const isMarked = outline.marking !== undefined;
  const head = new Header({ children: headerLines(outline, set) });
  const foot = new Footer({ children: [footerLine(outline, language, set)] });
  const edges = { first: isMarked ? head : new Header({ children: [] }), default: head };
  const feet = { first: isMarked ? foot : new Footer({ children: [] }), default: foot };
  const document = new Document({
    title: outline.cover.title.text,
    subject: outline.cover.subject.text,
    creator: outline.cover.place.text,
    styles: stylesIn(language),
    sections: [
      {
        properties: {
          titlePage: !isMarked,
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: 1300, bottom: 1200, left: page.margin, right: page.margin, header: 600, footer: 560 },
          },
        },
        headers: edges,
        footers: feet,
        children: [...cover(outline, set), ...outline.blocks.flatMap((block) => toWord(block, set))],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function cover({ cover: { place, subject, title, facts, adoption }, isBrief = false }: PlanOutline, set: Typesetting) {
  const below = { bottom: { style: BorderStyle.SINGLE, size: 12, color: rule, space: isBrief ? 4 : 12 } };
  // A whole page of its own is what the styles are for.
  const spaced = (before: number, after: number) => (isBrief ? { spacing: { before, after } } : {});
  return [
    new Paragraph({ style: 'Place', ...spaced(0, 40), ...set.paragraph(place) }),
    new Paragraph({ style: 'Subject', border: below, ...spaced(0, 120), ...set.paragraph(subject) }),
    new Paragraph({ style: 'Title', ...spaced(0, 120), ...set.paragraph(title) }),
    factsTable(facts, set),
    new Paragraph({ spacing: { after: isBrief ? 0 : 400 } }),
    ...adoption.map((line) => new Paragraph(set.paragraph(line))),
  ] satisfies readonly (Paragraph | Table)[];
}

function headerLines({ foot, marking }: PlanOutline, set: Typesetting): Paragraph[] {
  const below = { bottom: { style: BorderStyle.SINGLE, size: 4, color: rule, space: 4 } };
  return [
    ...(marking === undefined ? [] : [new Paragraph({ style: 'Edge', ...set.paragraph(marking) })]),
    new Paragraph({ style: 'Edge', border: below, ...set.paragraph(foot) }),
  ];
}

/** Whose plan it is, and on the other side which page this is of how many. */
function footerLine({ cover }: PlanOutline, language: Language, set: Typesetting): Paragraph {
  const [before = '', between = '', after = ''] = sentence('plan-files', 'page-of', language, {
    page: '\u0000',
    pages: '\u0000',
  }).split('\u0000');
  const number = (which: string): ParagraphChild => new TextRun({ children: [which] });
  return new Paragraph({
    style: 'Edge',
    bidirectional: set.isRightToLeft,
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [
      ...set.runs(`${cover.place.text}\t${before}`),
      number(PageNumber.CURRENT),
      ...set.runs(between),
      number(PageNumber.TOTAL_PAGES),
      ...(after === '' ? [] : set.runs(after)),
    ],
  });
}
