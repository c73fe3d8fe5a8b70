import { makeDatabase, type TestDatabase } from '#tools/api-test/database.mjs';
import { addDays, countsFrom, daysBetween, freshness, isDay } from '@portal/domain';
import { countries, facts, indicators, regions } from '@portal/reference';
import { DataSource } from 'typeorm';
import { loadFacts } from '../loading/facts.js';
import { asOwner, type Owner } from '../loading/owner.js';
import { joinedOf, loadReference, partnerTermOf } from '../loading/reference.js';
import { samplePlan } from '../loading/sample-plan.js';
import { samplePeople } from '../loading/sample-people.js';
import { sampleRounds } from '../loading/sample-rounds.js';
import { type SampleClaim, sampleStory } from '../loading/sample-story.js';
import { closeSampleAccounts, loadSample, sampleCountryOf } from '../loading/sample.js';

const today = '2026-11-24';
const partners = countries.map(sampleCountryOf);

describe('the day from which a country counts', () => {
  it('is the last one that its source allows', () => {
    expect(joinedOf('2013')).toEqual({ day: '2013-12-31', precision: 'year' });
    expect(joinedOf('2020-11')).toEqual({ day: '2020-11-30', precision: 'month' });
    expect(joinedOf('2020-11-20')).toEqual({ day: '2020-11-20', precision: 'day' });
    expect(joinedOf(null)).toBeNull();
  });

  it('is, for Oman, the day by which it is first listed; only Oman and Kazakhstan came after the report', () => {
    const late = countries
      .map((country) => [country.iso3, countsFrom(partnerTermOf(country))])
      .filter(([, from]) => (from ?? '') > '2019-12-31');
    expect(late).toEqual([
      ['KAZ', '2020-11-30'],
      ['OMN', '2024-10-17'],
    ]);
    expect(countries.find(({ iso3 }) => iso3 === 'OMN')?.joinedAfter).toBe('2020-10-06');
  });
});

describe('the sample plan', () => {
  const plan = samplePlan(today);
  const actions = plan.objectives.flatMap((objective) => objective.actions);

  it('has some thirty actions that say they are invented, of days within its period', () => {
    expect(actions.length).toBeGreaterThan(25);
    for (const { startsOn, endsOn, reports } of actions) {
      expect(plan.startsOn <= startsOn && startsOn <= endsOn && endsOn <= plan.endsOn).toBe(true);
      for (const report of reports) {
        expect(report.day >= plan.adopted[0] && report.day <= today).toBe(true);
        expect(report.note).toMatch(/^Exemple/);
      }
    }
  });

  it.each(['2026-11-24', '2027-02-28', '2028-02-29'])('begun on %s is the same each time it is told', (day) => {
    expect(samplePlan(day)).toEqual(samplePlan(day));
  });
});

