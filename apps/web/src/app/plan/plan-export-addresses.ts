import type { Language } from '@portal/domain';

/** Of which day, as known when, and in which currency costs are told besides their own. */
export interface PlanFileAsked {
  readonly asAt?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly currency?: string | undefined;
}

export interface PlanFile {
  readonly format: (typeof formats)[number];
  readonly address: string;
  /** A page to print from, not a file to fetch. */
  readonly isPage: boolean;
}

const formats = ['docx', 'pdf', 'xlsx', 'csv', 'rates', 'json'] as const;

/** Where each file of a plan is fetched; the PDF is printed from a page. */
export function planFilesOf(id: string, language: Language, asked: PlanFileAsked): readonly PlanFile[] {
  const query = new URLSearchParams({ lang: language });
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, String(value));
  const plan = encodeURIComponent(id);
  const file = `/api/v1/action-plans/${plan}`;
  const addresses: Readonly<Record<PlanFile['format'], string>> = {
    docx: `${file}.docx?${query}`,
    pdf: `/plans/${plan}/print?${query}`,
    xlsx: `${file}.xlsx?${query}`,
    csv: `${file}.csv?${query}`,
    rates: `${file}.csv?${query}&part=exchange-rates`,
    json: `${file}.json?${query}`,
  };
  return formats.map((format) => ({ format, isPage: format === 'pdf', address: addresses[format] }));
}
