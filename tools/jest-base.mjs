/** What every Jest suite has in common: native ES modules, our libraries read from source. */
import { fileURLToPath } from 'node:url';

export const workspaceRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const library = (name) => `${workspaceRoot}/libs/${name}/src`;

export const moduleNameMapper = {
  '^@portal/(contracts|domain|reference|texts)$': `${workspaceRoot}/libs/$1/src/index.ts`,
  '^@portal/texts/(.*)$': `${library('texts')}/$1`,
};

/** Sources written with `.js` in their imports are `.ts` files on disk. */
export const relativeSources = { '^(\\.{1,2}/.*)\\.js$': '$1' };

/** SWC only strips types; type errors are found by the typecheck target. */
export const swcTransform = (decorators = false) => [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'es6' },
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      // Jest wants to know that a file is JSON, as Node does.
      experimental: { keepImportAttributes: true },
      parser: { syntax: 'typescript', decorators },
      transform: decorators
        ? { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false }
        : undefined,
    },
  },
];

/** Files that Jest watches and that tests find; everything else on disk stays out of its map. */
const nodeSuite = (rootDir, decorators) => ({
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  transform: { '^.+\\.ts$': swcTransform(decorators) },
  moduleNameMapper: { ...moduleNameMapper, ...relativeSources },
});

export const jestForLibrary = (name) => ({
  ...nodeSuite(`${workspaceRoot}/libs/${name}`, false),
  displayName: name,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
});

export const jestForServer = () => ({
  ...nodeSuite(`${workspaceRoot}/apps/api`, true),
  displayName: 'api',
  testMatch: ['<rootDir>/test/**/*.spec.ts', '<rootDir>/src/**/*.spec.ts'],
  setupFiles: [`${workspaceRoot}/tools/api-test/setup-file.mjs`],
  globalSetup: `${workspaceRoot}/tools/api-test/global-setup.mjs`,
  globalTeardown: `${workspaceRoot}/tools/api-test/global-teardown.mjs`,
  testTimeout: 30_000,
  // Each file boots a portal, and a file's modules are never wholly given back: one process for all runs out of memory.
  // One at a time: restores change the role of the one cluster, which two at once may not.
  maxWorkers: 1,
  workerIdleMemoryLimit: '1GB',
});
