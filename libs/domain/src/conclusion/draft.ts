import { type Language, languages } from '../identity/actor.js';
import { type ConclusionKind, conclusionKinds } from './vocabulary.js';

/** What the draft needs of a map that many write into at once; a `Y.Map` is one. */
export interface DraftMap {
  get(this: unknown, key: string): unknown;
  set(this: unknown, key: string, value: unknown): unknown;
  entries(this: unknown): Iterable<[string, unknown]>;
}

/** What it needs of a text that many write into at once; a `Y.Text` is one. */
export interface DraftText {
  readonly length: number;
  insert(this: unknown, index: number, text: string): void;
  delete(this: unknown, index: number, length: number): void;
  toString(): string;
}

/**
 * What it needs of the document; a `Y.Doc` is one. Every text is a type of its own at the top, found by its name: two
 * who begin the same text at once then write into one, where a type set into a map would take the place of the other.
 */
export interface DraftDocument {
  getMap(name: string): unknown;
  getText(name: string): unknown;
}

/** A paragraph of the draft. */
export interface DraftParagraph {
  readonly id: string;
  readonly kind: ConclusionKind;
  /** Its place: lower ones come first. */
  readonly order: number;
  /** Countries whose positions it answers, in the order of their codes. */
  readonly answers: readonly string[];
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  /** Texts made from another version of the source's text. */
  readonly behind: readonly Language[];
}

/** A place in a text where so many characters go and others come. */
export interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

/** The map of all paragraphs, each with its place; `false`: taken out, its words stay in the document. */
export const paragraphsName = 'paragraphs';
/** What a paragraph is: its kind. */
export const paragraphName = (id: string): string => `${id}/paragraph`;
export const answersName = (id: string): string => `${id}/answers`;
/** Of which version of the source each text says the same. */
export const madeFromName = (id: string): string => `${id}/made-from`;
export const textName = (id: string, language: Language): string => `${id}/${language}`;

/** The paragraphs of a draft in their order, whatever order its changes came in. */
export function readDraft(draft: DraftDocument, source: Language): readonly DraftParagraph[] {
  return [...mapOf(draft, paragraphsName).entries()]
    .flatMap(([id, order]) => (typeof order === 'number' ? [readParagraph(draft, id, order, source)] : []))
    .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
}

function readParagraph(draft: DraftDocument, id: string, order: number, source: Language): DraftParagraph {
  const said = mapOf(draft, paragraphName(id)).get('kind');
  const texts = Object.fromEntries(
    languages.flatMap((language) => {
      const text = textOf(draft, id, language).toString();
      return text.trim() === '' ? [] : [[language, text]];
    }),
  );
  const madeFrom = mapOf(draft, madeFromName(id));
  const present = versionOf(texts[source] ?? '');
  return {
    id,
    kind: conclusionKinds.find((kind) => kind === said) ?? 'decision',
    order,
    answers: [...mapOf(draft, answersName(id)).entries()].flatMap(([iso3, is]) => (is === true ? [iso3] : [])).sort(),
    texts,
    behind: languages.filter(
      (language) => language !== source && texts[language] !== undefined && madeFrom.get(language) !== present,
    ),
  };
}

/** The map of a document under this name. */
export function mapOf(draft: DraftDocument, name: string): DraftMap {
  const found = draft.getMap(name);
  if (!isDraftMap(found)) throw new Error(`${name} is no map`);
  return found;
}

/** The text of a paragraph in a language. */
export function textOf(draft: DraftDocument, id: string, language: Language): DraftText {
  const found = draft.getText(textName(id, language));
  if (!isDraftText(found)) throw new Error(`${id} is no text`);
  return found;
}

function isDraftMap(value: unknown): value is DraftMap {
  return typeof value === 'object' && value !== null && 'get' in value && 'entries' in value;
}

function isDraftText(value: unknown): value is DraftText {
  return typeof value === 'object' && value !== null && 'insert' in value && 'delete' in value;
}

/** A short name of what a text says now, so that a translation can remember what it was made from (FNV-1a, 32 bits). */
export function versionOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/**
 * What turns one text into another, as one place that changes. A pair of surrogates is never parted.
 *
 * @returns null where both are the same
 */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (head > 0 && isHighSurrogate(before, head - 1)) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && isLowSurrogate(before, before.length - tail)) tail -= 1;
  return { at: head, removed: before.length - head - tail, added: after.slice(head, after.length - tail) };
}

/** Where a place in a text is after a change: what stands behind the change moves with it. */
export function placeAfter(place: number, { at, removed, added }: TextChange): number {
  if (place <= at) return place;
  return Math.max(at, place - removed) + added.length;
}

function isHighSurrogate(text: string, place: number): boolean {
  return (text.charCodeAt(place) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, place: number): boolean {
  return (text.charCodeAt(place) & 0xfc00) === 0xdc00;
}

/**
 * What somebody wrote into a text that others changed meanwhile: their words go in where they meant them, and they take
 * out only what still stands there.
 *
 * @param shown what they saw when they began
 * @param written what they made of it
 * @param present what it says by now
 */
export function changeOnto(shown: string, written: string, present: string): TextChange | null {
  const mine = textChange(shown, written);
  const theirs = textChange(shown, present);
  if (!mine || !theirs) return mine;
  const at = placeAfter(mine.at, theirs);
  const taken = shown.slice(mine.at, mine.at + mine.removed);
  return { at, removed: present.startsWith(taken, at) ? mine.removed : 0, added: mine.added };
}
