import type { MeetingLetter } from '@portal/contracts';
import type { OutlineLine } from '@portal/domain';
import { BorderStyle, Document, Packer, Paragraph } from 'docx';
import { factsTable } from '../platform/word/document-blocks.js';
import { Typesetting } from '../platform/word/document-runs.js';
import { page, rule, stylesIn } from '../platform/word/document-styles.js';

const said = (text: string, look: OutlineLine['look'] = 'plain'): OutlineLine => ({ text, by: 'document', look });

/** A letter for Word: A4, under the head of whose it is, right to left where its language is. */
export function letterDocument(letter: MeetingLetter): Promise<Buffer> {
  const { language, head, place, addressee, subject, paragraphs, facts } = letter;
  const set = new Typesetting(language);
  const below = { bottom: { style: BorderStyle.SINGLE, size: 12, color: rule, space: 12 } };
  const [first = '', ...others] = head;
  const document = new Document({
    title: subject,
    creator: head.at(1) ?? first,
    styles: stylesIn(language),
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: 1100, bottom: 1100, left: page.margin, right: page.margin },
          },
        },
        children: [
          new Paragraph(set.paragraph(said(first, 'strong'))),
          ...others.map(
            (line, index) =>
              new Paragraph({
                ...set.paragraph(said(line)),
                ...(index === others.length - 1
                  ? { border: below, spacing: { after: 360 } }
                  : { spacing: { after: 0 } }),
              }),
          ),
          new Paragraph({ ...set.paragraph(said(place), 'end'), spacing: { after: 360 } }),
          new Paragraph(set.paragraph(said(addressee))),
          new Paragraph({ ...set.paragraph(said(subject, 'strong')), spacing: { before: 240, after: 240 } }),
          ...paragraphs.flatMap((paragraph) =>
            paragraph.split('\n').map((line) => new Paragraph(set.paragraph({ text: line, by: 'own', look: 'plain' }))),
          ),
          factsTable(
            facts.map(({ label, value }) => ({ label, value: said(value) })),
            set,
          ),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
