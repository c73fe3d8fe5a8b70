import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { refusedBy, wrongIn } from './plan.harness.js';
import { judged, listIn, risksOn } from './risk.harness.js';

type Domain = 'C' | 'B' | 'R' | 'N';
const absent = '00000000-0000-7000-8000-00000000dead';
const gulf = ['ARE', 'BHR', 'KWT', 'OMN', 'QAT'] as const;
const middleEast = ['IRQ', 'JOR', 'LBN'] as const;
let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { ask, done, method } = risksOn(() => portal);

const nfp = (iso3: string) => `nfp.${iso3.toLowerCase()}`;
/** An approved assessment in place of the one before: a high risk in these domains, low ones in the rest. */
const assessed = async (iso3: string, high: readonly Domain[]) => {
  const methodId = await method();
  const [before] = await portal.owner<{ series: string; number: number }>(
    `UPDATE risk_assessment SET life = 'superseded' WHERE iso3 = $1 AND life = 'approved'
     RETURNING series_id AS series, number`,
    [iso3],
  );
  const [made] = await portal.owner<{ id: string }>(
    `INSERT INTO risk_assessment (series_id, number, iso3, reference_year, language, method_id, words)
     VALUES (coalesce($3::uuid, uuidv7()), $4, $1, 2026, 'en', $2, '\\x00') RETURNING id`,
    [iso3, methodId, before?.series ?? null, (before?.number ?? 0) + 1],
  );
  for (const [place, domain] of (['C', 'B', 'R', 'N'] as const).entries()) {
    const judgement = high.includes(domain) ? judged(5, 5) : judged(1, 1);
    await portal.owner(
      `INSERT INTO scenario (assessment_id, iso3, line_id, series_id, method_id, number, domain, origin, title, words, current)
       SELECT id, iso3, uuidv7(), series_id, method_id, $2, $3, 'natural', '\\x00', '\\x00', $4
       FROM risk_assessment WHERE id = $1`,
      [made?.id, place + 1, domain, JSON.stringify(judgement)],
    );
  }
  for (const life of [`'peer-review'`, `'approved', approved_on = app.today()`]) {
    await portal.owner(`UPDATE risk_assessment SET life = ${life} WHERE id = $1`, [made?.id]);
  }
};
const act = (account: string | null, what: string, body: object) =>
  ask(account, 'POST', `/regional-risk-picture/${what}`, body);
const read = (region: string, account: string | null) => ask(account, 'GET', `/regional-risk-picture/${region}`);
const share = (country: string, shares = true, account = nfp(country)) => act(account, 'sharing', { country, shares });
const draft = (region: string, account = `secretariat.${region.toLowerCase()}`) => act(account, 'drafts', { region });
const publish = (region: string, account = `secretariat.${region.toLowerCase()}`) =>
  act(account, 'publications', { region });
const draftIn = ({ body }: Said) => textOf(body['draft']?.['id']);
const look = (country: string, draftId: string, account = nfp(country)) => act(account, 'looks', { country, draftId });
const consent = (country: string, draftId: string, to: string, account = nfp(country)) =>
  act(account, 'consents', { country, draftId, to });
const seenBy = (said: Said) => listIn(said, 'mine')[0]?.['seen'];
const published = (said: Said) => listIn(said, 'published');
/** So many of these countries have a high radiological risk; all of them share. */
const shared = async (countries: readonly string[], high: number) => {
  for (const [place, iso3] of countries.entries()) {
    await assessed(iso3, place < high ? ['R'] : []);
    await done(share(iso3), 200);
  }
};
/** A quarter of a year ago, as the database remembers it. */
const aQuarterPasses = async (region: string) => {
  await portal.owner(`SET session_replication_role = replica`);
  for (const table of ['picture_draft', 'regional_picture']) {
    await portal.owner(`UPDATE ${table} SET quarter = quarter - interval '3 months' WHERE region = $1`, [region]);
  }
  await portal.owner(
    `UPDATE picture_look SET looked_at = looked_at - interval '92 days' WHERE draft_id IN
       (SELECT id FROM picture_draft WHERE region = $1)`,
    [region],
  );
  await portal.owner(`SET session_replication_role = origin`);
};

