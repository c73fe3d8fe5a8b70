import type { PlanComparison } from '@portal/contracts';
import { changeKinds, comparedParts, comparedVersions, countsOf } from './plan-compare-rows';
import { fieldName, inReadingOrder, type ValueWords, valueWords } from './plan-compare-values';

const none = { added: [], removed: [], changed: [] };
const record = (reference: string) => ({ lineId: `line-${reference}`, reference, title: `Action ${reference}` });

const comparison: PlanComparison = {
  from: { id: 'v1', number: 1, title: 'Plan' },
  to: { id: 'v2', number: 2, title: 'Plan' },
  plan: [{ field: 'endsOn', before: '2028-12-31', after: '2029-12-31' }],
  objectives: none,
  actions: {
    added: [record('MAR-2026-003')],
    removed: [record('MAR-2026-001')],
    changed: [
      { ...record('MAR-2026-002'), changes: [{ field: 'priority', before: 'low', after: 'high' }] },
      { ...record('MAR-2026-004'), changes: [{ field: 'cost', before: null, after: { amount: 1, currency: 'EUR' } }] },
    ],
  },
  unchanged: 12,
};

describe('what differs between two versions', () => {
  it('is told part by part; what is the same in both has none', () => {
    const parts = comparedParts(comparison, '');
    expect(parts.map(({ part, rows }) => [part, rows.length])).toEqual([
      ['plan', 1],
      ['actions', 4],
    ]);
    expect(countsOf(comparison)).toEqual({ added: 1, removed: 1, changed: 3 });
  });

  it('is narrowed to one kind of change', () => {
    for (const kind of changeKinds) {
      const rows = comparedParts(comparison, kind).flatMap((part) => part.rows);
      expect(rows).toHaveLength(countsOf(comparison)[kind]);
      expect(rows.every((row) => row.kind === kind)).toBe(true);
    }
    expect(comparedParts({ ...comparison, plan: [], actions: none }, '')).toEqual([]);
  });
});

describe('the versions that are compared', () => {
  const versions = [
    { id: 'v2', number: 2 },
    { id: 'v1', number: 1 },
    { id: 'v3', number: 3 },
  ];

  it('are those the address asks for, in its order', () => {
    expect(comparedVersions('v2', versions, { from: 'v3', to: 'v1' })).toEqual({ from: 'v3', to: 'v1' });
  });

  it('are else the page’s own and the one before it', () => {
    expect(comparedVersions('v3', versions, { from: '', to: '' })).toEqual({ from: 'v2', to: 'v3' });
    expect(comparedVersions('v1', versions, { from: 'gone', to: '' })).toEqual({ from: 'v2', to: 'v1' });
  });

  it('are none where there is only one', () => {
    expect(comparedVersions('v1', [{ id: 'v1', number: 1 }], { from: '', to: '' })).toBeNull();
    expect(comparedVersions('v1', [], { from: '', to: '' })).toBeNull();
  });
});

describe('the value of a field', () => {
  const words: ValueWords = {
    t: (key, values) => (values ? `${key}(${Object.values(values).join()})` : key),
    plan: (key) => `plan ${key}`,
    day: (day) => `day ${day}`,
    number: (value) => `number ${value}`,
    list: (items) => items.join(' + '),
    language: (code) => `language ${code}`,
  };
  const said = (field: string, value: unknown) => valueWords(field, value, words);

  it('is said in the reader’s language', () => {
    expect(said('endsOn', '2028-12-31')).toBe('day 2028-12-31');
    expect(said('priority', 'high')).toBe('plan priority.high');
    expect(said('domains', ['C', 'N'])).toBe('plan domain.C + plan domain.N');
    expect(said('cost', { amount: 180000, currency: 'EUR' })).toBe('number 180000 EUR');
    expect(said('funding', { state: 'partly', source: 'EU', funded: 500 })).toBe(
      'plan funding.partly + funding.funded(number 500) + funding.source(EU)',
    );
    expect(said('dependsOn', ['MAR-2026-001', 'MAR-2026-002'])).toBe('MAR-2026-001 + MAR-2026-002');
    expect(said('language', 'fr')).toBe('language fr');
    expect(said('objective', 2)).toBe('number 2');
    expect(said('sample', true)).toBe('yes');
  });

  it('is a text as it was written, also where it looks like an id or a day', () => {
    expect(said('title', 'high')).toBe('high');
    expect(said('target', '2028-12-31')).toBe('2028-12-31');
  });

  it('is nothing where there is none', () => {
    for (const value of [null, undefined, '', []]) expect(said('lead', value)).toBe('nothing');
  });

  it('stands in the order in which people read a plan, new fields last', () => {
    const order = inReadingOrder(['serves', 'cost', 'title', 'startsOn'].map((field) => ({ field })));
    expect(order.map(({ field }) => field)).toEqual(['title', 'startsOn', 'cost', 'serves']);
  });

  it('is never lost where a field is new', () => {
    expect(fieldName('serves', words)).toBe('serves');
    expect(fieldName('title', words)).toBe('plan field.title');
    expect(said('serves', { one: 'a', other: 2 })).toBe('a, number 2');
  });
});
