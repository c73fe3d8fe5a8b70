/**
 * Whether this browser shows a PDF in a frame in which nothing may run. Those built on Chromium show PDF by a piece that
 * such a frame keeps out, and put a sign of trouble in its place; others say by themselves whether they can.
 */
export function showsPdf(browser: { readonly pdfViewerEnabled?: boolean; readonly userAgent: string }): boolean {
  return browser.pdfViewerEnabled === true && !/Chrom(e|ium)\//.test(browser.userAgent);
}
