/** Runs the tests of the tools and of the workspace itself with Node's own runner, and keeps their numbers. */
import { globSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { writeResult } from './results.mjs';

const counted = { passed: 0, failed: 0 };
const isCounted = ({ details }) => details?.type !== 'suite';

const stream = run({ files: globSync('tools/**/*.test.mjs'), concurrency: true });
stream.on('test:pass', (test) => {
  if (test.skip !== undefined || test.todo !== undefined) counted.failed += 1;
  else if (isCounted(test)) counted.passed += 1;
});
stream.on('test:fail', (test) => {
  if (isCounted(test)) counted.failed += 1;
});
stream.on('end', () => {
  writeResult('tools', 'test', counted);
  process.exitCode = counted.failed === 0 && counted.passed > 0 ? 0 : 1;
});
stream.compose(new spec()).pipe(process.stdout);
