import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { initialScripts } from '../bench/first-visit.mjs';
import { isBuilt } from '../build.mjs';
import { suitedArgs, systemBrowser } from '../chromium.mjs';
import { playedTwice, storiesIn } from '../e2e-report.mjs';
import { closingLine, expectedOf, suites, sumOf } from '../test-suites.mjs';

describe('the closing line', () => {
  it('sums what passed and what failed', () => {
    const sum = sumOf(
      [
        { passed: 3, failed: 0 },
        { passed: 1, failed: 2 },
      ],
      1,
    );
    assert.equal(closingLine(sum), '4 passed, 2 failed');
  });

  it('counts a suite that left no result as failed', () => {
    assert.deepEqual(sumOf([{ passed: 3, failed: 0 }, undefined], 0), { passed: 3, failed: 1 });
  });

  it('counts a run that failed without naming why', () => {
    assert.deepEqual(sumOf([{ passed: 3, failed: 0 }], 1), { passed: 3, failed: 1 });
  });

  it('counts a suite without targets as one check', () => {
    assert.deepEqual(sumOf([], 0), { passed: 1, failed: 0 });
    assert.deepEqual(sumOf([], 1), { passed: 0, failed: 1 });
  });

  it('counts skipped stories as failed, and those that passed at the second try as passed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, errors: [] };
    assert.deepEqual(storiesIn(report), { passed: 6, failed: 2 });
  });

  it('names those that passed at the second try', () => {
    const spec = (title, status) => ({ file: 'a.spec.ts', title, tests: [{ status }] });
    const report = { suites: [{ specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'flaky')] }] }] };
    assert.deepEqual(playedTwice(report), ['a.spec.ts: two']);
  });
});

describe('the suites', () => {
  const projects = [
    { name: 'api', targets: ['lint', 'typecheck', 'test'] },
    { name: 'domain', targets: ['lint', 'typecheck', 'test'] },
    { name: 'tools', targets: ['lint', 'format', 'test'] },
  ];
  const suite = (name) => suites.find((one) => one.name === name);

  it('expect one result for each project and target', () => {
    assert.equal(expectedOf(suite('checks'), projects).length, 6);
    assert.deepEqual(expectedOf(suite('unit'), projects), [
      ['domain', 'test'],
      ['tools', 'test'],
    ]);
    assert.deepEqual(expectedOf(suite('api'), projects), [['api', 'test']]);
  });
});

describe('the browser', () => {
  it('is the first one on the path', () => {
    assert.equal(
      systemBrowser('/a:/b', (file) => file === '/b/chromium'),
      '/b/chromium',
    );
    assert.equal(
      systemBrowser('/a:/b', () => false),
      undefined,
    );
  });

  it('keeps the safety of the web when it is the packaged one', () => {
    const given = ['--headless=shell', '--single-process', '--disable-web-security', '--font-render-hinting=none'];
    assert.deepEqual(suitedArgs(given), ['--font-render-hinting=none']);
  });
});

describe('the build', () => {
  it('does not begin again for a test', () => {
    assert.equal(isBuilt('libs/domain/src/day.spec.ts'), false);
    assert.equal(isBuilt('libs/domain/src/day.ts'), true);
  });

  it('names its initial scripts once each', () => {
    const html = '<link rel="modulepreload" href="chunk-A.js"><script src="main-B.js" type="module"></script>';
    assert.deepEqual(initialScripts(html), ['chunk-A.js', 'main-B.js']);
  });
});
