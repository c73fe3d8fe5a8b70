/**
 * `npm test`: format, lint and boundaries, types, units, build, API on PostgreSQL, browser with axe; then one line with
 * the sum. A single suite: `npm test -- unit`, and with further words for its runner: `npm test -- api claims.spec.ts`.
 */
import { rmSync } from 'node:fs';
import { hashOfSources, noteBuild, runNx } from './build.mjs';
import { readResults, resultsFolder } from './results.mjs';
import { runSuiteAlone } from './test-alone.mjs';
import { closingLine, expectedOf, suites, sumOf } from './test-suites.mjs';
import { workspaceProjects } from './workspace.mjs';

const seconds = (since) => `${((Date.now() - since) / 1_000).toFixed(1)} s`;

/** Runs one suite through Nx; what it says is shown when something failed. */
const runSuite = async (suite, projects) => {
  const since = Date.now();
  const { code, output } = await runNx(suite.nx, { keepOutput: true });
  const sum = sumOf(readResults(expectedOf(suite, projects)), code);
  if (sum.failed > 0 || code !== 0) console.log(output);
  console.log(`${suite.title}: ${closingLine(sum)} (${seconds(since)})`);
  return sum;
};

const runAll = async () => {
  const projects = workspaceProjects();
  const hash = hashOfSources();
  rmSync(resultsFolder, { recursive: true, force: true });
  const sums = [];
  for (const suite of suites) {
    const sum = await runSuite(suite, projects);
    sums.push(sum);
    if (suite.name === 'build' && sum.failed === 0) noteBuild(hash);
  }
  const total = sums.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
  console.log(`\n${closingLine(total)}`);
  return total.failed === 0 ? 0 : 1;
};

const [name, ...more] = process.argv.slice(2);
process.exitCode = name === undefined ? await runAll() : await runSuiteAlone(name, more);
