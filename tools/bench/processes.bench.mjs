/** Three API processes on one database against one, under the same read load for each; who was the limit is said. */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { startApi } from '../portal.mjs';
import { freePort } from '../ports.mjs';
import { fill, signIn } from './claims.mjs';
import { getRequest, underLoad } from './load.mjs';

const seconds = 6;

/** Ticks of all cores, and of them those that did something. */
const ticks = () => {
  const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/);
  const all = fields.map(Number);
  const idle = all[3] + all[4];
  return { all: all.reduce((sum, each) => sum + each, 0), busy: all.reduce((sum, each) => sum + each, 0) - idle };
};

const another = async ({ dataDir, appUrl }) => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const place = { dataDir, host: '127.0.0.1', port, probe: address, databaseAppUrl: appUrl };
  const api = await startApi(place, { METRICS_PORT: 'off', RATE_LIMITS: 'off', PUBLIC_URL: '', ROLE: 'api' });
  return { address, api };
};

export const measure = async (portal) => {
  await fill(portal.ownerUrl, 500);
  const cookie = await signIn(portal.ownerUrl, { role: 'observer', scopeKind: 'network', scope: 'processes' });
  const days = Array.from({ length: 60 }, (_, index) => `20${20 + (index % 5)}-0${1 + (index % 9)}-1${index % 9}`);
  const asked = (address) =>
    days.map((day) => getRequest(address, `/api/v1/coverage?indicator=measured-1&asAt=${day}`, { cookie }));
  const run = async (addresses) => {
    const before = ticks();
    const runs = await Promise.all(addresses.map((each) => underLoad(each, asked(each), { seconds })));
    const after = ticks();
    for (const { statuses } of runs)
      if (Object.keys(statuses).join() !== '200') throw new Error(`came ${JSON.stringify(statuses)}`);
    return {
      perSecond: runs.reduce((sum, each) => sum + each.perSecond, 0),
      busy: (after.busy - before.busy) / (after.all - before.all),
    };
  };
  const others = [await another(portal), await another(portal)];
  try {
    const all = [portal.address, ...others.map(({ address }) => address)];
    await run(all);
    const one = await run(all.slice(0, 1));
    const three = await run(all);
    const times = three.perSecond / one.perSecond;
    // Where one process, the database and this client already fill the cores, more processes have nothing to run on.
    const isFull = one.busy > 0.8;
    const why = isFull ? `; one already kept ${cpus().length} cores ${(one.busy * 100).toFixed(0)} % busy` : '';
    return [
      {
        what: `three processes against one, reading (${one.perSecond.toFixed(0)} a second${why})`,
        measured: `${times.toFixed(2)}x`,
        allowed: isFull ? 'said: the cores were the limit' : 'at least 1.6x',
        met: times >= 1.6 || isFull,
      },
    ];
  } finally {
    for (const { api } of others) await api.stop();
  }
};
