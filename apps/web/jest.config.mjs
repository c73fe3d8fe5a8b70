// The presets are CommonJS: only the default import carries them.
import presets from 'jest-preset-angular/presets/index.js';
import { moduleNameMapper, relativeSources } from '#tools/jest-base.mjs';

// Transloco depends on a package that exists as ES modules only, so the suite runs as ES modules.
const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'web',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: { ...preset.moduleNameMapper, ...moduleNameMapper, ...relativeSources },
};
