/** How long a calendar feed of 1 000 meetings takes, asked at its secret address, one at a time. */
import { createHash, randomBytes } from 'node:crypto';
import { runAsOwner } from '../postgres/cluster.mjs';
import { getRequest, median, underLoad } from './load.mjs';

const meetings = 1_000;
const allowedMs = 30;
const rounds = 6;

const records = (hash) => `
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;
  WITH made AS (
    INSERT INTO round_table (reference, kind, region, language, format, city, year, zone, starts, ends, starts_at, ends_at, life)
    SELECT 'FEED-' || n, 'other', 'AAF', 'fr', 'in-person', 'Dakar', 2030, 'Africa/Dakar', day + time '09:00',
      day + 2 + time '17:00', (day + time '09:00') AT TIME ZONE 'UTC', (day + 2 + time '17:00') AT TIME ZONE 'UTC', 'confirmed'
    FROM (SELECT n, date '2030-01-01' + n AS day FROM generate_series(1, ${meetings}) AS n) days RETURNING id)
  INSERT INTO round_table_region (round_table_id, region) SELECT id, 'AAF' FROM made;
  WITH reader AS (INSERT INTO person (name, email, language) VALUES ('feed', 'feed@example.org', 'en') RETURNING id),
    held AS (INSERT INTO credential (person_id, password_hash) SELECT id, 'none' FROM reader)
  INSERT INTO calendar_feed (person_id, kind, code, token_hash)
    SELECT id, 'region', 'AAF', decode('${hash}', 'hex') FROM reader;`;

export const measure = async (portal) => {
  const token = randomBytes(32).toString('base64url');
  await runAsOwner(portal.ownerUrl, records(createHash('sha256').update(token).digest('hex')));
  await runAsOwner(portal.ownerUrl, 'VACUUM ANALYZE round_table, round_table_region');
  const asked = [getRequest(portal.address, `/api/v1/calendar-feeds/${token}.ics`, {})];
  const runs = [];
  for (let round = 0; round <= rounds; round += 1) {
    const run = await underLoad(portal.address, asked, { seconds: round === 0 ? 3 : 1, connections: 1 });
    if (Object.keys(run.statuses).join() !== '200') throw new Error(`came ${JSON.stringify(run.statuses)}`);
    if (round > 0) runs.push(run.p95);
  }
  const took = median(runs);
  return [
    {
      what: `calendar feed of ${meetings} meetings, p95`,
      measured: `${took.toFixed(1)} ms`,
      allowed: `at most ${allowedMs} ms`,
      met: took <= allowedMs,
    },
  ];
};
