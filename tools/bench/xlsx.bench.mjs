/** All claims as a workbook: how much more memory the API takes while it makes and sends one of 150 000 rows. */
import { setTimeout as wait } from 'node:timers/promises';
import { fill } from './claims.mjs';
import { residentOf } from './resident.mjs';

const rows = 150_000;
const allowedMegabytes = 60;

const sizeOf = async (address, query = '') => {
  const answer = await fetch(`${address}/api/v1/claims.xlsx${query}`);
  if (!answer.ok) throw new Error(`claims.xlsx answers ${answer.status}: ${await answer.text()}`);
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  return bytes;
};

export const measure = async (portal) => {
  await fill(portal.ownerUrl, rows);
  // The first file loads what every file needs.
  await sizeOf(portal.address, '?iso3=MAR');
  await wait(1_000);
  const before = residentOf(portal.apiPid);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, residentOf(portal.apiPid))), 20);
  const began = performance.now();
  const bytes = await sizeOf(portal.address);
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(timer);
  const growth = most - before;
  return [
    {
      what: `XLSX of ${rows} claims (${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s)`,
      measured: `${growth.toFixed(0)} MB more memory`,
      allowed: `at most ${allowedMegabytes} MB`,
      met: growth <= allowedMegabytes && bytes > rows,
    },
  ];
};
