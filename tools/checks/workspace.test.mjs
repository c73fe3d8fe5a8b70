import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { tagConstraints } from '../lint/boundaries.mjs';
import { workspaceRoot } from '../settings.mjs';
import { workspaceProjects } from '../workspace.mjs';

const read = (file) => readFileSync(join(workspaceRoot, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const ranges = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((kind) =>
  Object.entries(manifest[kind] ?? {}),
);

describe('the packages', () => {
  it('are named with one exact version each', () => {
    const loose = ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    assert.deepEqual(loose, []);
  });

  it('are locked without the address of any registry', () => {
    assert.equal(/"resolved"\s*:/.test(read('package-lock.json')), false);
  });

  it('are locked as package.json names them', () => {
    const own = lock.packages[''];
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      assert.deepEqual(own[kind], manifest[kind]);
    }
  });

  it('are locked for every platform: a missing one stops npm ci there', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !Object.keys(lock.packages).some((other) => other.endsWith(`node_modules/${name}`)))
        .map((name) => `${path} → ${name}`),
    );
    assert.deepEqual(missing, []);
  });

  it('run no scripts while they are installed', () => {
    for (const line of ['ignore-scripts=true', 'omit-lockfile-registry-resolved=true']) {
      assert.ok(read('.npmrc').split('\n').includes(line), line);
    }
  });
});

describe('the workspace', () => {
  const projects = workspaceProjects();

  it('checks every project by lint and types, and tells each by one known tag', () => {
    const known = tagConstraints.map(({ sourceTag }) => sourceTag);
    for (const { name, targets, tags } of projects.filter((project) => project.name !== 'tools')) {
      assert.ok(targets.includes('lint') && targets.includes('typecheck'), name);
      assert.equal(tags.length, 1, name);
      assert.ok(known.includes(tags[0]), name);
    }
  });

  it('has a command behind every npm script', () => {
    const files = globSync('tools/*.mjs', { cwd: workspaceRoot });
    for (const command of Object.values(manifest.scripts)) {
      const [, , name] = command.match(/^node (tools\/run\.mjs) (\w+)(?: \w+)?$/) ?? [];
      assert.ok(files.includes(join('tools', `${name}.mjs`)), command);
    }
  });

  it('leaves no promise for later in its sources', () => {
    const promise = new RegExp(
      ['TO', 'DO\\b|FIX', 'ME\\b|eslint-', 'disable|@ts-(ignore|expect-error|nocheck)'].join(''),
    );
    const sources = globSync('{apps,libs,tools}/**/*.{ts,mjs,html,scss}', { cwd: workspaceRoot });
    assert.deepEqual(
      sources.filter((file) => promise.test(read(file))),
      [],
    );
  });
});
