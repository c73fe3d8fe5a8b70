import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, it } from 'node:test';
import { joinedFirstFiles } from '../first-files.mjs';
import { workspaceRoot } from '../settings.mjs';

const app = join(workspaceRoot, 'apps/web/src/app');

/** The files that are loaded by themselves: pages, and what a page fetches later. */
const pages = globSync('**/*.ts', { cwd: app }).flatMap((file) =>
  [...readFileSync(join(app, file), 'utf8').matchAll(/import\('(\.[^']+)'\)/g)].map(([, path]) =>
    normalize(join(app, dirname(file), `${path}.ts`)),
  ),
);

describe('what a first visit asks for', () => {
  it('is one script a page: each page imports what every page is made of', () => {
    assert.ok(pages.length > 8);
    const apart = pages.filter((page) => {
      const path = relative(dirname(page), join(app, 'every-page'));
      const own = path.startsWith('.') ? path : `./${path}`;
      return !readFileSync(page, 'utf8').includes(`import '${own}';`);
    });
    assert.deepEqual(apart, []);
  });

  it('is one file of words a language, with those of the frame and of the map', () => {
    const files = joinedFirstFiles();
    for (const language of ['en', 'fr', 'es', 'ru', 'ar', 'zh']) {
      const words = files[`texts/${language}.json`];
      for (const room of ['shell', 'map']) {
        const source = readFileSync(join(workspaceRoot, `libs/texts/src/${room}/${language}.json`), 'utf8');
        assert.deepEqual(words[room], JSON.parse(source));
      }
    }
  });

  it('is one geometry, drawn with its places', () => {
    const { world, places } = joinedFirstFiles()['geometry/first.json'];
    const drawn = new Set(world.objects.countries.geometries.map(({ id }) => String(id)));
    assert.deepEqual(
      Object.keys(places.countries).filter((iso3) => !drawn.has(iso3)),
      [],
    );
  });
});
