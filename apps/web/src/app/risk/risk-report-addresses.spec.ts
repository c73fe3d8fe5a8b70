import { kindNamed, riskReportsOf } from './risk-report-addresses';

describe('the reports of an assessment', () => {
  it('are of two kinds, each to fetch and to print, in the language that was picked', () => {
    expect(riskReportsOf('01/92', 'ar').map(({ address, isPage }) => `${address} ${isPage}`)).toEqual([
      '/api/v1/risk-assessments/01%2F92/report.docx?kind=top-risks&lang=ar false',
      '/risks/01%2F92/report?kind=top-risks&lang=ar true',
      '/api/v1/risk-assessments/01%2F92/report.docx?kind=summary&lang=ar false',
      '/risks/01%2F92/report?kind=summary&lang=ar true',
    ]);
  });

  it('are the top risks where an address names no kind that there is', () => {
    expect([kindNamed('summary'), kindNamed(undefined), kindNamed('else')]).toEqual([
      'summary',
      'top-risks',
      'top-risks',
    ]);
  });
});
