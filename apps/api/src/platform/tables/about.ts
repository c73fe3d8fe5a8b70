import type { Language } from '@portal/domain';
import { disclaimerIn, sentence } from '@portal/texts';
import type { About } from './table.js';

/** What a file is of. */
export interface Described {
  readonly title: string;
  readonly asAt?: string;
  readonly knownAt: string;
  readonly sample?: 'exclude' | 'include';
  /** As the address of the file has them. */
  readonly filters: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly madeAt: string;
}

/** What stands on the second sheet: what the file is of, as at when, as known when, narrowed to what, made when. */
export function aboutOf(language: Language, described: Described): About {
  const words = (key: string) => sentence('export-files', key, language, {});
  const filters = Object.entries(described.filters)
    .filter(([, value]) => value !== undefined && value.length > 0)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : (value ?? []).join(';')}`);
  const { asAt, sample } = described;
  return {
    sheets: [words('sheet-rows'), words('sheet-about')],
    lines: [
      [described.title, ''],
      [words('note'), disclaimerIn(language)],
      ...(asAt === undefined ? [] : [[words('as-at'), asAt] as const]),
      [words('known-at'), described.knownAt],
      ...(sample === undefined
        ? []
        : [[words('sample'), words(sample === 'include' ? 'sample-included' : 'sample-left-out')] as const]),
      [words('filters'), filters.length === 0 ? words('no-filters') : filters.join(', ')],
      [words('made-at'), described.madeAt],
    ],
    isRightToLeft: language === 'ar',
  };
}
