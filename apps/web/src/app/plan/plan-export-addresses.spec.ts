import { planFilesOf } from './plan-export-addresses';

describe('the files of a plan', () => {
  it('are fetched in the language that was picked, as the page shows the plan', () => {
    const files = planFilesOf('0192', 'ar', { asAt: '2026-03-01', currency: undefined });
    expect(files.map(({ address }) => address)).toEqual([
      '/api/v1/action-plans/0192.docx?lang=ar&asAt=2026-03-01',
      '/plans/0192/print?lang=ar&asAt=2026-03-01',
      '/api/v1/action-plans/0192.xlsx?lang=ar&asAt=2026-03-01',
      '/api/v1/action-plans/0192.csv?lang=ar&asAt=2026-03-01',
      '/api/v1/action-plans/0192.csv?lang=ar&asAt=2026-03-01&part=exchange-rates',
      '/api/v1/action-plans/0192.json?lang=ar&asAt=2026-03-01',
    ]);
    expect(files.filter(({ isPage }) => isPage).map(({ format }) => format)).toEqual(['pdf']);
  });
});
