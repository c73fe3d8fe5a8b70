/**
 * Runs the Jest suite of one project and keeps its numbers. Further words go to Jest:
 *
 *   node tools/jest.mjs api apps/api claims.spec.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { resultFile, writeResult } from './results.mjs';

const [project, root, ...more] = process.argv.slice(2);
const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
const scratch = mkdtempSync(join(tmpdir(), 'portal-jest-'));
const report = join(scratch, 'report.json');

rmSync(resultFile(project, 'test'), { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '-c',
    join(root, 'jest.config.mjs'),
    '--json',
    '--outputFile',
    report,
    ...more,
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);

/** A suite that could not even start and a test that was skipped are failures: neither proves anything. */
const numbers = () => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites,
  };
};

const counted = (() => {
  try {
    return numbers();
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
})();
const failed = counted.failed === 0 && status !== 0 ? 1 : counted.failed;
// A narrowed run says nothing about the whole suite.
if (more.length === 0) writeResult(project, 'test', { ...counted, failed });
process.exitCode = failed === 0 ? 0 : 1;
