/**
 * Conclusions written together: eight editors, ten changes a second in all, for half a minute. No word may be lost, and
 * the 95th percentile from a change to the last of the others' documents may be 500 ms at most.
 */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { applyUpdate, Doc } from 'yjs';
import { runAsOwner } from '../postgres/cluster.mjs';
import { signIn } from './claims.mjs';

const editors = 8;
const changes = 300;
const betweenMs = 100;
const allowedMs = 500;

const begin = `WITH made AS (INSERT INTO round_table (reference, kind, region, language, format, year, zone, starts, ends, starts_at,
      ends_at, life)
    VALUES ('AAF-2026-RT98', 'regional', 'AAF', 'en', 'online', 2026, 'UTC', '2026-12-08 09:00', '2026-12-08 17:00',
      '2026-12-08 09:00Z', '2026-12-08 17:00Z', 'invited') RETURNING id),
  placed AS (INSERT INTO round_table_region (round_table_id, region) SELECT id, 'AAF' FROM made)
  SELECT id FROM made`;

/** One who has the draft open: a document here, and what comes down the stream goes into it. */
const follow = (path, cookie, heard) =>
  new Promise((resolve, reject) => {
    const document = new Doc();
    const stream = request(`${path}/stream`, { headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`the stream answered ${answer.statusCode}`));
      let rest = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        resolve({ document, leave: () => stream.destroy() });
        const events = (rest + chunk).split('\n\n');
        rest = events.pop();
        for (const event of events.filter((each) => each.startsWith('data: '))) {
          const said = JSON.parse(event.slice(6));
          if (said.kind === 'update') applyUpdate(document, Buffer.from(said.update, 'base64'), 'line');
        }
        heard(document);
      });
      answer.on('error', () => undefined);
    });
    stream.on('error', () => undefined);
    stream.end();
  });

const textOf = (document) => document.getText('bench/en');

export const measure = async ({ ownerUrl, address }) => {
  const cookie = await signIn(ownerUrl, { role: 'secretariat', scopeKind: 'region', scope: 'AAF' });
  const [[{ id }]] = await runAsOwner(ownerUrl, begin);
  const path = `${address}/api/v1/round-tables/${id}/conclusions`;
  const waiting = new Map();
  const took = [];
  const heard = (document) => {
    const said = textOf(document).toString();
    for (const [word, { at, without }] of waiting) {
      if (!said.includes(word)) continue;
      without.delete(document);
      if (without.size > 0) continue;
      took.push(performance.now() - at);
      waiting.delete(word);
    }
  };
  const open = await Promise.all(Array.from({ length: editors }, () => follow(path, cookie, heard)));
  const sent = [];
  const words = [];
  for (let change = 0; change < changes; change += 1) {
    const { document } = open[change % editors];
    const word = `<${change}>`;
    words.push(word);
    document.once('update', (update) => {
      waiting.set(word, {
        at: performance.now(),
        without: new Set(open.flatMap((each) => (each.document === document ? [] : [each.document]))),
      });
      sent.push(
        fetch(`${path}/updates`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ update: Buffer.from(update).toString('base64') }),
        }).then(async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        }),
      );
    });
    textOf(document).insert(change % 2 === 0 ? 0 : textOf(document).length, word);
    await wait(betweenMs);
  }
  const statuses = await Promise.all(sent);
  for (let tries = 0; waiting.size > 0 && tries < 100; tries += 1) await wait(50);
  const lost = open.map(({ document }) => words.filter((word) => !textOf(document).toString().includes(word)).length);
  for (const { leave } of open) leave();
  took.sort((one, other) => one - other);
  const p95 = took[Math.floor(took.length * 0.95)] ?? Infinity;
  const missing = Math.max(...lost) + statuses.filter((status) => status !== 204).length;
  return [
    {
      what: `Co-editing, ${editors} editors: words lost of ${changes}`,
      measured: String(missing),
      allowed: '0',
      met: missing === 0,
    },
    {
      what: 'Co-editing: from a change to the last of the others, p95',
      measured: `${p95.toFixed(0)} ms`,
      allowed: `at most ${allowedMs} ms`,
      met: p95 <= allowedMs,
    },
  ];
};
