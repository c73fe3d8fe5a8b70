/** Bundles the API, its migrations and its reader of files: `dist/apps/api/main.mjs`, `migrate.mjs`, `import-worker.mjs`. Types are checked elsewhere. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { build, context } from 'esbuild';
import { workspaceRoot } from './settings.mjs';

const outdir = join(workspaceRoot, 'dist/apps/api');

/** Our libraries are bundled from source; every other package stays outside. */
const ourLibraries = {
  name: 'our-libraries',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@portal\// }, ({ path }) => {
      const [, library, ...rest] = path.split('/');
      const inside = rest.length === 0 ? 'index.ts' : rest.join('/');
      return { path: join(workspaceRoot, 'libs', library, 'src', inside) };
    });
  },
};

/** Nest and TypeORM read the types of decorated members at run time, which esbuild does not emit. */
const decorators = {
  name: 'decorators',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]apps[\\/]api[\\/].*\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        filename: path,
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

const options = {
  absWorkingDir: workspaceRoot,
  entryPoints: [
    { in: 'main.ts', out: 'main' },
    { in: 'migrate.ts', out: 'migrate' },
    { in: 'plan/import-worker.ts', out: 'import-worker' },
  ].map(({ in: entry, out }) => ({ in: join(workspaceRoot, 'apps/api/src', entry), out })),
  outdir,
  bundle: true,
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node24',
  format: 'esm',
  splitting: true,
  packages: 'external',
  sourcemap: true,
  // The process keeps its maps and its own text in memory: lines are enough to find a failure by.
  sourcesContent: false,
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  logLevel: 'warning',
  plugins: [ourLibraries, decorators],
};

/** Builds once into an empty folder. */
export const buildApi = async () => {
  await rm(outdir, { recursive: true, force: true });
  await build(options);
};

/** Builds again at every change and says how it went; answers how to stop. */
export const watchApi = async (onBuilt) => {
  const watching = await context({
    ...options,
    plugins: [
      ...options.plugins,
      { name: 'tell', setup: ({ onEnd }) => onEnd(({ errors }) => onBuilt(errors.length)) },
    ],
  });
  await watching.watch();
  return () => watching.dispose();
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApi();
