import type { Instant } from '../../day.js';
import type { Written } from '../../written.js';
import type { Say } from './exported-plan.js';

/** A text of a document. */
export interface OutlineLine {
  readonly text: string;
  /**
   * `own`: as somebody of the plan wrote it, in whatever script; `figure`: money or a code, read from the left in every
   * language; else words of the document's language.
   */
  readonly by: 'own' | 'figure' | 'document';
  readonly look: 'plain' | 'strong' | 'small' | 'caution';
}

/** What stands in one cell, a line under the other; `end`: a number, set against the far side. */
export interface OutlineCell {
  readonly lines: readonly OutlineLine[];
  readonly side: 'start' | 'end';
}

/** `shares`: how wide each column is, of 100. */
export interface OutlineTable {
  readonly kind: 'table';
  readonly columns: readonly OutlineCell[];
  readonly shares: readonly number[];
  readonly rows: readonly (readonly OutlineCell[])[];
  /** Its columns run from the left in every language, as the axis of a square does. */
  readonly keepsDirection?: boolean;
}

/** A label with what is said under it. */
export interface OutlineFact {
  readonly label: string;
  readonly value: OutlineLine;
}

export type OutlineBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly line: OutlineLine; readonly onNewPage: boolean }
  /** `leads`: stays on the page of what follows. */
  | { readonly kind: 'paragraph'; readonly line: OutlineLine; readonly leads: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly OutlineFact[] }
  | OutlineTable
  /** Who signs: the title of each, over empty lines to be filled in by hand. */
  | {
      readonly kind: 'signatures';
      readonly place: readonly string[];
      readonly signatories: readonly string[];
      readonly lines: readonly string[];
    };

/** A plan as a document that can be signed: what stands on its first page, then its parts in order. */
export interface PlanOutline {
  readonly cover: {
    /** The country or the region. */
    readonly place: OutlineLine;
    readonly subject: OutlineLine;
    readonly title: OutlineLine;
    readonly facts: readonly OutlineFact[];
    readonly adoption: readonly OutlineLine[];
  };
  readonly blocks: readonly OutlineBlock[];
  /** At the foot of each page, beside its number. */
  readonly foot: OutlineLine;
  /** Over every page, the first one too, of what is not for everybody: for whom it is, and for whom it was made. */
  readonly marking?: OutlineLine;
  /** All of it is to stand on one page: its cover takes a few lines of that. */
  readonly isBrief?: boolean;
}

/** What a document is made in and of besides the plan. */
export interface OutlineMaking {
  readonly say: Say;
  readonly written: Written;
  /** The name of the country or region in the document's language; null for the whole network. */
  readonly place: string | null;
  readonly madeAt: Instant;
  /** With what was known by then; null: with all that is known. */
  readonly knownAt: Instant | null;
}

export const ownLine = (text: string, look: OutlineLine['look'] = 'plain'): OutlineLine => ({ text, by: 'own', look });
export const spokenLine = (text: string, look: OutlineLine['look'] = 'plain'): OutlineLine => ({
  text,
  by: 'document',
  look,
});
export const figureLine = (text: string, look: OutlineLine['look'] = 'plain'): OutlineLine => ({
  text,
  by: 'figure',
  look,
});
export const cellOf = (...lines: readonly OutlineLine[]): OutlineCell => ({ lines, side: 'start' });
export const cellOfNumber = (text: string, look: OutlineLine['look'] = 'plain'): OutlineCell => ({
  lines: [spokenLine(text, look)],
  side: 'end',
});
export const headingBlock = (line: OutlineLine, level: 1 | 2, onNewPage = false): OutlineBlock => ({
  kind: 'heading',
  level,
  line,
  onNewPage,
});
export const paragraphBlock = (line: OutlineLine, leads = false): OutlineBlock => ({ kind: 'paragraph', line, leads });
