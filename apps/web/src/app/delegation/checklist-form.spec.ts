import { checklistFields, checklistItems, checklistValues } from './checklist-form';

const items = [
  { key: 'dates', days: -90, title: '' },
  { key: 'own', days: -20, title: 'Visa letters' },
];
const words = { nameOf: ({ key }: { key: string }) => key, newLine: 'A further line', daysOfNew: 'Its days' };
const names = (values: Readonly<Record<string, string>>) =>
  checklistFields(items, values, words).map(({ name }) => name);
let count = 0;
const newKey = () => `key-${(count += 1)}`;

describe('the form of a region’s checklist', () => {
  it('changes nothing when nothing is written', () => {
    expect(checklistItems(items, checklistValues(items), newKey)).toEqual(items);
  });

  it('takes out a line whose days are emptied', () => {
    expect(checklistItems(items, { ...checklistValues(items), own: ' ' }, newKey)).toEqual([items[0]]);
  });

  it('offers a further line, and one more as soon as it is begun', () => {
    expect(names({})).toEqual(['dates', 'own', 'new-0-title']);
    expect(names({ 'new-0-title': 'Hotel' })).toEqual(['dates', 'own', 'new-0-title', 'new-0-days', 'new-1-title']);
  });

  it('adds what was begun, with a key of its own', () => {
    const values = { ...checklistValues(items), 'new-0-title': ' Hotel ', 'new-0-days': '-40', 'new-1-title': '' };
    const [first, second, third, ...rest] = checklistItems(items, values, newKey);
    expect([first, second, rest]).toEqual([items[0], items[1], []]);
    expect(third).toEqual({ key: `key-${count}`, title: 'Hotel', days: -40 });
  });
});
