/**
 * The conflicts of a new date with twenty years of meetings there: 320 of them, and besides with a tenth as many, so
 * that ten times the meetings are seen to cost at most ten times as much.
 */
import { runAsOwner } from '../postgres/cluster.mjs';
import { fill, signIn } from './claims.mjs';

const asked = 120;
const allowedMs = 50;
const day = (place) => `${2021 + (place % 20)}-0${1 + (place % 9)}-1${place % 5}`;

/** All on the same days of their year, so that a check meets as many of them as there can be. */
const records = (years) => `
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;
  WITH made AS (INSERT INTO round_table (reference, kind, region, number, language, format, host_country, city, venue, zone,
      starts, ends, starts_at, ends_at, year, life)
    SELECT 'bench-' || code || y || n, 'regional', code, NULL::int, 'en', 'in-person', 'MAR', 'City', 'Venue',
      'Africa/Casablanca', make_timestamp(y, n * 4, 10, 9, 0, 0), make_timestamp(y, n * 4, 14, 17, 0, 0),
      make_timestamptz(y, n * 4, 10, 9, 0, 0, 'UTC'), make_timestamptz(y, n * 4, 14, 17, 0, 0, 'UTC'), y, 'confirmed'
    FROM region, generate_series(${years[0]}, ${years[1]}) AS y, generate_series(1, 2) AS n RETURNING id, region)
  INSERT INTO round_table_region (round_table_id, region) SELECT id, region FROM made;`;

/** Other benches count their own. */
const cleared = `
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;
  DELETE FROM round_table_region WHERE round_table_id IN (SELECT id FROM round_table WHERE reference LIKE 'bench-%');
  DELETE FROM round_table WHERE reference LIKE 'bench-%';`;

export const measure = async (portal) => {
  await fill(portal.ownerUrl, 500);
  const cookie = await signIn(portal.ownerUrl, { role: 'coordinator', scopeKind: 'network', scope: 'network' });
  const times = async () => {
    const took = [];
    for (let place = 0; place < asked; place += 1) {
      const path = `/api/v1/round-tables/conflicts/check?region=AAF&starts=${day(place)}&ends=${day(place).slice(0, 8)}19`;
      const began = performance.now();
      const answer = await fetch(`${portal.address}${path}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the check answered ${answer.status}`);
      // Holidays of a year are read once; the first twenty checks do that.
      if (place >= 20) took.push(performance.now() - began);
    }
    return took.sort((one, other) => one - other);
  };
  await runAsOwner(portal.ownerUrl, records([2021, 2022]));
  const few = await times();
  await runAsOwner(portal.ownerUrl, records([2023, 2040]));
  await runAsOwner(portal.ownerUrl, 'VACUUM ANALYZE round_table, round_table_region');
  const all = await times();
  await runAsOwner(portal.ownerUrl, cleared);
  const high = all[Math.floor(all.length * 0.95)];
  const growth = all[Math.floor(all.length / 2)] / few[Math.floor(few.length / 2)];
  return [
    {
      what: 'conflicts of a new date against 320 meetings, p95',
      measured: `${high.toFixed(1)} ms`,
      allowed: `at most ${allowedMs} ms`,
      met: high <= allowedMs,
    },
    {
      what: 'the same, ten times the meetings',
      measured: `${growth.toFixed(1)} times as long`,
      allowed: 'at most 10 times',
      met: growth <= 10,
    },
  ];
};
