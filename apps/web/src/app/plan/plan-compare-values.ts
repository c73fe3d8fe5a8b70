import { actionPhases, actionPriorities, cbrnDomains, isDay, obligations, planThemes, planTiers } from '@portal/domain';

/** What values need to be said in the reader's language. */
export interface ValueWords {
  t(this: void, key: string, values?: Readonly<Record<string, string>>): string;
  /** Words that every page of plans has. */
  plan(this: void, key: string): string;
  day(this: void, day: string): string;
  number(this: void, value: number): string;
  list(this: void, items: readonly string[]): string;
  language(this: void, code: string): string;
}

/** The fields that have a name for people, in the order in which people read a plan, with the key of the name. */
const names: ReadonlyMap<string, string> = new Map([
  ['reference', 'about.reference'],
  ['number', 'field.number'],
  ['title', 'field.title'],
  ['theme', 'field.theme'],
  ['objective', 'field.objectiveId'],
  ['tier', 'field.tier'],
  ['carriesOut', 'carries-out'],
  ['language', 'field.language'],
  ['description', 'field.description'],
  ['domains', 'field.domains'],
  ['phase', 'field.phase'],
  ['priority', 'field.priority'],
  ['lead', 'field.lead'],
  ['supporting', 'field.supporting'],
  ['startsOn', 'field.startsOn'],
  ['endsOn', 'field.endsOn'],
  ['cost', 'field.cost'],
  ['funding', 'field.funding'],
  ['indicator', 'field.indicator'],
  ['target', 'field.target'],
  ['answersTo', 'field.answersTo'],
  ['supportRequested', 'field.supportRequested'],
  ['dependsOn', 'field.dependsOn'],
]);
const order = [...names.keys()];

/** Fields whose values are ids, with the beginning of the keys of their words. */
const worded: ReadonlyMap<string, { readonly key: string; readonly ids: readonly string[] }> = new Map([
  ['domains', { key: 'domain', ids: cbrnDomains }],
  ['phase', { key: 'phase', ids: actionPhases }],
  ['priority', { key: 'priority', ids: actionPriorities }],
  ['theme', { key: 'theme', ids: planThemes }],
  ['answersTo', { key: 'obligation', ids: obligations }],
  ['tier', { key: 'tier', ids: planTiers }],
]);

/** In the order in which people read a plan, what is not known last. */
export function inReadingOrder<T extends { readonly field: string }>(changes: readonly T[]): readonly T[] {
  const placeOf = ({ field }: T) => (names.has(field) ? order.indexOf(field) : order.length);
  return [...changes].sort((one, other) => placeOf(one) - placeOf(other));
}

/** What a later version may know besides is called as the contract calls it. */
export function fieldName(field: string, { plan }: Pick<ValueWords, 'plan'>): string {
  const key = names.get(field);
  return key ? plan(key) : field;
}

/** A field's value as people read it: days, money, ids and lists in the reader's language; a text as it was written. */
export function valueWords(field: string, value: unknown, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return words.t('nothing');
  if (typeof value === 'boolean') return words.t(value ? 'yes' : 'no');
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string') return textWords(field, value, words);
  if (Array.isArray(value)) {
    const items = value.map((each: unknown) => valueWords(field, each, words));
    return items.length === 0 ? words.t('nothing') : words.list(items);
  }
  return typeof value === 'object' ? groupWords(field, value, words) : '';
}

function textWords(field: string, value: string, words: ValueWords): string {
  const known = worded.get(field);
  if (known?.ids.includes(value)) return words.plan(`${known.key}.${value}`);
  if (field === 'language') return words.language(value);
  return field.endsWith('On') && isDay(value) ? words.day(value) : value;
}

function groupWords(field: string, value: object, words: ValueWords): string {
  const parts = new Map<string, unknown>(Object.entries(value));
  const [amount, currency] = [parts.get('amount'), parts.get('currency')];
  if (typeof amount === 'number' && typeof currency === 'string') return `${words.number(amount)} ${currency}`;
  if (field === 'funding') return fundingWords(parts, words);
  return [...parts.values()].map((each) => valueWords(field, each, words)).join(', ');
}

function fundingWords(parts: ReadonlyMap<string, unknown>, { t, plan, number, list }: ValueWords): string {
  const [state, source, funded] = [parts.get('state'), parts.get('source'), parts.get('funded')];
  const isKnown = state === 'none' || state === 'partly' || state === 'secured';
  return list([
    ...(isKnown ? [plan(`funding.${state}`)] : []),
    ...(typeof funded === 'number' ? [t('funding.funded', { amount: number(funded) })] : []),
    ...(typeof source === 'string' && source !== '' ? [t('funding.source', { source })] : []),
  ]);
}
