/** What Playwright's JSON report says, in the numbers of the closing line. */
import { fileURLToPath } from 'node:url';

export const reportFile = fileURLToPath(new URL('../test-results/report.json', import.meta.url));

/** Skipped and flaky stories prove nothing: they count as failed. */
export const storiesIn = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped + (errors ?? []).length,
});
