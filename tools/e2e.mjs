/**
 * Runs the browser stories against a portal of their own and keeps their numbers. Further words go to Playwright:
 *
 *   npm test -- browser status.update --headed
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { playedTwice, reportFile, storiesIn } from './e2e-report.mjs';
import { startIsolatedPortal } from './isolated.mjs';
import { whenAskedToStop } from './processes.mjs';
import { resultFile, writeResult } from './results.mjs';
import { Unstartable, workspaceRoot } from './settings.mjs';

const more = process.argv.slice(2);
const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');

let stopStories = () => process.exit(130);
whenAskedToStop(() => stopStories());

const runStories = ({ address, ownerUrl, samplePassword }) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [playwright, 'test', '-c', 'apps/web-e2e/playwright.config.ts', ...more], {
      cwd: workspaceRoot,
      env: {
        ...process.env,
        PORTAL_ADDRESS: address,
        PORTAL_OWNER_URL: ownerUrl,
        PORTAL_SAMPLE_PASSWORD: samplePassword,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    stopStories = () => child.kill('SIGINT');
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const numbers = (code) => {
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    for (const story of playedTwice(report)) console.log(`Passed at the second try only: ${story}`);
    const counted = storiesIn(report);
    return { ...counted, failed: counted.failed === 0 && code !== 0 ? 1 : counted.failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

rmSync(resultFile('web-e2e', 'e2e'), { force: true });
rmSync(reportFile, { force: true });
const portal = await startIsolatedPortal().catch((problem) => {
  console.error(problem instanceof Unstartable ? problem.message : problem);
  process.exit(1);
});
try {
  const code = await runStories(portal);
  const counted = numbers(code);
  // A narrowed run says nothing about the whole suite.
  if (more.length === 0) writeResult('web-e2e', 'e2e', counted);
  process.exitCode = counted.failed === 0 ? 0 : 1;
} finally {
  await portal.stop();
}
process.exit();
