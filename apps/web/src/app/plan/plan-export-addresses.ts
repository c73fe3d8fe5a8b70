import type { Language } from '@portal/domain';

/** Of which day, as known when, and in which currency costs are told besides their own. */
export interface PlanFileAsked {
  readonly asAt?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly currency?: string | undefined;
}

export interface PlanFile {
  readonly format: 'docx' | 'pdf' | 'xlsx' | 'csv' | 'json';
  readonly address: string;
  /** A page to print from, not a file to fetch. */
  readonly isPage: boolean;
}

/** Where each file of a plan is fetched; the PDF is printed from a page. */
export function planFilesOf(id: string, language: Language, asked: PlanFileAsked): readonly PlanFile[] {
  const query = new URLSearchParams({ lang: language });
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, String(value));
  const plan = encodeURIComponent(id);
  return (['docx', 'pdf', 'xlsx', 'csv', 'json'] as const).map((format) => ({
    format,
    isPage: format === 'pdf',
    address: format === 'pdf' ? `/plans/${plan}/print?${query}` : `/api/v1/action-plans/${plan}.${format}?${query}`,
  }));
}
