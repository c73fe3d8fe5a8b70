/**
 * Writing an update, sending and validating it, one after the other, against the same rows written without rights, row
 * security, audit and keys.
 */
import { randomUUID } from 'node:crypto';
import { startBare } from './bare-process.mjs';
import { fill, signIn } from './claims.mjs';
import { median } from './load.mjs';

const rounds = 4;
const iso3 = 'MAR';
const indicators = Array.from({ length: 16 }, (_, index) => `measured-${index + 1}`);

const post = async (address, path, body, headers = {}) => {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${path} answers ${answer.status}: ${text}`);
  return JSON.parse(text);
};

const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const line = (indicator, round) => ({
  indicator,
  level: round % 2 === 0 ? 'planned' : 'under-way',
  effectiveOn: `2026-0${round + 1}-15`,
});

const oursReports = async (address, focalPoint, secretariat, reported) => {
  const as = (cookie) => ({ cookie, 'idempotency-key': randomUUID() });
  const update = await post(address, `/api/v1/countries/${iso3}/updates`, { lines: [reported] }, as(focalPoint));
  await post(address, `/api/v1/updates/${update.id}/send`, {}, as(focalPoint));
  await post(address, `/api/v1/claims/${update.lines[0].id}/decision`, { decision: 'validated' }, as(secretariat));
};

const bareReports = async (address, told, reported) => {
  const made = await post(address, '/updates', { iso3, ...reported, writtenBy: told });
  await post(address, '/send', { ...made, iso3, told });
  await post(address, '/decide', { ...made, iso3, told });
};

export const measure = async (portal) => {
  await fill(portal.ownerUrl, 500);
  const focalPoint = await signIn(portal.ownerUrl, { role: 'focal-point', scopeKind: 'country', scope: iso3 });
  const secretariat = await signIn(portal.ownerUrl, { role: 'secretariat', scopeKind: 'region', scope: 'NAS' });
  const bare = await startBare(portal.appUrl);
  const told = randomUUID();
  const [ours, plain] = [[], []];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const indicator of indicators) {
        const reported = line(indicator, round);
        const took = [
          await timed(() => oursReports(portal.address, focalPoint, secretariat, reported)),
          await timed(() => bareReports(bare.address, told, reported)),
        ];
        // The first round warms both up.
        if (round === 0) continue;
        ours.push(took[0]);
        plain.push(took[1]);
      }
    }
  } finally {
    await bare.stop();
  }
  const times = median(ours) / median(plain);
  return [
    {
      what: `an update written, sent and validated (${median(ours).toFixed(0)} ms; bare ${median(plain).toFixed(0)} ms)`,
      measured: `${times.toFixed(2)}x the same bare inserts`,
      allowed: 'at most 4x',
      met: times <= 4,
    },
  ];
};
