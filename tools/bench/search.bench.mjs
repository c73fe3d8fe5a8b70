/**
 * Searching, as people type, among 1 000 and among 100 000 documents and notes, half of which the reader may not see: the
 * 95th percentile may grow threefold at most.
 */
import { runAsOwner } from '../postgres/cluster.mjs';
import { signIn } from './claims.mjs';
import { getRequest, median, underLoad } from './load.mjs';

const rounds = 6;
const vocabulary = 20_000;

/** A word of seven letters for each number. */
const word = (number) => `substr(translate(md5((${number})::text), '0123456789', 'ghijklmnop'), 1, 7)`;
const title = (seed) =>
  `initcap(${[1, 2, 3, 4].map((place) => word(`(${seed} * 7919 + ${place} * 104729) % ${vocabulary}`)).join(` || ' ' || `)})`;

const records = (from, until) => `
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;
  INSERT INTO document (id, iso3, title, language, media_type, size, sha256, visibility, set_id, uploaded_at)
    SELECT made.id, made.iso3, made.title, 'fr', 'application/pdf', 1, 'none', made.visibility, made.id, made.at
    FROM (
      SELECT uuidv7() AS id, (ARRAY['MRT', 'MAR', 'BEN', 'KAZ', 'PHL'])[1 + n % 5] AS iso3, ${title('n')} AS title,
        (ARRAY['public', 'restricted'])[1 + n % 2] AS visibility, now() - make_interval(secs => n) AS at
      FROM generate_series(${from}, ${until}) AS n WHERE n % 10 < 7
    ) made;
  INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at, note)
    SELECT 'searched-' || n, 'MRT', 'risk-assessment', 'none', '2016-01-01', 'day', '2016-01-01', 'validated', now(),
      ${title('n')}
    FROM generate_series(${from}, ${until}) AS n WHERE n % 10 >= 7;`;

/** Six of the seven letters of words from all over the vocabulary. */
const requests = async (ownerUrl, address, cookie) => {
  const [rows] = await runAsOwner(
    ownerUrl,
    `SELECT substr(${word('n * 331')}, 1, 6) AS typed FROM generate_series(1, 60) AS n`,
  );
  return rows.map(({ typed }) => getRequest(address, `/api/v1/search?q=${typed}`, { cookie }));
};

export const measure = async (portal) => {
  const cookie = await signIn(portal.ownerUrl, { role: 'observer', scopeKind: 'network', scope: 'network' });
  const p95 = [];
  for (const [from, until] of [
    [1, 1_000],
    [1_001, 100_000],
  ]) {
    await runAsOwner(portal.ownerUrl, records(from, until));
    await runAsOwner(portal.ownerUrl, 'VACUUM ANALYZE document, claim');
    const asked = await requests(portal.ownerUrl, portal.address, cookie);
    const runs = [];
    for (let round = 0; round <= rounds; round += 1) {
      // One typing at a time: what a person waits for, not what a queue of them does.
      const run = await underLoad(portal.address, asked, { seconds: round === 0 ? 3 : 1, connections: 1 });
      if (Object.keys(run.statuses).join() !== '200') throw new Error(`came ${JSON.stringify(run.statuses)}`);
      if (round > 0) runs.push(run.p95);
    }
    p95.push(median(runs));
  }
  const [few, many] = p95;
  return [
    {
      what: `search, 95th percentile, 100 000 against 1 000 records (${few.toFixed(1)} ms)`,
      measured: `${(many / few).toFixed(2)}x`,
      allowed: 'at most 3.0x',
      met: many <= few * 3,
    },
  ];
};