describe('the sample story', () => {
  const story = sampleStory(partners, today);
  const levelsOf = new Map(indicators.map(({ id, levels }) => [id, levels.map((level) => level.id)]));
  const showing = new Map<string, SampleClaim>();
  for (const claim of story.claims) {
    if (claim.state === 'validated') showing.set(`${claim.iso3}:${claim.indicator}`, claim);
  }

  it.each(['2026-11-24', '2027-02-28', '2028-02-29'])('begun on %s is the same each time it is told', (day) => {
    expect(sampleStory(partners, day)).toEqual(sampleStory(partners, day));
  });

  it('claims levels that exist, on days between 2020 and its first day, sent and decided in order', () => {
    for (const { indicator, level, effectiveOn, sentOn, state, decidedAfterDays } of story.claims) {
      expect(levelsOf.get(indicator)).toContain(level);
      expect(isDay(effectiveOn) && isDay(sentOn)).toBe(true);
      expect(effectiveOn >= '2020-01-01' && effectiveOn <= sentOn && sentOn < today).toBe(true);
      const isDecided = state === 'validated' || state === 'returned';
      expect(!isDecided || addDays(sentOn, decidedAfterDays) <= today).toBe(true);
    }
  });

  it('reports for nobody before it is a partner', () => {
    const from = new Map(partners.map(({ iso3, countsFrom: first }) => [iso3, first]));
    expect(story.claims.filter(({ iso3, effectiveOn }) => effectiveOn < (from.get(iso3) ?? ''))).toEqual([]);
  });

  it('confirms with the level and the day of what shows', () => {
    const last = new Map<string, SampleClaim>();
    const confirmations = story.claims.filter((claim) => {
      const pair = `${claim.iso3}:${claim.indicator}`;
      const before = last.get(pair);
      if (claim.state === 'validated') last.set(pair, claim);
      if (!claim.isConfirmation) return false;
      expect([claim.level, claim.effectiveOn]).toEqual([before?.level, before?.effectiveOn]);
      return true;
    });
    expect(confirmations.length).toBeGreaterThan(20);
  });

  it.each([...levelsOf])('shows every level of %s today, and leaves some silent', (indicator, levels) => {
    const claims = [...showing.values()].filter((claim) => claim.indicator === indicator);
    expect(new Set(claims.map(({ level }) => level))).toEqual(new Set(levels));
    expect(claims.length).toBeLessThan(countries.length);
  });

  it('knows what is fresh, what is ageing and what is out of date', () => {
    const ages = [...showing.values()].map(({ sentOn }) => freshness(today, sentOn, 12));
    for (const age of ['fresh', 'ageing', 'stale'] as const) {
      expect(ages.filter((each) => each === age).length).toBeGreaterThan(5);
    }
  });

  it('has levels that fall', () => {
    const falls = story.claims.filter((claim, index) => {
      const before = story.claims[index - 1];
      if (before?.iso3 !== claim.iso3 || before.indicator !== claim.indicator) return false;
      const levels = levelsOf.get(claim.indicator) ?? [];
      return levels.indexOf(claim.level) < levels.indexOf(before.level);
    });
    expect(falls.length).toBeGreaterThan(3);
  });

  it('leaves changes open that would show on the map, and confirmations', () => {
    const open = story.claims.filter(({ state }) => state !== 'validated');
    const changes = open.filter(({ isConfirmation }) => !isConfirmation);
    expect(changes.length).toBeGreaterThan(10);
    expect(open.length).toBeGreaterThan(changes.length);
    for (const { iso3, indicator, level } of changes) {
      expect(showing.get(`${iso3}:${indicator}`)?.level).not.toBe(level);
    }
  });

  it('lets updates of different ages wait, returns one and has one withdrawn', () => {
    const waiting = story.claims.filter(({ state }) => state === 'submitted');
    const ages = waiting.map(({ sentOn }) => daysBetween(sentOn, today));
    expect(Math.min(...ages)).toBe(1);
    expect(ages.some((age) => age >= 7) && ages.some((age) => age < 3)).toBe(true);
    const count = (state: SampleClaim['state']) => story.claims.filter((claim) => claim.state === state).length;
    expect([count('returned'), count('withdrawn')]).toEqual([1, 1]);
  });

  it('shares a few with fewer and exempts a few, which report nothing', () => {
    expect(new Set(story.sharing.map(({ visibility }) => visibility))).toEqual(
      new Set(['network', 'region', 'restricted']),
    );
    for (const { iso3, indicator } of story.sharing) expect(showing.has(`${iso3}:${indicator}`)).toBe(true);
    expect(story.exemptions.length).toBeGreaterThan(0);
    for (const { iso3, indicator } of story.exemptions) expect(showing.has(`${iso3}:${indicator}`)).toBe(false);
  });
});

describe('the sample rounds', () => {
  it('are one that closed and one that is open, and ask for nothing that was never asked', () => {
    const [closed, open, ...more] = sampleRounds(partners, sampleStory(partners, today).claims, today);
    expect(more).toEqual([]);
    expect(closed?.closes.localeCompare(today)).toBe(-1);
    expect([open?.opens.localeCompare(today), open?.closes.localeCompare(today)]).toEqual([-1, 1]);
    for (const round of [closed, open]) {
      expect(round?.indicators).not.toContain('needs-assessment');
      expect(round?.title).toMatch(/^Sample/);
      expect(round?.countries.length).toBeGreaterThan(60);
    }
    expect(closed?.exceptions).toHaveLength(1);
  });
});

describe('the sample people', () => {
  const people = samplePeople(countries, regions);

  it('are a focal point a country, five team members, a secretariat a region and four more', () => {
    const emails = people.map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    for (const { iso3 } of countries) expect(emails).toContain(`nfp.${iso3.toLowerCase()}@example.org`);
    for (const { code } of regions) expect(emails).toContain(`secretariat.${code.toLowerCase()}@example.org`);
    for (const account of ['mar', 'mrt', 'gha', 'uzb', 'phl'])
      expect(emails).toContain(`member.${account}@example.org`);
    for (const account of ['coordinator', 'coordinator2', 'observer', 'admin']) {
      expect(emails).toContain(`${account}@example.org`);
    }
    expect(people).toHaveLength(countries.length + 5 + regions.length + 4);
  });

  it('say by their names that they are invented', () => {
    const words = ['sample', 'exemple', 'muestra', 'образец', 'عينة', '示例'];
    expect(people.filter(({ name }) => !words.some((word) => name.includes(`(${word})`)))).toEqual([]);
  });
});

