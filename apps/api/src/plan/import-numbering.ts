import { tagsIn, unescaped } from './import-xml.js';

/** The number of the next paragraph of a list at a level, from 0; nothing where the list only has marks. */
export type ListNumbers = (list: string, level: number) => string;

interface Level {
  readonly format: string;
  /** `%1.%2`: the numbers of the levels, with what stands around them. */
  readonly text: string;
  readonly start: number;
}

/** Counts the lists of a document as its program does when it shows them, by the part that describes them. */
export function listNumbers(xml: string): ListNumbers {
  const { levels, kinds, restarts } = described(xml);
  const counts = new Map<string, number[]>();
  return (list, level) => {
    const kind = kinds.get(list);
    const own = kind === undefined ? undefined : levels.get(kind);
    const shown = own?.get(level);
    if (kind === undefined || !own || !shown) return '';
    // Lists of one kind go on counting, but for one that begins anew.
    const counter = restarts.has(list) ? `list ${list}` : kind;
    const before = counts.get(counter) ?? [];
    const startOf = (at: number) => restarts.get(list)?.get(at) ?? own.get(at)?.start ?? 1;
    const now = Array.from({ length: level + 1 }, (_, at) =>
      at < level ? (before[at] ?? startOf(at)) : (before[at] ?? startOf(at) - 1) + 1,
    );
    counts.set(counter, now);
    return shown.format === 'bullet' || shown.format === 'none'
      ? ''
      : shown.text
          .replace(/%(\d)/g, (_, at: string) =>
            inFormat(now[Number(at) - 1] ?? 1, own.get(Number(at) - 1)?.format ?? 'decimal'),
          )
          .trim();
  };
}

interface Described {
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  /** The kind of each list. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly restarts: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

function described(xml: string): Described {
  const levels = new Map<string, Map<number, Level>>();
  const kinds = new Map<string, string>();
  const restarts = new Map<string, Map<number, number>>();
  let kind: string | null = null;
  let list: string | null = null;
  let at = 0;
  for (const { name, attributes, isClosing, isEmpty } of tagsIn(xml)) {
    const value = (attribute: string) => unescaped(new RegExp(`w:${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    if (name === 'w:abstractNum') kind = isClosing || isEmpty ? null : value('abstractNumId');
    if (name === 'w:num') list = isClosing || isEmpty ? null : value('numId');
    if (isClosing) continue;
    if (name === 'w:lvl' || name === 'w:lvlOverride') at = Number(value('ilvl'));
    if (list !== null && name === 'w:abstractNumId') kinds.set(list, value('val'));
    if (list !== null && name === 'w:startOverride') {
      restarts.set(list, (restarts.get(list) ?? new Map<number, number>()).set(at, Number(value('val'))));
    }
    if (kind === null) continue;
    const own = levels.get(kind) ?? new Map<number, Level>();
    levels.set(kind, own);
    const known = own.get(at) ?? { format: 'decimal', text: '', start: 1 };
    if (name === 'w:start') own.set(at, { ...known, start: Number(value('val')) });
    if (name === 'w:numFmt') own.set(at, { ...known, format: value('val') });
    if (name === 'w:lvlText') own.set(at, { ...known, text: value('val') });
  }
  return { levels, kinds, restarts };
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function inFormat(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** `a` to `z`, then `aa`, `bb`. */
function letters(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(9, 1 + Math.floor((number - 1) / 26)));
}

function roman(number: number): string {
  let left = Math.min(number, 3999);
  let text = '';
  for (const [value, letter] of romans) {
    while (left >= value) {
      text += letter;
      left -= value;
    }
  }
  return text;
}
