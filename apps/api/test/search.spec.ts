import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { aPdf, uploadsTo } from './documents.harness.js';
import { aLine, itemsOf, reportingOn } from './reporting.harness.js';

let portal: Application;
const upload = uploadsTo(() => portal);
const { report, draft } = reportingOn(() => portal);
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const search = async (account: string | null, q: string, more = '', language = 'en') => {
  const path = `/search?q=${encodeURIComponent(q)}${more}`;
  return (await portal.as(account, 'GET', path, { headers: { 'accept-language': language } })).body;
};
const found = (body: Json) => itemsOf(body).map(({ kind, title }) => `${textOf(kind)}: ${textOf(title)}`);

describe('how a text is searched', () => {
  const formOf = async (text: string) =>
    (await portal.owner<{ form: string }>('SELECT app.search_form($1) AS form', [text]))[0]?.form;

  it.each([
    ['French accents and apostrophes', 'Côte d’Ivoire', 'cote divoire'],
    ['Spanish', 'Reunión, año y acción', 'reunion ano y accion'],
    ['Russian ё and й', 'Ещё Йемен, объём', 'еще иемен объем'],
    ['Arabic alef with hamza and madda', 'أوزبكستان وآسيا وإيران', 'اوزبكستان واسيا وايران'],
    ['Arabic taa marbuta and yaa', 'الخطة الوطنيّة، مستوى', 'الخطه الوطنيه مستوي'],
    ['Arabic vowels and tatweel', 'المَغْرِب المـــغرب', 'المغرب المغرب'],
    ['Chinese characters, each a word', '摩洛哥行动计划2026', '摩 洛 哥 行 动 计 划 2026'],
    ['full width and ligatures', 'ＣＢＲＮ œuvre ﬁn', 'cbrn oeuvre fin'],
    ['punctuation and numbers', '  Decree n° 2026-14/B ', 'decree n 2026 14 b'],
  ])('%s', async (_, text, form) => {
    expect(await formOf(text)).toBe(` ${form} `);
  });

  it('is the same however often, and keeps nothing of what is no letter', async () => {
    for (const text of ['Côte d’Ivoire', 'المغرب', '摩洛哥'])
      expect(await formOf((await formOf(text)) ?? '')).toBe(await formOf(text));
    expect(await formOf('…!?')).toBe('  ');
  });
});

describe('a search', () => {
  it.each([
    ['cote divoire', 'en', "Côte d'Ivoire"],
    ['COTE', 'en', "Côte d'Ivoire"],
    ['المغرب', 'en', 'Morocco'],
    ['مغرب', 'ar', 'المغرب'],
    ['摩洛', 'zh', '摩洛哥'],
    ['марокко', 'fr', 'Maroc'],
    ['MAR', 'en', 'Morocco'],
    ['mauri', 'en', 'Mauritania'],
  ])('of %s in %s finds %s first', async (typed, language, name) => {
    const [first] = itemsOf(await search(null, typed, '', language));
    expect([textOf(first?.['kind']), textOf(first?.['title'])]).toEqual(['country', name]);
  });

  it('finds regions and people that the reader may know, and tells their office', async () => {
    expect(found(await search(null, 'african atlantic'))).toContain('region: African Atlantic Façade');
    const [name] = await portal.owner<{ name: string }>(`SELECT name FROM person WHERE email = 'nfp.mar@example.org'`);
    const of = async (account: string | null) => itemsOf(await search(account, name?.name ?? '', '&kind=person'));
    expect((await of('nfp.tun'))[0]).toMatchObject({ role: 'focal-point', iso3: 'MAR', url: '/countries/MAR' });
    for (const account of [null, 'observer', 'nfp.phl']) expect(await of(account)).toEqual([]);
  });

  it('finds documents and notes as row security lets the reader see them, now and not later', async () => {
    const sent = await upload('nfp.mrt', aPdf('quokka'), {
      iso3: 'MRT',
      title: 'Décret Quokka',
      language: 'fr',
      visibility: 'network',
    });
    await upload('nfp.mrt', aPdf('quokka own'), {
      iso3: 'MRT',
      title: 'Quokka confidentiel',
      language: 'fr',
      visibility: 'restricted',
    });
    await report('MRT', [{ ...aLine, note: 'Adopted after the Quokka workshop in each region.' }], 'secretariat.aaf');
    await draft('MRT', [{ ...aLine, note: 'Quokka in a draft' }]);
    const of = async (account: string | null) => found(await search(account, 'quokka', '&sample=include'));
    const claim = 'claim: Mauritania: Risk assessment, Completed';
    expect(await of(null)).toEqual([claim]);
    expect(await of('observer')).toEqual(['document: Décret Quokka', claim]);
    expect(await of('nfp.mrt')).toEqual(['document: Quokka confidentiel', 'document: Décret Quokka', claim]);
    expect(itemsOf(await search(null, 'quokka'))[0]).toMatchObject({
      excerpt: 'Adopted after the Quokka workshop in each region.',
      url: '/countries/MRT?tab=history',
    });
    await portal.as('nfp.mrt', 'PATCH', `/documents/${textOf(sent.body['id'])}`, {
      body: { visibility: 'restricted' },
      headers: { 'if-match': '*' },
    });
    await portal.as('nfp.mrt', 'POST', '/countries/MRT/sharing', {
      body: { indicator: aLine['indicator'], visibility: 'restricted' },
    });
    expect(await of('observer')).toEqual([]);
    expect(await of(null)).toEqual([]);
  });

  it('finds what shows by country, indicator and level', async () => {
    const body = await search(null, 'benin plan', '&kind=claim&sample=include');
    expect(found(body)[0]).toMatch(/^claim: Benin: National action plan, /);
  });

  it('answers by kind, page and page, in an order that stays', async () => {
    const all = await search('coordinator', 'an', '&sample=include');
    const counts = all['counts'] ?? {};
    expect(Number(all['total'])).toBe(Object.values(counts).reduce((sum, count) => sum + Number(count), 0));
    const one = await search('coordinator', 'an', '&kind=country&kind=region&limit=3&page=1');
    const two = await search('coordinator', 'an', '&kind=country&kind=region&limit=3&page=2');
    expect(found(one)).toEqual(found(await search('coordinator', 'an', '&kind=country&kind=region&limit=3&page=1')));
    expect(found(one).filter((each) => found(two).includes(each))).toEqual([]);
    expect(one['total']).toEqual(two['total']);
  });

  it('of nothing finds nothing, and of wild cards no more than they say', async () => {
    expect((await portal.as(null, 'GET', '/search?q=%20')).status).toBe(422);
    expect((await portal.as(null, 'GET', '/search')).status).toBe(422);
    for (const q of ['%', '_', '!!', "' OR 1=1 --", '%%%%']) {
      expect([q, Number((await search('coordinator', q))['total'])]).toEqual([q, 0]);
    }
  });
});
