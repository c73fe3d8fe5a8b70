import { defineConfig } from '@playwright/test';
import { browserLaunch } from '#tools/chromium.mjs';
import { reportFile } from '#tools/e2e-report.mjs';

// tools/e2e.mjs starts the portal beside its own PostgreSQL and says here where it answers.
const baseURL = process.env['PORTAL_ADDRESS'];
if (baseURL === undefined) throw new Error('Run the browser stories with: npm test -- browser');

export default defineConfig({
  testDir: './src',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 1,
  globalTimeout: 25 * 60_000,
  workers: 2,
  // A guard against what hangs, not a measure: a busy machine is slow and right.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: reportFile }]],
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Stories that stand in for the server must see every call; those of the service worker allow it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: await browserLaunch(),
  },
});
