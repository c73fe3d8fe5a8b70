import fc from 'fast-check';
import {
  addDays,
  claimsKnownAt,
  type Day,
  emptyKindOn,
  freshness,
  type Instant,
  isWithin,
  type KnownClaim,
  showingOn,
  type Visibility,
} from '@portal/domain';
import { rebuildSpans, rebuildSpansOf } from '../src/status/spans.service.js';
import { type Application, startApplication, textOf } from './application.harness.js';

const indicator = 'risk-assessment';
const reporting = ['MAR', 'TUN', 'VNM'] as const;
const secretariatOf = { MAR: 'nas', TUN: 'nas', VNM: 'sea' } as const;
const levels = ['none', 'planned', 'under-way', 'completed'];
const firstDay: Day = '2021-03-01';

/** Who asks, and of which countries they are readers of `restricted`, `region` and `network`. */
const viewers = [
  { account: null, own: [], region: [], isSignedIn: false },
  { account: 'observer', own: [], region: [], isSignedIn: true },
  { account: 'nfp.mar', own: ['MAR'], region: ['MAR', 'TUN'], isSignedIn: true },
  { account: 'secretariat.sea', own: [], region: ['VNM'], isSignedIn: true },
  { account: 'coordinator', own: [], region: ['MAR', 'TUN', 'VNM', 'KWT', 'QAT'], isSignedIn: true },
] as const;
type Viewer = (typeof viewers)[number];

type Iso3 = (typeof reporting)[number];
type Act =
  | { readonly kind: 'report'; readonly iso3: Iso3; readonly day: number; readonly level: number }
  | { readonly kind: 'confirm' | 'retract'; readonly iso3: Iso3; readonly pick: number }
  | { readonly kind: 'share'; readonly iso3: Iso3; readonly visibility: Visibility };

const country = fc.constantFrom(...reporting);
const pick = fc.nat(9);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('report'), iso3: country, day: fc.nat(30), level: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('confirm'), iso3: country, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retract'), iso3: country, pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('share'),
      iso3: country,
      visibility: fc.constantFrom('public', 'network', 'region', 'restricted'),
    }),
  },
);

const question = fc.record({
  day: fc.integer({ min: -3, max: 40 }).map((days) => addDays(firstDay, days)),
  instant: fc.nat(1_000),
  viewer: fc.constantFrom(...viewers),
  sample: fc.constantFrom('exclude' as const, 'include' as const),
});

let portal: Application;
const instants: Instant[] = [];

const post = async (account: string, path: string, body?: object) => {
  const said = await portal.as(account, 'POST', path, body ? { body } : {});
  if (said.status >= 300) throw new Error(`POST ${path} by ${account}: ${said.status} ${said.text}`);
  return said.body;
};
const remember = async () => {
  const [row] = await portal.owner<{ now: string }>('SELECT clock_timestamp()::timestamptz AS now');
  if (row) instants.push(row.now);
};

interface ClaimRow {
  readonly iso3: string;
  readonly id: string;
  readonly level: string;
  readonly effective_on: Day;
  readonly attested_on: Day;
  readonly decided_at: Instant;
  readonly retracted_at: Instant | null;
  readonly sample: boolean;
}

const claimRows = () =>
  portal.owner<ClaimRow>(
    `SELECT iso3, id, level, effective_on, attested_on, decided_at, retracted_at, sample FROM claim
     WHERE indicator = $1 AND state = 'validated' ORDER BY id`,
    [indicator],
  );

async function validate(iso3: Iso3, sent: Awaited<ReturnType<typeof post>>): Promise<void> {
  const id = textOf(sent['lines']?.['0']?.['id']);
  await post(`secretariat.${secretariatOf[iso3]}`, `/claims/${id}/decision`, { decision: 'validated' });
}

/** Does it, where it is possible now. */
async function perform(next: Act): Promise<void> {
  const { iso3 } = next;
  const focalPoint = `nfp.${iso3.toLowerCase()}`;
  if (next.kind === 'share') {
    await post(focalPoint, `/countries/${iso3}/sharing`, { indicator, visibility: next.visibility });
  } else if (next.kind === 'report') {
    const line = { indicator, level: levels[next.level], effectiveOn: addDays(firstDay, next.day) };
    const draft = await post(focalPoint, `/countries/${iso3}/updates`, { lines: [line] });
    await validate(iso3, await post(focalPoint, `/updates/${textOf(draft['id'])}/send`));
  } else {
    const standing = (await claimRows()).filter((row) => row.iso3 === iso3 && row.retracted_at === null && !row.sample);
    const chosen = next.kind === 'confirm' ? showingOn('2026-01-01', standing.map(toKnown)) : standing[next.pick];
    if (!chosen) return;
    if (next.kind === 'confirm') {
      const shown = await portal.as(focalPoint, 'GET', `/claims/${chosen.id}`);
      if (textOf(shown.body['rule']) !== 'shows') return;
      await validate(
        iso3,
        await post(focalPoint, `/countries/${iso3}/confirmations`, { indicator, confirms: chosen.id }),
      );
      return;
    }
    await post(focalPoint, `/claims/${chosen.id}/retraction`, { reason: 'Entered by mistake.' });
    await post(`secretariat.${secretariatOf[iso3]}`, `/claims/${chosen.id}/retraction`, {});
  }
}

function toKnown(row: ClaimRow): KnownClaim {
  return {
    id: row.id,
    level: row.level,
    effectiveOn: row.effective_on,
    effectivePrecision: 'day',
    attestedOn: row.attested_on,
    decidedAt: row.decided_at,
    retractedAt: row.retracted_at,
    sample: row.sample,
  };
}

