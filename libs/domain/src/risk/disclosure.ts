/** One word about one domain that somebody was shown: whether at least half of these countries have it. */
export interface ShownWord {
  readonly countries: readonly string[];
  readonly isHalfOrMore: boolean;
}

/**
 * Worlds looked through at most. Beyond it the answer is that something could be told, since nothing shows that it could
 * not: how many worlds there are follows from who shares, never from a rating. Where the countries keep changing, that is
 * after some four pictures; from then on the same countries as last time still may be shown.
 */
const mostWorlds = 1 << 15;

/** Countries that were shown together each time: they are alike, so that only how many of them are high counts. */
interface Alike {
  readonly size: number;
  /** Whether word `n` is about them. */
  readonly isIn: readonly boolean[];
  /** They have not consented to being told. */
  readonly isProtected: boolean;
}

function groupsOf(words: readonly ShownWord[], consenting: ReadonlySet<string>): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const country of new Set(words.flatMap(({ countries }) => countries))) {
    const isIn = words.map(({ countries }) => countries.includes(country));
    const isProtected = !consenting.has(country);
    const key = `${isIn.map(Number).join('')} ${isProtected}`;
    groups.set(key, { size: (groups.get(key)?.size ?? 0) + 1, isIn, isProtected });
  }
  return [...groups.values()];
}

/** Values of two countries, first and second: bit 0 neither is high, 1 the second, 2 the first, 3 both. */
const everyPair = 0b1111;
const valuesOfPair = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
] as const;

/** Two countries, of one group or of two, with the values that some world allows without the last word and with it. */
interface Pair {
  readonly first: number;
  readonly second: number;
  before: number;
  after: number;
}

/** Every two countries of which at least one is protected. */
function pairsOf(groups: readonly Alike[]): Pair[] {
  return groups.flatMap((one, first) =>
    groups.flatMap((other, second): Pair[] => {
      const isOnePair = first < second || (first === second && one.size > 1);
      return isOnePair && (one.isProtected || other.isProtected) ? [{ first, second, before: 0, after: 0 }] : [];
    }),
  );
}

/** The pairs of values that two countries can have where so many of their groups are high. */
function allowedBy(high: readonly number[], groups: readonly Alike[], { first, second }: Pair): number {
  const countOf = (group: number, isHigh: boolean) => {
    const count = high[group] ?? 0;
    return isHigh ? count : (groups[group]?.size ?? 0) - count;
  };
  return valuesOfPair.reduce((bits, [one, other], bit) => {
    const needed = first === second && one === other ? 2 : 1;
    const isAllowed = countOf(first, one) >= needed && countOf(second, other) >= 1;
    return isAllowed ? bits | (1 << bit) : bits;
  }, 0);
}

/** Calls with each way in which some of each group can be high, as long as it wants to go on. */
function eachWorld(
  groups: readonly Alike[],
  words: number,
  goesOn: (high: readonly number[], sums: readonly number[]) => boolean,
): void {
  const high = groups.map(() => 0);
  const walk = (place: number, sums: readonly number[]): boolean => {
    const group = groups[place];
    if (!group) return goesOn(high, sums);
    for (let count = 0; count <= group.size; count += 1) {
      high[place] = count;
      if (
        !walk(
          place + 1,
          sums.map((sum, word) => (group.isIn[word] ? sum + count : sum)),
        )
      )
        return false;
    }
    return true;
  };
  walk(
    0,
    Array.from({ length: words }, () => 0),
  );
}

type Told = 'nothing' | 'something' | 'contradiction';

function toldBy(words: readonly ShownWord[], consenting: ReadonlySet<string>): Told {
  const groups = groupsOf(words, consenting);
  if (groups.reduce((worlds, { size }) => worlds * (size + 1), 1) > mostWorlds) return 'something';
  const last = words.length - 1;
  let isPossible = false;
  let open = pairsOf(groups);
  eachWorld(groups, words.length, (high, sums) => {
    const fits = (word: number) => {
      const shown = words[word];
      return shown !== undefined && (sums[word] ?? 0) * 2 >= shown.countries.length === shown.isHalfOrMore;
    };
    for (let word = 0; word < last; word += 1) if (!fits(word)) return true;
    const fitsAll = fits(last);
    isPossible ||= fitsAll;
    for (const pair of open) {
      const allowed = allowedBy(high, groups, pair);
      pair.before |= allowed;
      if (fitsAll) pair.after |= allowed;
    }
    open = open.filter(({ after }) => after !== everyPair);
    return open.length > 0;
  });
  if (!isPossible) return 'contradiction';
  return open.some(({ before, after }) => before !== after) ? 'something' : 'nothing';
}

/**
 * Whether the last word tells somebody who takes the values as unchanged anything about a protected country: a stranger
 * from the words alone, or a country that knows its own value as well. It does not where any two countries, one of them
 * protected, could have any two values; or, where earlier words that were consented to ruled some out, no fewer than before.
 *
 * Where no world fits all words, values have changed in between; then the longest run of the latest words that some world
 * fits is what can be reasoned from.
 *
 * @param words what was shown, the earliest first, all about one domain
 * @param consenting countries that agreed to be told by the last word
 */
export function givesAway(words: readonly ShownWord[], consenting: ReadonlySet<string>): boolean {
  for (let start = 0; start < words.length; start += 1) {
    const told = toldBy(words.slice(start), consenting);
    if (told !== 'contradiction') return told === 'something';
  }
  return false;
}
