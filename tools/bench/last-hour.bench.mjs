/**
 * The last hour of a round: 61 focal points with 2 000 sessions, 200 writes a second offered for a minute whether or not
 * the portal keeps up. How long a write takes counts from when it was due.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { runAsOwner } from '../postgres/cluster.mjs';

const sessionCount = 2_000;
const perSecond = 200;
const seconds = 60;
const unloadedWrites = 200;

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Focal points of all countries of the report's day, and their sessions: `{ iso3, cookie }`. */
const signInAll = async (ownerUrl) => {
  const [countries] = await runAsOwner(
    ownerUrl,
    'SELECT iso3 FROM partner_country WHERE member_on_report_day ORDER BY iso3',
  );
  const sessions = Array.from({ length: sessionCount }, (_, index) => {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('hex');
    return { iso3: countries[index % countries.length].iso3, cookie: `portal_session=${token}`, hash };
  });
  await runAsOwner(
    ownerUrl,
    `WITH made AS (
       INSERT INTO person (name, email, language)
       SELECT 'hour.' || iso3, 'hour.' || lower(iso3) || '@example.org', 'en' FROM partner_country WHERE member_on_report_day
       RETURNING id, name
     )
     INSERT INTO role_assignment (person_id, role, scope_kind, scope, since)
     SELECT id, 'focal-point', 'country', substr(name, 6), '2020-01-01' FROM made`,
    `INSERT INTO session (token_hash, person_id)
     SELECT decode(s.hash, 'hex'), p.id FROM (VALUES ${sessions.map(({ iso3, hash }) => `('${iso3}', '${hash}')`).join(',')})
       AS s (iso3, hash) JOIN person p ON p.name = 'hour.' || s.iso3`,
  );
  return sessions;
};

/** Writes a draft. Answers the status. */
const write = (address, { iso3, cookie }) =>
  new Promise((resolve) => {
    const body = JSON.stringify({
      lines: [{ indicator: 'action-plan', level: 'adopted', effectiveOn: '2026-03-01', note: 'The last hour.' }],
    });
    const asked = request(`${address}/api/v1/countries/${iso3}/updates`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': randomUUID(),
        cookie,
      },
    });
    asked.once('response', (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
    });
    asked.once('error', () => resolve(0));
    asked.end(body);
  });

const p95 = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)];

export const measure = async (portal) => {
  const sessions = await signInAll(portal.ownerUrl);
  const alone = [];
  for (let count = 0; count < unloadedWrites; count += 1) {
    const began = performance.now();
    const status = await write(portal.address, sessions[count % sessions.length]);
    if (status !== 201) throw new Error(`a write alone answers ${status}`);
    if (count >= unloadedWrites / 4) alone.push(performance.now() - began);
  }
  const statuses = new Map();
  const took = [];
  const under = [];
  const began = performance.now();
  for (let count = 0; count < perSecond * seconds; count += 1) {
    const due = began + (count * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    under.push(
      write(portal.address, sessions[(count * 7) % sessions.length]).then((status) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 201) took.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(under);
  const wrong = [...statuses].filter(([status]) => status !== 201 && status !== 429);
  const times = p95(took) / p95(alone);
  return [
    {
      what: `${perSecond * seconds} writes offered in ${seconds} s by ${sessionCount} sessions`,
      measured: [...statuses].map(([status, count]) => `${count} of ${status || 'no answer'}`).join(', '),
      allowed: 'no error but 429',
      met: wrong.length === 0,
    },
    {
      what: `95th percentile of a write then, against alone (${p95(alone).toFixed(1)} ms)`,
      measured: `${times.toFixed(1)}x`,
      allowed: 'at most 10x',
      met: times <= 10,
    },
  ];
};
