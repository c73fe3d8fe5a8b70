/**
 * What is left of a name when script, spelling, accents, order and vowels are taken away, so that Мухаммад Каримов,
 * محمد كريموف and Mohammed Karimov read alike. A rule of thumb: what it finds is proposed to a person, never acted upon.
 */
export function nameSkeleton(name: string, { withoutGlides = false } = {}): string {
  return wordsOf(name)
    .map((word) => skeletonOf(word, withoutGlides))
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');
}

/** One of a team's people, as far as finding duplicates goes. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly spellings: readonly string[];
  readonly email: string | null;
  /** Of whom somebody said already that they are other people. */
  readonly apart: readonly string[];
}

export interface PossibleDuplicate {
  readonly one: string;
  readonly other: string;
  readonly why: 'name' | 'email';
}

/** Pairs who may be one person: the same e-mail, or a name that reads alike. The earlier one of the list first. */
export function possibleDuplicates(people: readonly Named[]): readonly PossibleDuplicate[] {
  return people.flatMap((one, place) =>
    people.slice(place + 1).flatMap((other): readonly PossibleDuplicate[] => {
      if (one.apart.includes(other.id) || other.apart.includes(one.id)) return [];
      const why = isSameAddress(one.email, other.email) ? 'email' : haveSameName(one, other) ? 'name' : null;
      return why === null ? [] : [{ one: one.id, other: other.id, why }];
    }),
  );
}

function isSameAddress(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}

function haveSameName(one: Named, other: Named): boolean {
  const [ones, others] = [
    [one.name, ...one.spellings],
    [other.name, ...other.spellings],
  ];
  return ones.some((each) => others.some((another) => readAlike(each, another)));
}

/** Whether two spellings may be of one name. One word alone, or initials, say too little. */
export function readAlike(one: string, other: string): boolean {
  if (plainOf(one) === plainOf(other)) return true;
  // Arabic writes w and y where other scripts have a vowel.
  const withoutGlides = isArabic(one) !== isArabic(other);
  const [skeleton, another] = [nameSkeleton(one, { withoutGlides }), nameSkeleton(other, { withoutGlides })];
  return skeleton === another && skeleton.split(' ').filter((word) => word.length > 1).length > 1;
}

function isArabic(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}

/** Case, accents and the order of the words aside. */
function plainOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .toSorted()
    .join(' ')
    .trim();
}

/** Articles are written apart, together or not at all. */
const articles = new Set(['al', 'el', 'ul', 'le', 'la']);

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|[’'`ʻʼьъ]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/^ال(?=.{2})/u, ''))
    .filter((word) => word !== '' && !articles.has(word));
}

/** Letters of other scripts, each by the Latin letters that it sounds like; what is not here stays as it is. */
const letters: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ж: 'j', з: 'z', и: 'i', і: 'i', ї: 'i' },
  ...{ й: 'y', к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's' },
  ...{ т: 't', у: 'u', ў: 'u', ү: 'u', ұ: 'u', ф: 'f', х: 'h', ҳ: 'h', һ: 'h', ц: 's', ч: 's', ҷ: 'j', ш: 's' },
  ...{ щ: 's', ы: 'i', э: 'e', ю: 'yu', я: 'ya', є: 'e', ә: 'a', ӣ: 'i', ӯ: 'u' },
  ...{ ا: 'a', أ: 'a', إ: 'a', آ: 'a', ء: '', ؤ: 'u', ئ: 'i', ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'h' },
  ...{ د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 's', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'g', ف: 'f' },
  ...{ ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: '', و: 'w', ي: 'y', ى: 'a', پ: 'p', گ: 'g', ڤ: 'v', ٱ: 'a' },
};

function skeletonOf(word: string, withoutGlides: boolean): string {
  const latin = Array.from(word, (letter) => letters[letter] ?? letter)
    .join('')
    .replace(/дж|dj|dzh/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/[kgtdsc]h/g, (pair) => digraphs[pair] ?? pair)
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/v/g, 'w')
    .replace(/(?<=.)h$/g, '');
  const first = latin.slice(0, 1).replace(/[aeiou]/, 'a');
  const rest = latin.slice(1).replace(/[aeiou]/g, '');
  const spoken = `${first}${withoutGlides ? rest.replace(/[wy]/g, '') : rest.replace(/y/g, '')}`;
  // Doubled letters are written once.
  return spoken.replace(/(.)\1+/gu, '$1');
}

const digraphs: Readonly<Record<string, string>> = { kh: 'h', gh: 'g', th: 't', dh: 'd', sh: 's', ch: 's' };
