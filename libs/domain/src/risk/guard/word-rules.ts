import type { Sensitivity } from '../vocabulary.js';
import type { Classified, LanguageSet, WordClass } from './lexicon.js';
import type { Token } from './tokens.js';

/** A passage by its tokens, both ends inclusive. */
export interface Passage {
  readonly kind: Sensitivity;
  readonly first: number;
  readonly last: number;
  readonly rule: string;
}

/** How far, in tokens, words may lie apart and still speak of one thing. */
const reach = { materialBefore: 5, materialAfter: 4, stock: 12, lacking: 7, site: 15, name: 3, degrees: 14, axis: 4 };

/** Tokens of a unit at most: the characters of 贝克勒尔. */
const longestUnit = 4;
const longestName = 6;

const opensQuote = /^[«“„「『《]$/;
const isRate = /^[/／]$/;
const isApostrophe = /^['’]$/;
const isJoint = /^[-‐‑]$/;
const isDegree = /^[°º]$/;
const inCoordinate = /^[,.'’′″"”:°º=–-]$/;
const placeSuffix = /^[省市县区镇乡村路港湾岛]$/;

/** The rules that need words. Each looks at some tokens around one, and so takes as many steps as there are tokens. */
export class WordRules {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly classes: Classified,
    private readonly languages: LanguageSet,
    private readonly step: () => void,
  ) {}

  passages(): readonly Passage[] {
    return this.tokens.flatMap((_, place) => [
      ...this.degreesAt(place),
      ...this.axisAt(place),
      ...this.quantityAt(place),
      ...this.stockAt(place),
      ...this.weaknessAt(place),
    ]);
  }

  /** In which languages a token is of a class. */
  private is(wordClass: WordClass, place: number): LanguageSet {
    this.step();
    return (this.classes.get(wordClass)?.[place] ?? 0) & this.languages;
  }

  private isNumber(place: number): boolean {
    return this.tokens[place]?.kind === 'number' || (this.is('numbers', place) | this.is('ones', place)) !== 0;
  }

  private isMark(place: number, which: RegExp): boolean {
    const token = this.tokens[place];
    return token?.kind === 'mark' && which.test(token.raw);
  }

  /** The nearest token of a class in the same sentence that passes, among those so far away at most. */
  private nearest(
    wordClass: WordClass,
    place: number,
    within: number,
    languages: LanguageSet,
    passes: (place: number) => boolean = () => true,
  ): { readonly place: number; readonly languages: LanguageSet } | null {
    const sentence = this.tokens[place]?.sentence;
    for (let away = 0; away <= within; away += 1) {
      for (const other of away === 0 ? [place] : [place + away, place - away]) {
        const common = this.is(wordClass, other) & languages;
        if (common !== 0 && this.tokens[other]?.sentence === sentence && passes(other)) {
          return { place: other, languages: common };
        }
      }
    }
    return null;
  }

  /** “48 degrees 51 minutes north”, “北纬39度”. */
  private degreesAt(place: number): readonly Passage[] {
    if (this.is('degrees', place) === 0 || !this.isNumber(place - 1)) return [];
    let first = place - 1;
    while (this.isNumber(first - 1) || this.isMark(first - 1, inCoordinate)) first -= 1;
    let last = this.is('hemispheres', first - 1) !== 0 ? place : -1;
    if (last >= 0) first -= 1;
    for (let next = place + 1; next <= place + reach.degrees; next += 1) {
      if (this.is('hemispheres', next) !== 0) last = next;
      else if (!this.isPartOfCoordinate(next)) break;
    }
    return last < 0 ? [] : [{ kind: 'coordinates', first, last, rule: 'degrees-in-words' }];
  }

  private isPartOfCoordinate(place: number): boolean {
    return (
      this.isNumber(place) ||
      this.isMark(place, inCoordinate) ||
      (this.is('minutes', place) | this.is('degrees', place)) !== 0
    );
  }

  /** “latitude: 6.13”, “широта 48 градусов”. */
  private axisAt(place: number): readonly Passage[] {
    if (this.is('axes', place) === 0) return [];
    for (let next = place + 1; next <= place + reach.axis; next += 1) {
      const token = this.tokens[next];
      if (token?.kind !== 'number') continue;
      const isDecimal = this.isMark(next + 1, /^[.,٫]$/) && this.tokens[next + 2]?.kind === 'number';
      const isInDegrees = this.is('degrees', next + 1) !== 0 || this.isMark(next + 1, isDegree);
      if (!isDecimal && !isInDegrees) return [];
      return [{ kind: 'coordinates', first: place, last: isDecimal ? next + 2 : next + 1, rule: 'axis-with-number' }];
    }
    return [];
  }

  /** The first token of the number that stands before a unit; null: none does, or it is the mass number of a nuclide. */
  private numberBefore(place: number, counts: boolean): number | null {
    let before = place - 1;
    for (let skipped = 0; counts && skipped < 3 && !this.isNumber(before); skipped += 1) {
      if (this.is('materials', before) === 0 && !this.isMark(before, isJoint)) return null;
      before -= 1;
    }
    if (counts ? !this.isCount(before) : !this.isNumber(before)) return null;
    while (this.isNumber(before - 1) || (this.isMark(before - 1, /^[.,٫٬]$/) && this.isNumber(before - 2))) before -= 1;
    const named = this.isMark(before - 1, isJoint) ? before - 2 : before - 1;
    return this.tokens[before]?.kind === 'number' && this.is('materials', named) !== 0 ? null : before;
  }

  private isCount(place: number): boolean {
    return this.tokens[place]?.kind === 'number' || this.is('numbers', place) !== 0;
  }

  /** The last token of a class in a row, forward or back: the characters of 氯气. */
  private edgeOf(wordClass: WordClass, place: number, way: 1 | -1): number {
    if (this.is(wordClass, place) === 0) return place;
    let edge = place;
    for (let taken = 0; taken < longestName; taken += 1) {
      const isNext = this.is(wordClass, edge + way) !== 0;
      if (!isNext || this.tokens[edge + way]?.sentence !== this.tokens[place]?.sentence) break;
      edge += way;
    }
    return edge;
  }

  /** A concentration or a flow, not an amount: `Bq/kg`, “litres a day”. */
  private isRateAfter(wordClass: WordClass, place: number): boolean {
    let next = place + 1;
    // Words of one unit: “cubic metres”.
    while (next <= place + longestUnit && this.is(wordClass, next) !== 0) next += 1;
    return this.isMark(next, isRate) || this.is('per', next) !== 0;
  }

  /** A number with a unit of activity; or with a unit or a vessel, and a material near it. */
  private quantityAt(place: number): readonly Passage[] {
    if (this.isMark(place + 1, isApostrophe)) return [];
    if (this.is('activities', place) !== 0 && !this.isRateAfter('activities', place)) {
      const first = this.numberBefore(place, false);
      if (first !== null) return [{ kind: 'quantity', first, last: place, rule: 'activity' }];
    }
    const unit = this.is('units', place);
    const vessel = this.is('containers', place);
    if ((unit | vessel) === 0 || this.isRateAfter(unit === 0 ? 'containers' : 'units', place)) return [];
    const first = this.numberBefore(place, unit === 0);
    if (first === null) return [];
    const isNear = (other: number) => other <= place + reach.materialAfter;
    const material = this.nearest('materials', place, reach.materialBefore, unit | vessel, isNear);
    if (material === null) return [];
    return [
      {
        kind: 'quantity',
        first: this.edgeOf('materials', Math.min(first, material.place), -1),
        last: this.edgeOf('materials', Math.max(place, material.place), 1),
        rule: unit === 0 ? 'vessels-of-material' : 'quantity-of-material',
      },
    ];
  }

  /** A store in which a material is kept. */
  private stockAt(place: number): readonly Passage[] {
    const store = this.is('stores', place);
    if (store === 0) return [];
    const isElse = (other: number) =>
      other !== place && this.is('stores', other) === 0 && this.is('conditions', other) === 0;
    const kept = this.nearest('kept', place, reach.stock, store, isElse);
    if (kept === null) return [];
    const material = this.nearest(
      'materials',
      place,
      reach.stock,
      kept.languages,
      (other) => isElse(other) && other !== kept.place,
    );
    if (material === null) return [];
    const ends = [place, kept.place, material.place];
    return [
      {
        kind: 'stock-place',
        first: this.edgeOf('materials', Math.min(...ends), -1),
        last: this.edgeOf('materials', Math.max(...ends), 1),
        rule: 'store-keeps-material',
      },
    ];
  }

  /** A protection that is lacking, or another weak point, at a site that has a name. */
  private weaknessAt(place: number): readonly Passage[] {
    const lacking = this.lackingAt(place);
    const weakness = this.is('weaknesses', place) | (lacking?.languages ?? 0);
    if (weakness === 0) return [];
    const site = this.nearest('sites', place, reach.site, weakness, (other) => this.hasName(other));
    if (site === null) return [];
    return [
      {
        kind: 'site-weakness',
        first: Math.min(place, site.place, lacking?.place ?? place),
        last: this.edgeOf('weaknesses', Math.max(place, site.place, lacking?.place ?? place), 1),
        rule: 'weak-point-of-named-site',
      },
    ];
  }

  /** The protection that a word says is lacking. */
  private lackingAt(place: number): { readonly place: number; readonly languages: LanguageSet } | null {
    const lacking = this.is('lacking', place);
    return lacking === 0
      ? null
      : this.nearest('protections', place, reach.lacking, lacking, (other) => other !== place);
  }

  /** Whether a site is named: by a capital letter near it, a quotation mark, or as Arabic and Chinese name places. */
  private hasName(site: number): boolean {
    const token = this.tokens[site];
    if (!token) return false;
    if (/\p{Script=Han}/u.test(token.raw)) return this.hasChineseName(site);
    if (/\p{Script=Arabic}/u.test(token.raw)) return this.hasArabicName(site, token);
    for (let place = site - reach.name; place <= site + reach.name + 1; place += 1) {
      const other = this.tokens[place];
      if (other?.sentence !== token.sentence || place === site) continue;
      if (this.isMark(place, opensQuote) || (other.kind === 'word' && this.isName(place, site))) return true;
    }
    return false;
  }

  private isName(place: number, site: number): boolean {
    const token = this.tokens[place];
    if (!token || !/^\p{Lu}/u.test(token.raw)) return false;
    const isFirst = this.tokens[place - 1]?.sentence !== token.sentence;
    if (isFirst && place !== site - 1) return false;
    const known: readonly WordClass[] = ['common', 'sites', 'lacking', 'protections', 'weaknesses'];
    return known.every((wordClass) => this.is(wordClass, place) === 0);
  }

  private hasArabicName(site: number, token: Token): boolean {
    const next = this.tokens[site + 1];
    if (token.key.startsWith('ال') || next?.sentence !== token.sentence) return false;
    if (this.isMark(site + 1, opensQuote)) return true;
    return next.kind === 'word' && this.is('common', site + 1) === 0;
  }

  private hasChineseName(site: number): boolean {
    for (let place = site - 1; place >= site - 2 * reach.name; place -= 1) {
      if (this.tokens[place]?.sentence !== this.tokens[site]?.sentence) return false;
      if (this.isMark(place, opensQuote)) return true;
      const isSuffix = placeSuffix.test(this.tokens[place]?.raw ?? '');
      const isNamed = /^\p{Script=Han}/u.test(this.tokens[place - 1]?.raw ?? '');
      const isWord = (['common', 'sites', 'stores'] as const).some((wordClass) => this.is(wordClass, place) !== 0);
      if (isSuffix && isNamed && !isWord) return true;
    }
    return false;
  }
}
