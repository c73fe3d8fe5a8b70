import type { Language, OutlineLine } from '@portal/domain';
import { type IParagraphOptions, AlignmentType, type IRunOptions, TextRun } from 'docx';

/** Letters, digits and marks that say which way they are read; what stands between them follows its neighbours. */
const arabic = /\p{Script_Extensions=Arabic}/u;
const strong = /\p{L}/u;
/** From the first to the last word of the one script, as long as no letter of the other stands between. */
const inLatin = /(?!\p{scx=Arab})[\p{L}\p{N}](?:\P{scx=Arab}*(?!\p{scx=Arab})[\p{L}\p{N}%])?/gu;
const inArabic = /(?=\p{L})\p{scx=Arab}(?:(?:(?!(?!\p{scx=Arab})[\p{L}\p{N}])[^])*(?=[\p{L}\p{M}])\p{scx=Arab})?/gu;

export interface Piece {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** Whether a text is read from the right: by its first letter; null where it has none. */
export function isReadFromRight(text: string): boolean | null {
  const first = strong.exec(text)?.[0];
  return first === undefined ? null : arabic.test(first);
}

/** A text in pieces that are read one way each, in a paragraph of a direction: Word is told it run by run. */
export function piecesOf(text: string, isRightToLeft: boolean): readonly Piece[] {
  const other = isRightToLeft ? inLatin : inArabic;
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(other)) {
    if (index > done) pieces.push({ text: text.slice(done, index), isRightToLeft });
    pieces.push({ text: found, isRightToLeft: !isRightToLeft });
    done = index + found.length;
  }
  if (done < text.length || pieces.length === 0) pieces.push({ text: text.slice(done), isRightToLeft });
  return pieces;
}

/**
 * One family that every office has, with Latin, Cyrillic and Arabic letters cut for each other; Chinese in the face of
 * official letters. Word takes the one that fits each letter.
 */
export const fonts = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: 'SimSun',
} as const;

const cautionColour = 'A3341F';

/** How the paragraphs of a document in a language are set. */
export class Typesetting {
  readonly isRightToLeft: boolean;

  constructor(private readonly language: Language) {
    this.isRightToLeft = language === 'ar';
  }

  /** The runs of a text in the document's own direction. */
  runs(text: string, look: IRunOptions = {}, isRightToLeft = this.isRightToLeft): readonly TextRun[] {
    // In Chinese, marks that Latin has too are taken from the Chinese face.
    const font = this.language === 'zh' ? { font: { ...fonts, hint: 'eastAsia' } } : {};
    // No XML may hold these two.
    return piecesOf(text.replace(/[\ufffe\uffff]/g, ''), isRightToLeft).map(
      (piece) =>
        new TextRun({ ...look, ...font, text: piece.text, ...(piece.isRightToLeft ? { rightToLeft: true } : {}) }),
    );
  }

  private isReadFromRight({ by, text }: OutlineLine): boolean {
    if (by === 'figure') return false;
    return (by === 'own' ? isReadFromRight(text) : null) ?? this.isRightToLeft;
  }

  /** A line as a paragraph: what somebody wrote is read its own way, and stands on the document's side. */
  paragraph(line: OutlineLine, side: 'start' | 'end' = 'start'): IParagraphOptions {
    const isFromRight = this.isReadFromRight(line);
    const isTurned = isFromRight !== this.isRightToLeft;
    const isAtEnd = (side === 'end') !== isTurned;
    const look: IRunOptions = {
      ...(line.look === 'strong' || line.look === 'caution' ? { bold: true } : {}),
      ...(line.look === 'caution' ? { color: cautionColour } : {}),
    };
    return {
      ...(isFromRight ? { bidirectional: true } : {}),
      ...(isAtEnd ? { alignment: AlignmentType.END } : {}),
      children: this.runs(line.text, look, isFromRight),
    };
  }
}
