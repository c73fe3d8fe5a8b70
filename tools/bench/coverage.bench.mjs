/**
 * Reading the picture of a past day, signed in, against a bare Fastify and pg handler that returns as many rows: in
 * requests a second, when nothing has changed, at 500 and at 150 000 claims; and the memory the API takes for it.
 */
import { readFileSync } from 'node:fs';
import { startBare } from './bare-process.mjs';
import { fill, signIn } from './claims.mjs';
import { getRequest, median, underLoad } from './load.mjs';

const rounds = 8;
const days = ['2017-06-30', '2018-03-31', '2019-12-31', '2020-12-31', '2021-07-14', '2023-12-31'];
const pictures = ['risk-assessment', 'measured-1', 'measured-2', 'measured-3'].flatMap((indicator) =>
  days.map((day) => `indicator=${indicator}&asAt=${day}`),
);

/** Asked once each: their bytes and what names them. */
const askedOnce = (address, cookie) =>
  Promise.all(
    pictures.map(async (picture) => {
      const path = `/api/v1/coverage?${picture}`;
      const answer = await fetch(`${address}${path}`, { headers: { cookie, 'accept-encoding': 'identity' } });
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
      await answer.arrayBuffer();
      return { path, etag: answer.headers.get('etag') };
    }),
  );

const allOf = (status, { statuses }) => {
  if (Object.keys(statuses).join() !== status) throw new Error(`expected ${status}, came ${JSON.stringify(statuses)}`);
};

/** In turns, so that whatever else the machine does meets all of them. */
const compare = async (portal, bare, cookie) => {
  const asked = await askedOnce(portal.address, cookie);
  const ours = asked.map(({ path }) => getRequest(portal.address, path, { cookie }));
  const known = asked.map(({ path, etag }) => getRequest(portal.address, path, { cookie, 'if-none-match': etag }));
  const plain = pictures.map((picture) => getRequest(bare.address, `/coverage?${picture}`));
  const runs = [];
  for (let round = 0; round <= rounds; round += 1) {
    // The first one warms both up.
    const seconds = round === 0 ? 4 : 1;
    const run = {
      plain: await underLoad(bare.address, plain, { seconds }),
      ours: await underLoad(portal.address, ours, { seconds }),
      known: await underLoad(portal.address, known, { seconds }),
    };
    allOf('200', run.plain);
    allOf('200', run.ours);
    allOf('304', run.known);
    if (round > 0) runs.push(run);
  }
  return {
    plain: median(runs.map((run) => run.plain.perSecond)),
    ours: median(runs.map((run) => run.ours.perSecond / run.plain.perSecond)),
    known: median(runs.map((run) => run.known.perSecond / run.plain.perSecond)),
    p95: median(runs.map((run) => run.ours.p95)),
  };
};

const residentMegabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

const atLeast = (what, ratio, least) => ({
  what,
  measured: `${ratio.toFixed(2)} of the bare handler`,
  allowed: `at least ${least.toFixed(1)}`,
  met: ratio >= least,
});

export const measure = async (portal) => {
  const cookie = await signIn(portal.ownerUrl, { role: 'observer', scopeKind: 'network', scope: 'network' });
  const measured = [];
  for (const claims of [500, 150_000]) {
    await fill(portal.ownerUrl, claims);
    const bare = await startBare(portal.appUrl);
    measured.push(await compare(portal, bare, cookie));
    await bare.stop();
  }
  const [few, many] = measured;
  const memory = residentMegabytes(portal.apiPid);
  const slower = many.p95 / few.p95;
  return [
    atLeast(`coverage of a past day, 500 claims (bare: ${few.plain.toFixed(0)}/s)`, few.ours, 0.5),
    atLeast(`coverage of a past day, 150 000 claims (bare: ${many.plain.toFixed(0)}/s)`, many.ours, 1),
    atLeast('the same unchanged (If-None-Match), 500 claims', few.known, 0.6),
    atLeast('the same unchanged (If-None-Match), 150 000 claims', many.known, 0.6),
    {
      what: `its 95th percentile, 150 000 against 500 claims (${few.p95.toFixed(1)} ms)`,
      measured: `${slower.toFixed(2)}x`,
      allowed: 'at most 1.3x',
      met: slower <= 1.3,
    },
    {
      what: 'resident memory of the API under that load',
      measured: `${memory.toFixed(0)} MB`,
      allowed: 'at most 250 MB',
      met: memory <= 250,
    },
  ];
};
