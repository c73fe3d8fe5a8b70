import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../libs/texts/src');

/** What the pages of a room say in a language: the same files that the portal reads. */
export function wordsOf(room: string, language: string) {
  const texts = JSON.parse(readFileSync(join(folder, room, `${language}.json`), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
  return (key: string, values: Readonly<Record<string, string>> = {}): string => {
    const text = texts[key];
    if (typeof text !== 'string') throw new Error(`${room} says nothing under ${key} in ${language}`);
    return text.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => values[name] ?? '');
  };
}
