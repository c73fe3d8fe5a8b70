/**
 * What the map page weighs on a first visit, and what a step of its day slider costs: signed out, on an installation
 * without sample data, with empty caches.
 */
import { chromium } from 'playwright-core';
import { browserLaunch } from '../chromium.mjs';
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

export const measure = async ({ address }) => {
  const html = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
  const browser = await chromium.launch(await browserLaunch());
  try {
    const seen = await visit(browser, address, initialScripts(html));
    const { requests } = seen;
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
      atMost('slider step, scripting', await sliderStep(seen, 1), allowedStepMs.plain, milliseconds),
      atMost(
        `slider step, scripting, ${slowCpu}x slowed CPU`,
        await sliderStep(seen, slowCpu),
        allowedStepMs.slow,
        milliseconds,
      ),
    ];
  } finally {
    await browser.close();
  }
};
