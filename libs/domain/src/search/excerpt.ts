/** What can be found, in the order in which equals stand. */
export const searchKinds = [
  'country',
  'region',
  'team',
  'plan',
  'objective',
  'action',
  'round-table',
  'document',
  'claim',
  'person',
  'member',
] as const;
export type SearchKind = (typeof searchKinds)[number];

const around = 60;
const longest = 160;

/** A short piece of a text in which what was typed stands, or its beginning; whole words, `…` where it was cut. */
export function excerptOf(text: string, typed: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const at = placeOf(plain, typed);
  const from = at <= around ? 0 : plain.lastIndexOf(' ', at - around) + 1;
  const end = from + longest;
  const until = end >= plain.length ? plain.length : Math.max(plain.lastIndexOf(' ', end), at);
  return `${from > 0 ? '…' : ''}${plain.slice(from, until)}${until < plain.length ? '…' : ''}`;
}

/** Where the first of the typed words stands, without regard to case and accents; 0 where none does. */
function placeOf(text: string, typed: string): number {
  let folded = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letters = fold(text[at] ?? '');
    folded += letters;
    places.push(...Array.from(letters, () => at));
  }
  for (const word of typed.trim().split(/\s+/)) {
    const found = folded.indexOf(fold(word));
    if (found >= 0 && word !== '') return places[found] ?? 0;
  }
  return 0;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
