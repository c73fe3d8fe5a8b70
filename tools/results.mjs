/** Where every check and suite leaves its numbers, so that a cached run counts as much as a fresh one. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const resultsFolder = fileURLToPath(new URL('../dist/results/', import.meta.url));

export const resultFile = (project, target) => join(resultsFolder, `${project}.${target}.json`);

/** Keeps how many passed and failed in one target of one project. */
export const writeResult = (project, target, { passed, failed }) => {
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(resultFile(project, target), `${JSON.stringify({ passed, failed })}\n`);
};

/** The results kept under these names, in order; undefined for one that is not there. */
export const readResults = (names) =>
  names.map(([project, target]) => {
    try {
      return JSON.parse(readFileSync(resultFile(project, target), 'utf8'));
    } catch {
      return undefined;
    }
  });