describe('a region of five and more that share', () => {
  it('is drawn with hidden words, looked at by each, published by its secretariat, and frozen', async () => {
    expect(refusedBy(await draft('GCC'))).toBe('409 nobody-shares');
    expect(refusedBy(await share('KWT'))).toBe('409 no-approved-assessment');
    await shared(gulf, 2);
    expect(refusedBy(await publish('GCC'))).toBe('409 no-draft');
    const drawn = await done(draft('GCC'), 200);
    // Whoever had it drawn sees of whom it is, and no word of it.
    expect([drawn.text.includes('half'), drawn.body['draft']?.['countries']]).toEqual([false, [...gulf]]);
    expect(refusedBy(await draft('GCC'))).toBe('409 picture-drawn');
    const id = draftIn(drawn);
    const early = await publish('GCC');
    expect([refusedBy(early), early.body['involved']]).toEqual(['409 picture-not-seen', [...gulf]]);
    const waitsFor = async (account: string) =>
      (await ask(account, 'GET', '/work')).text.includes(`look-at-picture:${id}`);
    expect([await waitsFor('nfp.kwt'), await waitsFor('nfp.sau')]).toEqual([true, false]);
    const words = { C: 'fewer-than-half', B: 'fewer-than-half', R: 'fewer-than-half', N: 'fewer-than-half' };
    for (const country of gulf) expect(seenBy(await done(look(country, id), 200))).toEqual(words);
    expect(await waitsFor('nfp.kwt')).toBe(false);
    // Rated anew meanwhile: what its countries have seen is what comes out.
    await assessed('KWT', ['R']);
    const said = await done(publish('GCC'), 200);
    expect(published(said)).toMatchObject([{ countries: [...gulf], words, by: { role: 'secretariat' } }]);
    expect(refusedBy(await publish('GCC'))).toBe('409 picture-this-quarter');
    expect(refusedBy(await draft('GCC'))).toBe('409 picture-this-quarter');
    // Frozen: neither a rating nor a country that leaves changes it.
    await assessed('OMN', ['C', 'B', 'R', 'N']);
    await done(share('QAT', false), 200);
    expect(published(await read('GCC', 'nfp.sau'))).toEqual(published(said));
    await expect(portal.owner(`UPDATE regional_picture SET words = '{}'`)).rejects.toMatchObject({ code: '23514' });
    await done(share('QAT'), 200);
  });

  it('is the region’s to read, and to others as if there were no such region', async () => {
    for (const account of ['nfp.phl', 'secretariat.sea', 'observer', 'admin']) {
      const [hidden, none] = [await read('GCC', account), await read('ZZZ', account)];
      expect([account, hidden.status, hidden.text]).toEqual([account, 404, none.text]);
    }
    for (const account of ['nfp.sau', 'coordinator', 'secretariat.gcc']) {
      const { body, status } = await read('GCC', account);
      expect([account, status, Object.keys(body['published']?.[0] ?? {}).length > 3]).toEqual([account, 200, true]);
    }
    expect((await read('GCC', null)).status).toBe(401);
  });

  it('is acted on by those alone whose act it is', async () => {
    expect(refusedBy(await share('KWT', false, 'nfp.sau'))).toBe('403 focal-point-shares');
    expect(refusedBy(await share('KWT', false, 'nfp.phl'))).toBe('404 null');
    expect(refusedBy(await draft('GCC', 'coordinator'))).toBe('403 not-your-picture');
    for (const account of ['nfp.kwt', 'admin', 'observer']) {
      expect(refusedBy(await draft('GCC', account))).toBe('403 no-permission');
      expect(refusedBy(await publish('GCC', account))).toBe('403 no-permission');
    }
    expect(refusedBy(await draft('GCC', 'secretariat.sea'))).toBe('404 null');
    expect(wrongIn(await share('ZZZ', true, 'nfp.kwt'))).toEqual(['/country unknown-country']);
  });

  it('shows no picture of nearly the same countries, so that a joining country tells nothing', async () => {
    await aQuarterPasses('GCC');
    await assessed('SAU', ['R']);
    await done(share('SAU'), 200);
    expect(refusedBy(await draft('GCC'))).toBe('409 picture-gives-away');
    await done(share('SAU', false), 200);
    const again = draftIn(await done(draft('GCC'), 200));
    // It leaves before the publication, and nothing more is shown of those who stay.
    expect(seenBy(await done(look('KWT', again), 200))).toMatchObject({ R: 'half-or-more' });
    await done(share('BHR', false), 200);
    expect(refusedBy(await publish('GCC'))).toBe('409 picture-changed');
    expect(refusedBy(await look('OMN', again))).toBe('409 picture-changed');
    expect(refusedBy(await look('BHR', again))).toBe('409 not-sharing');
    expect(refusedBy(await draft('GCC'))).toBe('409 picture-gives-away');
  });

  it('may be left before anybody has looked, without a trace in the next drawing', async () => {
    await shared(['DZA', 'BFA', 'LBY', 'MLI', 'NER', 'TUN'], 3);
    const first = draftIn(await done(draft('NAS'), 200));
    await done(share('TUN', false), 200);
    const second = draftIn(await done(draft('NAS'), 200));
    expect(second).not.toBe(first);
    expect(seenBy(await done(look('DZA', second), 200))).toMatchObject({ R: 'half-or-more' });
    // The set before is hidden for good: two words of nearly the same countries would tell of the sixth.
    await done(share('TUN'), 200);
    expect(refusedBy(await look('DZA', first))).toBe('409 picture-gives-away');
    expect(refusedBy(await look('DZA', absent))).toBe('409 no-draft');
  });

  it('waits seven days for those who have not looked', async () => {
    await shared(['KHM', 'IDN', 'LAO', 'MYS', 'THA'], 0);
    const id = draftIn(await done(draft('SEA'), 200));
    await done(look('KHM', id), 200);
    const early = await publish('SEA');
    expect([refusedBy(early), early.body['involved']]).toEqual(['409 picture-not-seen', ['IDN', 'LAO', 'MYS', 'THA']]);
    await portal.owner(`SET session_replication_role = replica`);
    await portal.owner(`UPDATE picture_draft SET drafted_at = drafted_at - interval '7 days' WHERE id = $1`, [id]);
    await portal.owner(`SET session_replication_role = origin`);
    const both = await Promise.all([publish('SEA'), publish('SEA')]);
    expect(both.map(refusedBy).sort()).toEqual(['200 null', '409 picture-this-quarter']);
  });
});

