/** One first visit to the map page, signed out and with empty caches: what came over the wire, and until when. */

/** Runs in the page: notes when the first country is drawn. */
const firstDrawing = () => {
  const { document, MutationObserver } = globalThis;
  const watch = new MutationObserver(() => {
    if (!document.querySelector('path.country:not(.absent)')) return;
    globalThis.firstDrawnAt = performance.timeOrigin + performance.now();
    watch.disconnect();
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
};

/** Below this the portal does not compress (as in packaging and in answers). */
const smallestPacked = 1_024;
/** Longer than the page waits before it fetches what it will need later. */
const quietMs = 1_500;

/** Scripts named by the page itself or announced to the browser beforehand. */
export const initialScripts = (html) => [
  ...new Set([...html.matchAll(/(?:src|href)="\/?([^":]+\.js)"/g)].map(([, name]) => name)),
];

const kindOf = ({ path, type }, initial) => {
  if (type === 'Script') return initial.includes(path.slice(1)) ? 'initial' : 'page';
  return path.startsWith('/geometry/') ? 'geometry' : 'rest';
};

/** Resolves once nothing new was asked for in a while, and all that was asked for is here. */
const stillness = async (seen) => {
  for (let before = -1; before < seen.size || [...seen.values()].some(({ isWhole }) => !isWhole);) {
    before = seen.size;
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }
};

/**
 * Opens the map in a page of its own and waits until the network is idle. Answers the page, still open, and each
 * request: address, kind, bytes on the wire with their headers, and whether it came before the first country was drawn.
 */
export const visit = async (browser, address, initial) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  await context.addInitScript(firstDrawing);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const seen = new Map();
  wire.on('Network.requestWillBeSent', ({ requestId, request, type, wallTime }) => {
    if (request.url.startsWith(address)) {
      seen.set(requestId, { path: request.url.slice(address.length), type, askedAt: wallTime * 1000, bytes: 0 });
    }
  });
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    const request = seen.get(requestId);
    if (!request) return;
    request.status = response.status;
    request.encoding = response.headers['content-encoding'] ?? 'none';
  });
  wire.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const request = seen.get(requestId);
    if (request) request.plainBytes = (request.plainBytes ?? 0) + dataLength;
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = seen.get(requestId);
    if (request) Object.assign(request, { bytes: encodedDataLength, isWhole: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => globalThis.firstDrawnAt !== undefined);
  await stillness(seen);
  const drawnAt = await page.evaluate(() => globalThis.firstDrawnAt);
  const requests = [...seen.values()].map((request) => ({
    ...request,
    kind: kindOf(request, initial),
    isBeforeDrawing: request.askedAt <= drawnAt,
  }));
  for (const { path, status, encoding, plainBytes } of requests) {
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    if (plainBytes >= smallestPacked && encoding !== 'br') throw new Error(`${path} came as ${encoding}, not brotli`);
  }
  return { page, wire, requests };
};
