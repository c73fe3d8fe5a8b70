/** What Playwright's JSON report says, in the numbers of the closing line. */
import { fileURLToPath } from 'node:url';

export const reportFile = fileURLToPath(new URL('../test-results/report.json', import.meta.url));

/**
 * A story that failed is played once more: on a busy machine one in hundreds loses a race that no reader would. One that
 * passes then counts as passed, and is named. A skipped one proves nothing: it counts as failed.
 */
export const storiesIn = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + stats.skipped + (errors ?? []).length,
});

/** The stories that passed at the second try, by file and title. */
export const playedTwice = ({ suites = [] }) =>
  suites.flatMap(function within(suite) {
    const own = (suite.specs ?? []).filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
    return [...own.map(({ file, title }) => `${file}: ${title}`), ...(suite.suites ?? []).flatMap(within)];
  });