describe('a country of two regions', () => {
  it('counts in its main region alone, and reads the picture of both', async () => {
    await assessed('MAR', ['R']);
    const said = await done(share('MAR'), 200);
    expect([said.body['region'], listIn(said, 'sharing').map(({ iso3 }) => iso3)]).toEqual(['AAF', ['MAR']]);
    const other = await done(read('NAS', 'nfp.mar'), 200);
    expect([listIn(other, 'mine'), listIn(other, 'sharing').some(({ iso3 }) => textOf(iso3) === 'MAR')]).toEqual([
      [],
      false,
    ]);
    // Whoever is of the team sees where it stands and decides nothing.
    expect(refusedBy(await share('MAR', false, 'member.mar'))).toBe('403 focal-point-shares');
    expect(listIn(await read('AAF', 'member.mar'), 'mine')[0]?.['shares']).toBe(true);
  });
});

describe('a country that left its region', () => {
  it('is in no picture of it, for whoever asks', async () => {
    await shared(['AFG', 'KAZ'], 0);
    await portal.owner(`UPDATE membership SET until = app.today() - 1 WHERE iso3 = 'AFG' AND region = 'CA'`);
    for (const account of ['coordinator', 'secretariat.ca', 'nfp.kaz']) {
      expect(listIn(await done(read('CA', account), 200), 'sharing').map(({ iso3 }) => iso3)).toEqual(['KAZ']);
    }
    expect((await done(draft('CA'), 200)).body['draft']?.['countries']).toEqual(['KAZ']);
  });
});

