/** What the status update weighs for a focal point who has been on the map before. */
import { chromium } from 'playwright-core';
import { browserLaunch } from '../chromium.mjs';
import { startIsolatedPortal } from '../isolated.mjs';
import { initialScripts, visit } from './first-visit.mjs';

const allowed = 150_000;
const quietMs = 2_000;

export const measure = async () => {
  const portal = await startIsolatedPortal({ sample: true });
  const browser = await chromium.launch(await browserLaunch());
  try {
    const html = await (await fetch(portal.address, { headers: { accept: 'text/html' } })).text();
    const { page, wire } = await visit(browser, portal.address, initialScripts(html));
    await page.context().request.post(`${portal.address}/api/v1/session`, {
      data: { email: 'nfp.mrt@example.org', password: portal.samplePassword },
    });
    let bytes = 0;
    let lastAt = Date.now();
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      lastAt = Date.now();
    });
    await page.goto(`${portal.address}/countries/MRT/update`, { waitUntil: 'networkidle' });
    await page.locator('portal-line-card').first().waitFor();
    while (Date.now() - lastAt < quietMs) await new Promise((resolve) => setTimeout(resolve, 200));
    return [
      {
        what: 'status update after the first visit, over the wire',
        measured: `${(bytes / 1_000).toFixed(1)} kB`,
        allowed: `at most ${allowed / 1_000} kB`,
        met: bytes <= allowed,
      },
    ];
  } finally {
    await browser.close();
    await portal.stop();
  }
};
