import { isDay } from '@portal/domain';

/** What values need to be said in the reader's language. */
export interface ValueWords {
  t(this: void, key: string, values?: Readonly<Record<string, string>>): string;
  day(this: void, day: string): string;
  number(this: void, value: number): string;
  list(this: void, items: readonly string[]): string;
  language(this: void, code: string): string;
}

/** Fields that have a name for people; what else a later version may know is called as the contract calls it. */
const named: readonly string[] = [
  'reference',
  'number',
  'title',
  'theme',
  'objective',
  'tier',
  'carriesOut',
  'language',
  'description',
  'domains',
  'phase',
  'priority',
  'lead',
  'supporting',
  'startsOn',
  'endsOn',
  'cost',
  'funding',
  'indicator',
  'target',
  'answersTo',
  'supportRequested',
  'dependsOn',
];

/** Fields whose values are ids with words. */
const worded: Readonly<Record<string, readonly string[]>> = {
  domains: ['C', 'B', 'R', 'N'],
  phase: ['prevention', 'detection', 'preparedness', 'response', 'recovery'],
  priority: ['high', 'medium', 'low'],
  theme: [
    'governance-legal',
    'safety-security',
    'detection-trafficking',
    'preparedness-response',
    'health-bio',
    'crime-scene-justice',
    'capacity-training',
    'awareness',
  ],
  answersTo: ['1540', 'ihr-jee', 'inssp', 'cwc', 'bwc'],
  tier: ['strategic', 'operational'],
};

/** In the order in which people read a plan, not that of the alphabet of ids. */
export function inReadingOrder<T extends { readonly field: string }>(changes: readonly T[]): readonly T[] {
  const placeOf = ({ field }: T) => (named.includes(field) ? named.indexOf(field) : named.length);
  return [...changes].sort((one, other) => placeOf(one) - placeOf(other));
}

export function fieldName(field: string, { t }: Pick<ValueWords, 't'>): string {
  return named.includes(field) ? t(`field.${field}`) : field;
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
  if (worded[field]?.includes(value)) return words.t(`${field}.${value}`);
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

function fundingWords(parts: ReadonlyMap<string, unknown>, { t, number, list }: ValueWords): string {
  const [state, source, funded] = [parts.get('state'), parts.get('source'), parts.get('funded')];
  const isKnown = state === 'none' || state === 'partly' || state === 'secured';
  return list([
    ...(isKnown ? [t(`funding.${state}`)] : []),
    ...(typeof funded === 'number' ? [t('funding.funded', { amount: number(funded) })] : []),
    ...(typeof source === 'string' && source !== '' ? [t('funding.source', { source })] : []),
  ]);
}
