import { showsPdf } from './pdf-shown';

it('a PDF is shown where a closed frame can show it, and offered as a download elsewhere', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const chromium =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';
  expect(showsPdf({ pdfViewerEnabled: true, userAgent: firefox })).toBe(true);
  expect(showsPdf({ pdfViewerEnabled: false, userAgent: firefox })).toBe(false);
  expect(showsPdf({ userAgent: firefox })).toBe(false);
  expect(showsPdf({ pdfViewerEnabled: true, userAgent: chromium })).toBe(false);
});
