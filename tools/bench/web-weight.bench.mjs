/**
 * What the map page weighs on a first visit, signed out and with empty caches, on an installation without sample data;
 * and what a step of its day slider costs with it, where most countries change. On portals of its own: the other benches
 * fill theirs with claims.
 */
import { chromium } from 'playwright-core';
import { browserLaunch } from '../chromium.mjs';
import { startIsolatedPortal } from '../isolated.mjs';
import { initialScripts, visit } from './first-visit.mjs';
import { sliderStep } from './slider.mjs';

const slowCpu = 4;

const allowed = { total: 200_000, initial: 100_000, page: 55_000, geometry: 30_000, rest: 15_000, requests: 8 };
const allowedStepMs = { plain: 16, slow: 50 };

const atMost = (what, value, limit, written) => ({
  what,
  measured: written(value),
  allowed: `at most ${written(limit)}`,
  met: value <= limit,
});

const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`;
const milliseconds = (ms) => `${ms.toFixed(1)} ms`;

/** Hands `look` what a visitor sees of a new portal; the page is still open. */
const visitNew = async ({ sample }, look) => {
  const portal = await startIsolatedPortal({ sample });
  const browser = await chromium.launch(await browserLaunch());
  try {
    const html = await (await fetch(portal.address, { headers: { accept: 'text/html' } })).text();
    return await look(await visit(browser, portal.address, initialScripts(html)));
  } finally {
    await browser.close();
    await portal.stop();
  }
};

const weights = () =>
  visitNew({ sample: false }, ({ requests }) => {
    const weightOf = (kind) =>
      requests
        .filter((request) => kind === 'total' || request.kind === kind)
        .reduce((sum, { bytes }) => sum + bytes, 0);
    const weight = (what, kind) => atMost(what, weightOf(kind), allowed[kind], kilobytes);
    const early = requests.filter(({ isBeforeDrawing }) => isBeforeDrawing).length;
    return [
      weight('map page until the network is idle, brotli', 'total'),
      weight('of it: initial script', 'initial'),
      weight('of it: script of the map page, with Leaflet', 'page'),
      weight('of it: geometry', 'geometry'),
      weight('of it: document, styles, words, records', 'rest'),
      atMost('requests before the first drawing', early, allowed.requests, String),
    ];
  });

const steps = () =>
  visitNew({ sample: true }, async (seen) => [
    atMost('slider step, scripting', await sliderStep(seen, 1), allowedStepMs.plain, milliseconds),
    atMost(
      `slider step, scripting, ${slowCpu}x slowed CPU`,
      await sliderStep(seen, slowCpu),
      allowedStepMs.slow,
      milliseconds,
    ),
  ]);

export const measure = async () => [...(await weights()), ...(await steps())];
