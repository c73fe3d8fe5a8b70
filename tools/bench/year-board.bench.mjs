/**
 * The year board with twenty years of meetings behind it: 320 of them, 61 countries that take part. What a year weighs
 * when it comes, and the server's time against the same rows by one bare query.
 */
import { brotliCompressSync, constants } from 'node:zlib';
import { runAsOwner } from '../postgres/cluster.mjs';
import { startBare } from './bare-process.mjs';
import { fill, signIn } from './claims.mjs';
import { getRequest, median, underLoad } from './load.mjs';

const rounds = 6;
const year = 2030;

const records = `
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;
  INSERT INTO round_table (reference, kind, region, number, language, format, host_country, city, venue, zone, starts, ends,
      starts_at, ends_at, year, life)
    SELECT code || '-' || y || '-RT' || n, 'regional', code, (y - 2020) * 2 + n, 'en', 'in-person', 'MAR', 'City ' || n,
      'Conference centre', 'Africa/Casablanca', make_timestamp(y, n * 4, 10, 9, 0, 0), make_timestamp(y, n * 4, 12, 17, 0, 0),
      make_timestamptz(y, n * 4, 10, 9, 0, 0, 'UTC'), make_timestamptz(y, n * 4, 12, 17, 0, 0, 'UTC'), y, 'confirmed'
    FROM region, generate_series(2021, 2040) AS y, generate_series(1, 2) AS n;
  INSERT INTO round_table_region (round_table_id, region) SELECT id, region FROM round_table WHERE fact IS NULL AND NOT sample;
  CREATE TABLE bare_round_table (LIKE round_table INCLUDING DEFAULTS INCLUDING INDEXES);
  INSERT INTO bare_round_table SELECT * FROM round_table;
  GRANT SELECT ON bare_round_table TO portal_app;`;

export const measure = async (portal) => {
  await fill(portal.ownerUrl, 500);
  await runAsOwner(portal.ownerUrl, records);
  await runAsOwner(portal.ownerUrl, 'VACUUM ANALYZE round_table, round_table_region, bare_round_table');
  const cookie = await signIn(portal.ownerUrl, { role: 'coordinator', scopeKind: 'network', scope: 'network' });
  const path = `/api/v1/round-tables/board?year=${year}`;
  const answer = await fetch(`${portal.address}${path}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
  const body = Buffer.from(await answer.arrayBuffer());
  const weight = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length / 1000;
  const bare = await startBare(portal.appUrl);
  const [ours, plain] = [[], []];
  try {
    const asked = [
      [ours, portal.address, getRequest(portal.address, path, { cookie })],
      [plain, bare.address, getRequest(bare.address, `/round-tables?year=${year}`)],
    ];
    for (let round = 0; round <= rounds; round += 1) {
      for (const [runs, address, request] of asked) {
        const run = await underLoad(address, [request], { seconds: round === 0 ? 3 : 2, connections: 2 });
        if (Object.keys(run.statuses).join() !== '200') throw new Error(`came ${JSON.stringify(run.statuses)}`);
        if (round > 0) runs.push(run.perSecond);
      }
    }
  } finally {
    await bare.stop();
  }
  const share = median(ours) / median(plain);
  return [
    {
      what: 'a year of round tables, brotli',
      measured: `${weight.toFixed(1)} kB`,
      allowed: 'at most 60 kB',
      met: weight <= 60,
    },
    {
      what: `the same, 320 meetings there (bare: ${Math.round(median(plain))}/s)`,
      measured: `${share.toFixed(2)} of the bare query`,
      allowed: 'at least 0.4',
      met: share >= 0.4,
    },
  ];
};
