/** The sensitivity guard: a narrative of 5 000 words in each script, and its false alarms on the portal's own sample texts. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { workspaceRoot } from '../settings.mjs';
import { median } from './load.mjs';

const words = 5000;
const allowedMs = 20;
const allowedRate = 0.005;
const rounds = 20;
const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'];

/** The guard as the portal bundles it. */
async function guard() {
  const { outputFiles } = await build({
    entryPoints: [join(workspaceRoot, 'libs/domain/src/risk/guard/sensitivities.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
  });
  const source = Buffer.from(outputFiles[0].text).toString('base64');
  const { sensitivitiesIn } = await import(`data:text/javascript;base64,${source}`);
  return sensitivitiesIn;
}

const read = (path) => readFileSync(join(workspaceRoot, path), 'utf8');

/** Every string in a text of six languages, anywhere inside. */
function textsIn(value) {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Sentences that stand in the loaders of sample data: whatever is quoted there and has a space in it. */
function quotedIn(source) {
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
    .map(([, single, template]) => single ?? template)
    .filter((text) => /\p{L}\s\p{L}|\p{Script=Han}{4}/u.test(text));
}

const harmless = () => [
  ...globSync('apps/api/loading/sample-*.ts', { cwd: workspaceRoot }).flatMap((path) => quotedIn(read(path))),
  ...textsIn(
    JSON.parse(read('libs/reference/src/scenario-templates.json')).templates.map(({ title, narrative }) => [
      title,
      narrative,
    ]),
  ),
  ...textsIn(JSON.parse(read('libs/reference/src/scenario-templates.json')).questions),
  ...textsIn(JSON.parse(read('libs/reference/src/plan-templates.json')).actions.map(({ titles }) => titles)),
];

/** As many words of narratives, one after the other; a Chinese character counts as one. */
function narrativeOf(language) {
  const { templates } = JSON.parse(read('libs/reference/src/scenario-templates.json'));
  const all = templates.map(({ narrative }) => narrative[language]).join('\n\n');
  const pieces = all.match(/\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu);
  const text = [];
  let count = 0;
  for (let place = 0; count < words; place += 1) {
    const piece = pieces[place % pieces.length];
    if (/[\p{L}\p{Nd}]/u.test(piece)) count += 1;
    text.push(piece);
  }
  return text.join('');
}

export async function measure() {
  const sensitivitiesIn = await guard();
  const speed = languages.map((language) => {
    const text = narrativeOf(language);
    const took = Array.from({ length: rounds }, () => {
      const began = performance.now();
      sensitivitiesIn(text);
      return performance.now() - began;
    });
    const measured = median(took);
    return {
      what: `guard on a narrative of ${words} words (${language})`,
      measured: `${measured.toFixed(1)} ms`,
      allowed: `${allowedMs} ms`,
      met: measured <= allowedMs,
    };
  });
  const texts = harmless();
  const alarms = texts.filter((text) => sensitivitiesIn(text).length > 0);
  for (const text of alarms) {
    const [{ kind, rule, from, to }] = sensitivitiesIn(text);
    console.log(`  false alarm, ${kind} by ${rule}: ${text.slice(from, to)}`);
  }
  const rate = alarms.length / texts.length;
  return [
    ...speed,
    {
      what: `false alarms of the guard on ${texts.length} sample texts`,
      measured: `${alarms.length} (${(rate * 100).toFixed(2)} %)`,
      allowed: `${allowedRate * 100} %`,
      met: rate <= allowedRate,
    },
  ];
}
