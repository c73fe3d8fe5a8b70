import { type Language, type RiskReportKind, riskReportKinds } from '@portal/domain';

export interface RiskReportFile {
  readonly kind: RiskReportKind;
  readonly format: 'docx' | 'pdf';
  readonly address: string;
  /** A page to print from, not a file to fetch. */
  readonly isPage: boolean;
}

/** Where each report of an assessment is fetched; the PDF is printed from a page. */
export function riskReportsOf(id: string, language: Language): readonly RiskReportFile[] {
  const risk = encodeURIComponent(id);
  return riskReportKinds.flatMap((kind): readonly RiskReportFile[] => {
    const query = new URLSearchParams({ kind, lang: language });
    return [
      { kind, format: 'docx', address: `/api/v1/risk-assessments/${risk}/report.docx?${query}`, isPage: false },
      { kind, format: 'pdf', address: `/risks/${risk}/report?${query}`, isPage: true },
    ];
  });
}

/** The kind that an address names; the whole report where it names none. */
export function kindNamed(text: string | undefined): RiskReportKind {
  return riskReportKinds.find((each) => each === text) ?? 'top-risks';
}
