/** House style that a machine can hold: what is refused, and what to write instead. */

const syntax = (selector, message) => ({ selector, message });

const everywhere = [
  syntax('TSEnumDeclaration', 'No enums: write a const array and infer the union from it.'),
  syntax(
    'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(skip|only|fixme|todo)$/]',
    'No skipped and no lonely tests: a test runs, or it does not exist.',
  ),
  syntax('CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', 'No skipped and no lonely tests.'),
];

const pure = [
  syntax(
    'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'A rule has no clock: take the day or the instant as an argument.',
  ),
  syntax(
    'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    'A rule has no chance: take the value as an argument.',
  ),
];

const oneAtATime = syntax(
  'CallExpression[callee.object.name="Promise"][callee.property.name=/^(all|allSettled|any|race)$/]',
  'One transaction, one query at a time: await them one after the other, or ask for a set in one query.',
);

const refuseSyntax = (...entries) => ({ 'no-restricted-syntax': ['error', ...entries.flat()] });

export const house = [
  { files: ['**/*.ts'], rules: refuseSyntax(everywhere) },
  { files: ['libs/domain/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: refuseSyntax(everywhere, pure) },
  {
    files: ['apps/api/src/*/**/*.{service,queries,jobs}.ts'],
    ignores: ['apps/api/src/platform/**'],
    rules: refuseSyntax(everywhere, oneAtATime),
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    // A migration is never edited again: it is as long as what it lays down together.
    ignores: ['apps/api/migrations/**'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.ts'],
    rules: {
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Expectations hand methods over by name; they never call them without their object.
    files: ['**/*.spec.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
];