describe('a region of fewer than five that share', () => {
  it('is looked at once each has agreed to look, and published once each has consented to the very picture', async () => {
    await shared(middleEast, 2);
    const id = draftIn(await done(draft('MIE'), 200));
    const early = await look('IRQ', id);
    expect([refusedBy(early), early.text.includes('half')]).toEqual(['409 picture-needs-consent', false]);
    for (const country of middleEast.slice(0, 2)) await done(consent(country, id, 'look'), 200);
    expect((await look('IRQ', id)).body['involved']).toEqual(['LBN']);
    expect(refusedBy(await consent('LBN', id, 'publish'))).toBe('409 picture-not-seen');
    expect(refusedBy(await consent('LBN', id, 'look', 'nfp.irq'))).toBe('403 focal-point-shares');
    await done(consent('LBN', id, 'look'), 200);
    for (const country of middleEast)
      expect(seenBy(await done(look(country, id), 200))).toMatchObject({ R: 'half-or-more' });
    for (const country of middleEast.slice(0, 2)) await done(consent(country, id, 'publish'), 200);
    const missing = await publish('MIE');
    expect([refusedBy(missing), missing.body['involved']]).toEqual(['409 picture-needs-consent', ['LBN']]);
    // Not by the database either, whoever forgets to ask.
    await expect(
      portal.owner(
        `INSERT INTO regional_picture (draft_id, region, quarter, countries, words)
         SELECT id, region, quarter, countries, words FROM picture_draft WHERE id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: '23514', constraint: 'picture-needs-consent' });
    await done(consent('LBN', id, 'publish'), 200);
    expect(published(await done(publish('MIE'), 200))).toMatchObject([{ words: { R: 'half-or-more' } }]);
  });
});

describe('two worlds that differ in one country’s rating', () => {
  /** Everything that somebody outside the country may ask of the portal about the region and its risks. */
  const figures = async (account: string) => {
    const paths = [
      '/regional-risk-picture/ECA',
      '/coverage?indicator=risk-assessment',
      '/coverage/timeline?indicator=risk-assessment',
      '/risk-assessments?iso3=KEN',
      '/risk-assessments',
      '/countries/KEN',
      '/search?q=risk',
      '/notifications',
    ];
    const texts: string[] = [];
    for (const path of paths) texts.push((await ask(account, 'GET', path)).text.replace(/"knownAt":"[^"]*"/g, ''));
    return texts;
  };

  it('give the same picture and the same figures everywhere, unless a domain crosses the half', async () => {
    const countries = ['BDI', 'ETH', 'KEN', 'MWI', 'RWA', 'UGA'];
    await shared(countries, 1);
    const drawnIn = async (high: number) => {
      await portal.owner(`SET session_replication_role = replica`);
      for (const table of ['regional_picture', 'picture_look', 'picture_draft']) {
        const where = table === 'picture_look' ? `iso3 = ANY ($1)` : `countries && $1`;
        await portal.owner(`DELETE FROM ${table} WHERE ${where}`, [countries]);
      }
      await portal.owner(`SET session_replication_role = origin`);
      for (const [place, iso3] of countries.entries()) await assessed(iso3, place < high ? ['R'] : []);
      const id = draftIn(await done(draft('ECA'), 200));
      return seenBy(await done(look('BDI', id), 200));
    };
    const worlds: string[] = [];
    for (const high of [0, 1, 2, 3, 6]) worlds.push(textOf((await drawnIn(high))?.['R']));
    expect(worlds).toEqual([...Array<string>(3).fill('fewer-than-half'), ...Array<string>(2).fill('half-or-more')]);
    const others = ['nfp.uga', 'secretariat.eca', 'coordinator', 'admin', 'observer'];
    const before = await Promise.all(others.map(figures));
    await assessed('KEN', []);
    expect(await Promise.all(others.map(figures))).toEqual(before);
  });
});
