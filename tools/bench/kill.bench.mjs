/**
 * The API and its database are killed in turn (`KILLS` times, 200 unless told) while drafts are written with one key for
 * each until they are answered: what was answered is there, and nothing is there twice.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrate, startApi } from '../portal.mjs';
import { freePort } from '../ports.mjs';
import { ensureDatabase, runAsOwner, startCluster } from '../postgres/cluster.mjs';
import { keptSecret } from '../secrets.mjs';
import { appUrlFrom, workspaceRoot } from '../settings.mjs';
import { migrationEnvironment } from '../storage.mjs';
import { signIn } from './claims.mjs';

const kills = Number(process.env['KILLS'] ?? 200);
const writers = 8;

const kill = async ({ pid, ended }) => {
  process.kill(pid, 'SIGKILL');
  await ended;
};

/** A portal of its own that can be killed by halves; the ports stay. */
const portalIn = async (dataDir) => {
  const [databasePort, port] = [await freePort(), await freePort()];
  const up = { cluster: await startCluster(dataDir, { port: databasePort }) };
  const ownerUrl = await ensureDatabase(up.cluster, 'portal');
  const appPassword = keptSecret(dataDir, 'portal-app-password');
  const appUrl = appUrlFrom(ownerUrl, appPassword);
  await migrate(migrationEnvironment({ dataDir, sampleData: false }, { ownerUrl, appUrl, appPassword }));
  const address = `http://127.0.0.1:${port}`;
  const place = { dataDir, host: '127.0.0.1', port, probe: address, databaseAppUrl: appUrl };
  const begin = () => startApi(place, { METRICS_PORT: 'off', RATE_LIMITS: 'off', PUBLIC_URL: '' });
  up.api = await begin();
  return {
    address,
    ownerUrl,
    killApi: async () => {
      await kill(up.api);
      up.api = await begin();
    },
    killDatabase: async () => {
      await kill(up.cluster);
      up.cluster = await startCluster(dataDir, { port: databasePort });
    },
    stop: async () => {
      await up.api.stop();
      await up.cluster.stop();
    },
  };
};

/** One draft with one key, sent again until it is answered. */
const writeUntilAnswered = async (address, cookie, note) => {
  const key = randomUUID();
  const body = JSON.stringify({
    lines: [{ indicator: 'risk-assessment', level: 'planned', effectiveOn: '2026-03-01', note }],
  });
  for (;;) {
    const status = await fetch(`${address}/api/v1/countries/MAR/updates`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie },
      body,
      signal: AbortSignal.timeout(15_000),
    }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
    if (status === 201) return;
    // No line, the database away, or the first try still under way; anything else is a fault.
    if (![0, 409, 500, 502, 503].includes(status)) throw new Error(`a draft answers ${status}`);
    await wait(50);
  }
};

export const measure = async () => {
  mkdirSync(join(workspaceRoot, '.data'), { recursive: true });
  const dataDir = mkdtempSync(join(workspaceRoot, '.data/bench-kill-'));
  const portal = await portalIn(dataDir);
  const answered = [];
  let isOver = false;
  try {
    const cookie = await signIn(portal.ownerUrl, { role: 'focal-point', scopeKind: 'country', scope: 'MAR' });
    const writing = Array.from({ length: writers }, async () => {
      while (!isOver) {
        const note = randomUUID();
        await writeUntilAnswered(portal.address, cookie, note);
        answered.push(note);
      }
    });
    for (let count = 0; count < kills; count += 1) {
      await wait(100 + Math.random() * 400);
      await (count % 2 === 0 ? portal.killApi() : portal.killDatabase());
    }
    isOver = true;
    await Promise.all(writing);
    const [rows] = await runAsOwner(
      portal.ownerUrl,
      `SET app.actor_id = '00000000-0000-7000-8000-000000000001'`,
      `SELECT note, count(*)::int AS count FROM claim WHERE note <> '' GROUP BY note`,
    ).then(([, found]) => [found]);
    const counts = new Map(rows.map(({ note, count }) => [note, count]));
    const lost = answered.filter((note) => !counts.has(note)).length;
    const doubled = rows.filter(({ count }) => count > 1).length;
    return [
      {
        what: `${kills} kills of API and database while writing (${answered.length} writes answered)`,
        measured: `${lost} lost, ${doubled} doubled`,
        allowed: '0 lost, 0 doubled',
        met: lost === 0 && doubled === 0 && answered.length > 0,
      },
    ];
  } finally {
    isOver = true;
    await portal.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