const isSharedWith = (viewer: Viewer, iso3: string, visibility: string): boolean => {
  const reads = (countries: readonly string[]) => countries.includes(iso3);
  if (visibility === 'public') return true;
  if (visibility === 'network') return viewer.isSignedIn;
  return visibility === 'region' ? reads(viewer.region) : reads(viewer.own);
};

/** The first day of the unbroken run of the level, found day by day. */
function sinceOf(day: Day, claims: readonly KnownClaim[]): Day {
  const level = showingOn(day, claims)?.level;
  let since = day;
  while (showingOn(addDays(since, -1), claims)?.level === level) since = addDays(since, -1);
  return since;
}

/** What everybody reads as, worked out from the claims themselves by the plain definition alone. */
async function plainPicture(
  { day, viewer, sample }: { readonly day: Day; readonly viewer: Viewer; readonly sample: string },
  knownAt: Instant,
) {
  const isAsked = (row: { readonly sample: boolean }) => sample === 'include' || !row.sample;
  const claims = (await claimRows()).filter(isAsked);
  const sharing = await portal.owner<{ iso3: string; visibility: string }>(
    'SELECT iso3, visibility FROM sharing WHERE indicator = $1',
    [indicator],
  );
  const exempt = await portal.owner<{ iso3: string; since: Day; until: Day | null; sample: boolean }>(
    'SELECT iso3, since, until, sample FROM exemption WHERE indicator = $1 AND recorded_at <= $2',
    [indicator, knownAt],
  );
  return (iso3: string) => {
    const shared = sharing.find((each) => each.iso3 === iso3)?.visibility ?? 'public';
    const isShared = isSharedWith(viewer, iso3, shared);
    const known = claimsKnownAt(knownAt, claims.filter((row) => row.iso3 === iso3).map(toKnown));
    const shown = isShared ? showingOn(day, known) : null;
    if (shown) {
      return {
        level: shown.level,
        empty: null,
        claimId: shown.id,
        attestedOn: shown.attestedOn,
        freshness: freshness(day, shown.attestedOn, 12),
        since: sinceOf(day, known),
      };
    }
    const exemptions = exempt.filter((each) => isAsked(each) && each.iso3 === iso3);
    const empty = exemptions.some((each) => isWithin(day, each.since, each.until))
      ? 'not-applicable'
      : emptyKindOn(day, { exemptions: [], isShared, asksSince: '2019-01-01', shelfLifeMonths: 12 });
    return { level: null, empty, claimId: null, attestedOn: null, freshness: null, since: null };
  };
}

const spanRows = () =>
  portal.owner<{ known_from: string; known_until: string }>(
    `SELECT iso3, indicator, with_sample, valid_from, valid_until, level, claim_id, effective_on, effective_precision,
       attested_on, since, since_precision, sample, known_from, known_until
     FROM status_span ORDER BY iso3, indicator, with_sample, known_from, valid_from, known_until, claim_id`,
  );

beforeAll(async () => {
  portal = await startApplication();
  await remember();
});
afterAll(() => portal.close());

describe('the spans that pictures are read from', () => {
  it('give every reader, day and instant what the plain definition gives, whatever was decided, retracted and shared', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 3, maxLength: 7 }),
        fc.array(question, { minLength: 6, maxLength: 6 }),
        async (acts, questions) => {
          for (const next of acts) {
            await perform(next);
            await remember();
          }
          for (const asked of questions) {
            const knownAt = instants[asked.instant % instants.length] ?? '';
            const query = `indicator=${indicator}&asAt=${asked.day}&knownAt=${knownAt}&sample=${asked.sample}`;
            const { body, status } = await portal.as(asked.viewer.account, 'GET', `/coverage?${query}`);
            expect(status).toBe(200);
            const plain = await plainPicture(asked, knownAt);
            const items = Object.values(body['items'] ?? {});
            expect(items.length).toBeGreaterThan(60);
            for (const item of items) expect(item).toMatchObject(plain(textOf(item['iso3'])));
          }
        },
      ),
      // The database goes on from where the run before left it, so a failure cannot be made smaller.
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);

  it('are made again from the claims as they were kept', async () => {
    const kept = await spanRows();
    expect(kept.length).toBeGreaterThan(100);
    const count = await rebuildSpans({
      rows: <T>(sql: string, values?: readonly unknown[]) => portal.owner<T & object>(sql, values),
    });
    expect(count).toBe(kept.length);
    expect(await spanRows()).toEqual(kept);
  });

  it('are right also where a decision that began earlier comes in later', async () => {
    await portal.owner(
      `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at)
       VALUES ('a-faster-one', 'TUN', $1, 'planned', '2021-03-20', 'day', '2021-03-20', 'validated', now() + interval '1 hour')`,
      [indicator],
    );
    const asks = { rows: <T>(sql: string, values?: readonly unknown[]) => portal.owner<T & object>(sql, values) };
    await rebuildSpansOf(asks, 'TUN', indicator);
    await perform({ kind: 'report', iso3: 'TUN', day: 5, level: 3 });
    const kept = await spanRows();
    await rebuildSpansOf(asks, 'TUN', indicator);
    expect(await spanRows()).toEqual(kept);
    expect(kept.every((row) => !(String(row.known_until) < String(row.known_from)))).toBe(true);
  });

  it('answer the picture of a day by the index, one entry a country', async () => {
    await portal.owner('SET enable_seqscan = off');
    const plan = await portal.owner<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT 1 FROM status_span WHERE indicator = 'action-plan' AND with_sample = false AND iso3 = 'MAR'
         AND valid_from <= '2019-12-31' ORDER BY valid_from DESC, known_from DESC LIMIT 1`,
    );
    expect(JSON.stringify(plan)).toContain('status_span_picture');
  });
});
