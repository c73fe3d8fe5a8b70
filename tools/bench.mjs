/**
 * `npm run bench`: measures a portal of its own, as durable as production, and prints one table. Each
 * `tools/bench/<what>.bench.mjs` exports `measure(portal)`, which answers rows `{ what, measured, allowed, met }`.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { startIsolatedPortal } from './isolated.mjs';
import { whenAskedToStop } from './processes.mjs';
import { workspaceRoot } from './settings.mjs';

/** The benches to run: all, or those whose name holds the given word. */
const chosen = (word = '') =>
  globSync('tools/bench/*.bench.mjs', { cwd: workspaceRoot })
    .filter((file) => file.includes(word))
    .sort();

const table = (rows) => {
  const cells = [
    ['what', 'measured', 'allowed', ''],
    ...rows.map(({ what, measured, allowed, met }) => [what, measured, allowed, met ? 'met' : 'NOT MET']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column].length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

await ensureBuilt(console.log);
const portal = await startIsolatedPortal({ sample: false, cluster: { name: 'bench-postgres', settings: [] } });
whenAskedToStop(() => void portal.stop().finally(() => process.exit(130)));
try {
  const rows = [];
  for (const file of chosen(process.argv[2])) {
    const { measure } = await import(pathToFileURL(join(workspaceRoot, file)).href);
    rows.push(...(await measure(portal)));
  }
  console.log(`\n${table(rows)}`);
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
} finally {
  await portal.stop();
}
process.exit();
