/** One suite by itself, with its words on the screen as they come. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, runNx } from './build.mjs';
import { workspaceRoot } from './settings.mjs';
import { suites } from './test-suites.mjs';
import { workspaceProjects } from './workspace.mjs';

const runTool = (tool, ...args) =>
  spawnSync(process.execPath, [join(workspaceRoot, 'tools', tool), ...args], { stdio: 'inherit', cwd: workspaceRoot })
    .status ?? 1;

/** `npm test -- unit domain day.spec.ts`: one project, and what its runner is told. */
const runUnit = ([name, ...words]) => {
  const project = workspaceProjects().find((one) => one.name === name);
  if (project === undefined) {
    console.error(`There is no project "${name}".`);
    return 1;
  }
  return runTool('jest.mjs', project.name, project.folder, ...words);
};

/** Runs a suite with further words for its runner. Answers the exit code. */
export const runSuiteAlone = async (name, words) => {
  const suite = suites.find((one) => one.name === name);
  if (suite === undefined) {
    console.error(`There is no suite "${name}". There are: ${suites.map((one) => one.name).join(', ')}.`);
    return 1;
  }
  if (name === 'api' || name === 'browser') {
    await ensureBuilt(console.log);
    return name === 'api' ? runTool('jest.mjs', 'api', 'apps/api', ...words) : runTool('e2e.mjs', ...words);
  }
  if (name === 'unit' && words.length > 0) return runUnit(words);
  return (await runNx(suite.nx)).code;
};