describe('loading', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await makeDatabase({ sample: true });
    source = await new DataSource({ type: 'postgres', url: database.ownerUrl, synchronize: false }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const load = async (owner: Owner) => {
    await loadReference(owner);
    await loadFacts(owner);
    await loadSample(owner, { password: database.samplePassword });
  };
  const tables = [
    'region',
    'partner_country',
    'membership',
    'indicator',
    'indicator_level',
    'indicator_definition',
    'country_definition',
    'published_figure',
    'claim',
    'status_update',
    'status_span',
    'sharing',
    'exemption',
    'person',
    'credential',
    'role_assignment',
    'work_item',
    'audit_entry',
  ];
  const contents = (owner: Owner) =>
    owner.rows<{ hash: string }>(
      tables
        .map(
          (table) =>
            `SELECT '${table}' AS name, count(*)::int AS rows, md5(string_agg(t::text, '' ORDER BY t::text)) AS hash FROM ${table} t`,
        )
        .join(' UNION ALL '),
    );

  it('a second time changes nothing, not even the audit trail', async () => {
    const before = await asOwner(source, contents);
    await asOwner(source, load);
    expect(await asOwner(source, contents)).toEqual(before);
  });

  it('brings a missing country at its own instant, and what came first before every instant', async () => {
    const recorded = (owner: Owner) =>
      owner.rows<{ iso3: string; first: boolean }>(
        `SELECT iso3, recorded_at = '-infinity' AS first FROM membership WHERE iso3 IN ('LBY', 'MAR') ORDER BY iso3, region`,
      );
    await asOwner(source, (owner) => owner.rows(`DELETE FROM membership WHERE iso3 = 'LBY'`));
    await asOwner(source, load);
    expect(await asOwner(source, recorded)).toEqual([
      { iso3: 'LBY', first: false },
      { iso3: 'MAR', first: true },
      { iso3: 'MAR', first: true },
    ]);
  });

  it('never undoes what a coordinator changed', async () => {
    const changed = (owner: Owner) =>
      owner.rows(
        `SELECT (SELECT names ->> 'en' FROM indicator WHERE id = 'action-plan') AS indicator,
           (SELECT names ->> 'en' FROM indicator_level WHERE indicator = 'action-plan' AND id = 'drafted') AS level,
           (SELECT names ->> 'en' FROM partner_country WHERE iso3 = 'TUN') AS country,
           (SELECT left_on FROM partner_country WHERE iso3 = 'TUN') AS left_on,
           (SELECT array_agg(until) FROM membership WHERE iso3 = 'TUN') AS until,
           (SELECT value FROM published_figure WHERE id = 'fig-teams') AS figure`,
      );
    await asOwner(source, async (owner) => {
      await owner.rows(`UPDATE indicator SET names = names || '{"en": "Plan"}' WHERE id = 'action-plan'`);
      await owner.rows(`UPDATE indicator_level SET names = names || '{"en": "Written"}' WHERE id = 'drafted'`);
      await owner.rows(`INSERT INTO indicator_definition (indicator, asks_since, shelf_life_months, names, levels)
        SELECT indicator, asks_since, 6, '{}', '[]' FROM indicator_definition WHERE indicator = 'action-plan'`);
      await owner.rows(
        `UPDATE partner_country SET names = names || '{"en": "Tunis"}', left_on = '2026-01-01' WHERE iso3 = 'TUN'`,
      );
      await owner.rows(`UPDATE membership SET until = '2025-12-31' WHERE iso3 = 'TUN'`);
      await owner.rows(`INSERT INTO country_definition (iso3, known) VALUES ('TUN', app.country_known('TUN', now()))`);
      await owner.rows(`UPDATE published_figure SET value = 43 WHERE id = 'fig-teams'`);
    });
    const before = await asOwner(source, changed);
    const all = await asOwner(source, contents);
    await asOwner(source, load);
    expect(await asOwner(source, changed)).toEqual(before);
    expect(await asOwner(source, contents)).toEqual(all);
  });

  it('without sample accounts lets none of them sign in, and gives them back their password later', async () => {
    const isTrial = async (owner: Owner) => {
      const [row] = await owner.rows<{ trial: boolean }>(
        `SELECT app.has_sample_people() OR EXISTS (
           SELECT FROM credential c JOIN person p ON p.id = c.person_id WHERE p.sample) AS trial`,
      );
      return row?.trial;
    };
    expect(await asOwner(source, isTrial)).toBe(true);
    await asOwner(source, closeSampleAccounts);
    expect(await asOwner(source, isTrial)).toBe(false);
    await asOwner(source, load);
    expect(await asOwner(source, isTrial)).toBe(true);
  });

  it('makes of each documented claim one validated claim, decided by nobody, attested on the report’s day', async () => {
    const claims = await asOwner(source, (owner) =>
      owner.rows<{ fact: string; plain: boolean }>(
        `SELECT fact, state = 'validated' AND NOT sample AND decided_by IS NULL AND attested_on = '2019-12-31'
           AND decided_at > '2020-01-01' AND evidence->0->>'source' = 'UNICRI report 2019'
           AND evidence->0->>'quote' <> '' AND evidence->0->'paraphrase'->>'ar' <> '' AS plain
         FROM claim WHERE fact IS NOT NULL ORDER BY fact`,
      ),
    );
    const documented = facts.filter(({ kind }) => kind === 'status-claim').map(({ id }) => id);
    expect(claims.map(({ fact }) => fact)).toEqual([...documented].sort());
    expect(claims.filter(({ plain }) => !plain)).toEqual([]);
  });

  it('puts lines that were sent together in one envelope', async () => {
    const lines = await asOwner(source, (owner) =>
      owner.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM claim WHERE iso3 = 'MRT' AND state = 'submitted' GROUP BY update_id`,
      ),
    );
    expect(lines).toEqual([{ count: 2 }]);
  });
});
