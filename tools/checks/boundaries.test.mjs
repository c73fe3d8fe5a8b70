import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import typescript from 'typescript-eslint';
import { boundaries } from '../lint/boundaries.mjs';
import { house } from '../lint/house.mjs';
import { workspaceRoot } from '../settings.mjs';

const eslint = new ESLint({
  cwd: workspaceRoot,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: typescript.parser } },
    // Rules that need types are proved by the lint of the real files.
    ...house.filter(({ rules }) => !Object.keys(rules).some((name) => name.startsWith('@'))),
    ...boundaries,
  ],
});

const complaints = async (filePath, code) => {
  const [{ messages }] = await eslint.lintText(code, { filePath });
  return messages.map(({ message }) => message);
};

const refused = [
  ['libs/domain/src/status/decide.ts', "import { readFile } from 'node:fs';", /service of apps\/api/],
  ['libs/domain/src/status/decide.ts', 'export const now = Date.now();', /argument/],
  ['libs/contracts/src/status.ts', "import { x } from '@portal/reference';", /vocabularies/],
  ['libs/texts/src/index.ts', "import { x } from '@portal/domain';", /import nothing/],
  ['apps/api/src/status/claim.service.ts', "import { x } from '../network/country.entity.js';", /<noun>\.service/],
  ['apps/api/src/status/claim.service.ts', "import { DataSource } from 'typeorm';", /Database\.read/],
  ['apps/api/src/status/claim.service.ts', 'export const all = (a) => Promise.all(a);', /One transaction/],
  ['apps/api/src/status/claim.service.ts', "import { x } from '../report/report.service.js';", /Nobody imports/],
  ['apps/api/src/platform/http/guard.ts', "import { x } from '../../identity/identity.service.js';", /knows none/],
  ['apps/api/src/platform/http/guard.ts', "import { x } from '#tools/ports.mjs';", /run the workspace/],
  ['apps/web/src/app/status/coverage-page.ts', "import { x } from '../network/country-page.js';", /<room>-api/],
  ['apps/web/src/app/status/coverage-page.ts', "import { x } from '@portal/reference';", /asset/],
  ['apps/web/src/app/status/coverage-page.ts', "import pg from 'pg';", /browser/],
  ['apps/web/src/app/ui/status-chip.ts', "import { x } from '../status/status-api.js';", /import no room/],
  ['apps/web-e2e/src/status.update.spec.ts', "import { x } from '@portal/domain';", /contracts/],
  ['libs/domain/src/day.ts', 'export enum Level { Low }', /No enums/],
  ['libs/domain/src/day.spec.ts', "it.skip('waits', () => {});", /No skipped/],
];

const allowed = [
  ['libs/domain/src/day.spec.ts', "import fc from 'fast-check';"],
  ['libs/contracts/src/status.ts', "import * as z from 'zod'; import { x } from '@portal/domain';"],
  ['apps/api/src/status/claim.service.ts', "import { x } from '../network/country.service.js';"],
  ['apps/api/src/status/claim.service.ts', "import { x } from '../platform/database/database.js';"],
  ['apps/api/src/platform/database/database.ts', "import { DataSource } from 'typeorm';"],
  ['apps/api/src/platform/http/guard.ts', "import { x } from '../settings/settings.js';"],
  ['apps/api/src/app.module.ts', "import { x } from './status/status.module.js';"],
  ['apps/web/src/app/status/coverage-page.ts', "import { x } from '../ui/status-chip.js';"],
  ['apps/web/src/app/status/coverage-page.ts', "import { x } from '../network/network-api.js';"],
  ['apps/web/src/app/ui/status-chip.ts', "import { x } from '../platform/languages.js';"],
];

describe('who may import whom', () => {
  for (const [file, code, message] of refused) {
    it(`refuses in ${file}: ${code}`, async () => {
      const [first, ...more] = await complaints(file, code);
      assert.match(first ?? '', message);
      assert.equal(more.length, 0);
    });
  }

  for (const [file, code] of allowed) {
    it(`allows in ${file}: ${code}`, async () => assert.deepEqual(await complaints(file, code), []));
  }
});
