/** The suites of `npm test` in their order, and how their numbers become one line. */

/**
 * `targets` leave one result for each project that has them, `only` narrows the projects. A suite without targets is
 * one check: it went well or it did not.
 */
export const suites = [
  {
    name: 'checks',
    title: 'Format, lint and boundaries, types',
    targets: ['format', 'lint', 'typecheck'],
    only: () => true,
    nx: ['run-many', '-t', 'format', 'lint', 'typecheck', '--output-style=static'],
  },
  {
    name: 'unit',
    title: 'Units',
    targets: ['test'],
    only: (project) => project !== 'api',
    nx: ['run-many', '-t', 'test', '--exclude=api', '--output-style=static'],
  },
  {
    name: 'build',
    title: 'Build',
    targets: [],
    only: () => false,
    nx: ['run-many', '-t', 'build', 'package', '--projects=api,web', '--output-style=static'],
  },
  {
    name: 'api',
    title: 'API on PostgreSQL',
    targets: ['test'],
    only: (project) => project === 'api',
    nx: ['run', 'api:test', '--output-style=static'],
  },
  {
    name: 'browser',
    title: 'Browser with axe',
    targets: ['e2e'],
    only: () => true,
    nx: ['run', 'web-e2e:e2e', '--output-style=static'],
  },
];

/** The results a suite has to leave: `[project, target]`. One that is missing is a suite that did not run. */
export const expectedOf = ({ targets, only }, projects) =>
  projects
    .filter(({ name }) => only(name))
    .flatMap(({ name, targets: own }) =>
      targets.filter((target) => own.includes(target)).map((target) => [name, target]),
    );

/** The sum of a suite's results; a missing one is one failure, and so is a run that failed without naming why. */
export const sumOf = (results, code) => {
  const sum = results.reduce(
    (total, result) => ({
      passed: total.passed + (result?.passed ?? 0),
      failed: total.failed + (result === undefined ? 1 : result.failed),
    }),
    { passed: 0, failed: 0 },
  );
  if (code !== 0 && sum.failed === 0) return { ...sum, failed: 1 };
  return results.length === 0 ? { ...sum, passed: 1 } : sum;
};

export const closingLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
