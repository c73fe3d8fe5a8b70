/** Where Playwright leaves its JSON report. */
export const reportFile: string;
