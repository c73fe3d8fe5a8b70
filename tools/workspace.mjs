/** The projects of this workspace, as their project.json says. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './settings.mjs';

const foldersOf = (parent) => readdirSync(join(workspaceRoot, parent)).map((name) => `${parent}/${name}`);

/** Name, folder, tags and target names of each. */
export const workspaceProjects = () =>
  [...foldersOf('apps'), ...foldersOf('libs'), 'tools']
    .map((folder) => ({ folder, file: join(workspaceRoot, folder, 'project.json') }))
    .filter(({ file }) => existsSync(file))
    .map(({ folder, file }) => {
      const { name, tags = [], targets } = JSON.parse(readFileSync(file, 'utf8'));
      return { name, folder, tags, targets: Object.keys(targets) };
    });
