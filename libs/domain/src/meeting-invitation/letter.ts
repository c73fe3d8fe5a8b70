/** What a region's letter may leave to the portal to say. */
export const letterPlaceholders = [
  'country',
  'meeting',
  'number',
  'region',
  'secretariat',
  'host',
  'city',
  'venue',
  'days',
  'times',
  'zone',
  'today',
] as const;
export type LetterPlaceholder = (typeof letterPlaceholders)[number];

const placeholder = /\{\s*([a-z-]+)\s*\}/g;

/** Those in a text that are none: they would stand in the letter as they are. */
export function unknownPlaceholdersIn(text: string): readonly string[] {
  const known: readonly string[] = letterPlaceholders;
  return [...text.matchAll(placeholder)].flatMap(([, name = '']) => (known.includes(name) ? [] : [name]));
}

/**
 * The paragraphs of a letter: one a block of the text, each placeholder replaced once, so that what a title or a venue
 * says is never read as one.
 */
export function letterParagraphs(text: string, values: Readonly<Record<LetterPlaceholder, string>>): readonly string[] {
  const said: Readonly<Record<string, string>> = values;
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(placeholder, (all, name: string) => said[name] ?? all).trim())
    .filter((paragraph) => paragraph !== '');
}
