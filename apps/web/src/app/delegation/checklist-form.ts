import type { ChecklistTemplate } from '@portal/contracts';
import type { FormField, FormValues } from '../ui/form-fields';

type Items = ChecklistTemplate['items'];

/** The words of the form of a region's checklist. */
export interface ChecklistFormWords {
  nameOf(item: Items[number]): string;
  readonly newLine: string;
  readonly daysOfNew: string;
}

const most = 60;
const titleOf = (number: number) => `new-${number}-title`;
const daysOf = (number: number) => `new-${number}-days`;

/** A field for the days of each line, and two for a further line of the region's own, as long as one more is begun. */
export function checklistFields(items: Items, values: FormValues, words: ChecklistFormWords): readonly FormField[] {
  const begun = begunLines(items, values);
  const further = Array.from({ length: Math.min(begun + 1, most - items.length) }, (_, number): FormField[] => [
    { name: titleOf(number), label: words.newLine, takes: 'text', longest: 120 },
    ...(number < begun
      ? ([{ name: daysOf(number), label: words.daysOfNew, takes: 'number', isRequired: true }] as const)
      : []),
  ]);
  return [
    ...items.map((item): FormField => ({ name: item.key, label: words.nameOf(item), takes: 'number' })),
    ...further.flat(),
  ];
}

/** What stands in the form when it is opened. */
export function checklistValues(items: Items): FormValues {
  return Object.fromEntries(items.map(({ key, days }) => [key, String(days)]));
}

/**
 * The lines as the form has them: one whose days were emptied is taken out, one that was begun is added.
 *
 * @param newKey gives a key that no line has
 */
export function checklistItems(items: Items, values: FormValues, newKey: () => string): Items {
  const kept = items.flatMap((item) => {
    const days = (values[item.key] ?? String(item.days)).trim();
    return days === '' ? [] : [{ ...item, days: Math.round(Number(days)) }];
  });
  const added = Array.from({ length: begunLines(items, values) }, (_, number) => ({
    key: newKey(),
    title: (values[titleOf(number)] ?? '').trim(),
    days: Math.round(Number(values[daysOf(number)])),
  }));
  return [...kept, ...added.filter(({ title }) => title !== '')];
}

/** As far as the last further line that has words. */
function begunLines(items: Items, values: FormValues): number {
  let begun = 0;
  for (let number = 0; number < most - items.length; number += 1) {
    if ((values[titleOf(number)] ?? '').trim() !== '') begun = number + 1;
  }
  return begun;
}
