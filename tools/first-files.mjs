/**
 * Joins what the map page, with which most visits begin, would ask for one by one: the frame's words and the map's, one
 * file a language, and the geometry of the first view with its places. Written to `dist/first`, from where the web serves
 * it.
 */
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspaceRoot } from './settings.mjs';

const texts = join(workspaceRoot, 'libs/texts/src');
const geometry = join(workspaceRoot, 'libs/reference/src/geometry');
const first = join(workspaceRoot, 'dist/first');
const rooms = ['shell', 'map'];

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** What is written, by its path in that folder. */
export const joinedFirstFiles = () => ({
  ...Object.fromEntries(
    readdirSync(join(texts, 'shell')).map((name) => [
      `texts/${name}`,
      Object.fromEntries(rooms.map((room) => [room, read(texts, room, name)])),
    ]),
  ),
  'geometry/first.json': { world: read(geometry, 'world-first.topo.json'), places: read(geometry, 'places.json') },
});

const joinFirstFiles = () => {
  for (const [path, value] of Object.entries(joinedFirstFiles())) {
    const file = join(first, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(value));
  }
};

/** Joins them again whenever a word changes. Answers how to stop. */
export const watchFirstFiles = () => {
  joinFirstFiles();
  const again = () => {
    try {
      joinFirstFiles();
    } catch {
      // Caught half written; the next change comes when it is whole.
    }
  };
  const watchers = rooms.map((room) => watch(join(texts, room), again));
  return () => watchers.forEach((watcher) => watcher.close());
};

if (import.meta.filename === process.argv[1]) joinFirstFiles();
