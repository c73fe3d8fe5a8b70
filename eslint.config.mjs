import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import typescript from 'typescript-eslint';
import { boundaries, tagConstraints } from './tools/lint/boundaries.mjs';
import { house } from './tools/lint/house.mjs';

const nodeGlobals = Object.fromEntries(
  [
    'AbortController',
    'AbortSignal',
    'Blob',
    'Buffer',
    'clearInterval',
    'clearTimeout',
    'console',
    'fetch',
    'FormData',
    'performance',
    'process',
    'setImmediate',
    'setInterval',
    'setTimeout',
    'structuredClone',
    'URL',
    'URLSearchParams',
  ].map((name) => [name, 'readonly']),
);

export default [
  { ignores: ['**/node_modules', '**/dist', '**/.data*', '**/.nx', '**/.angular', '**/tmp', '**/coverage'] },
  // No comment switches a rule off: what the rule gets wrong is changed here, for all.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.mjs'],
    ...eslint.configs.recommended,
    languageOptions: { ecmaVersion: 2025, sourceType: 'module', globals: nodeGlobals },
    rules: {
      ...eslint.configs.recommended.rules,
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  ...typescript.config({
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, ...typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  }),
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: ['#tools/**'], depConstraints: tagConstraints }],
    },
  },
  ...typescript.config({
    files: ['apps/web/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'portal', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'portal', style: 'camelCase' }],
    },
  }),
  ...typescript.config({
    files: ['apps/web/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  }),
  {
    // Nest's modules are classes without members, and that is their job.
    files: ['apps/api/src/**/*.module.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  ...house,
  ...boundaries,
  prettier,
];
