/** A page of the portal on a slowed CPU: what its own thread works from the moment its data is there. */

/** How many times slower than this machine. */
export const slowCpu = 4;

/** Longer than a page does anything before its data is there. */
const restMs = 2_000;

/** What the page's own thread has worked, in ms: what else the machine does is not the page's. */
const workedMs = async (wire) => {
  const { metrics } = await wire.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
};

/**
 * What the page's thread works until it can be used. Its data is held back until the page has come to rest.
 *
 * @param {{ address: string, cookie: string, path: string, data: string }} wanted the page, and what of its data's address tells it
 * @param {(page: import('playwright-core').Page) => Promise<void>} use comes back once the page has answered somebody
 */
export const workUntilUsed = async (browser, { address, cookie, path, data }, use) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const [name, value] = cookie.split('=');
  await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slowCpu });
  let hand = () => {};
  const handed = new Promise((resolve) => (hand = resolve));
  await page.route(`**/api/v1/${data}*`, async (route) => {
    const response = await route.fetch();
    await handed;
    await route.fulfill({ response });
  });
  const asked = page.waitForRequest((request) => request.url().includes(`/api/v1/${data}`));
  await page.goto(`${address}${path}`);
  await asked;
  await page.waitForTimeout(restMs);
  const before = await workedMs(wire);
  hand();
  await use(page);
  const worked = (await workedMs(wire)) - before;
  await context.close();
  return worked;
};
