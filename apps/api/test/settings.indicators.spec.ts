import { type Application, startApplication, textOf } from './application.harness.js';
import { idOf, itemsOf, reportingOn } from './reporting.harness.js';
import { anIndicator, level, settingOn, tagOf, texts } from './settings.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { get, post, patch, remove } = settingOn(() => portal);
const { draft, act, send, decide, report, entryOf, now } = reportingOn(() => portal);
const refused = (code: string, pointer: string) => ({
  status: 422,
  body: { errors: expect.arrayContaining([expect.objectContaining({ code, pointer })]) as unknown },
});

describe('a new indicator', () => {
  it('is asked, reported, validated and drawn without a restart, and unknown to every instant before', async () => {
    const before = await now();
    const made = await post('/indicators', anIndicator('legal-framework'));
    expect(made).toMatchObject({ status: 201, body: { id: 'legal-framework', version: 1, closedOn: null } });
    expect(textOf((await get('/indicators', null)).text)).toContain('Indicator legal-framework en');
    expect(await entryOf('TUN', 'legal-framework')).toMatchObject({ empty: 'silent' });

    await report(
      'TUN',
      [{ indicator: 'legal-framework', level: 'middle', effectiveOn: '2026-03-01' }],
      'secretariat.nas',
    );
    const drawn = await get('/coverage?indicator=legal-framework', null);
    expect(drawn.body['figures']).toMatchObject({ byLevel: { low: 0, middle: 1, high: 0 } });
    const sheet = await get('/coverage/sheet?indicator=legal-framework', null);
    expect(textOf(sheet.text)).toContain('"middle"');

    expect((await get(`/coverage?indicator=legal-framework&knownAt=${before}`, null)).status).toBe(422);
    const country = await get(`/countries/TUN?knownAt=${before}`, null);
    expect(textOf(country.text)).not.toContain('legal-framework');
  });

  it('may wait to be asked', async () => {
    await post('/indicators', anIndicator('waiting', { asksSince: null }));
    expect(await entryOf('TUN', 'waiting')).toMatchObject({ empty: 'not-asked' });
  });

  it.each([
    ['a missing language', { names: { ...texts('X'), ru: undefined } }, 'required', '/names/ru'],
    ['an empty language', { names: texts('X', { ar: '  ' }) }, 'too-short', '/names/ar'],
    [
      'a level without its meaning in one language',
      { levels: [level('a', 0), level('b', 1, { means: { ...texts('M'), zh: undefined } })] },
      'required',
      '/levels/1/means/zh',
    ],
    [
      'two levels of one name in a language',
      { levels: [level('a', 0), level('b', 1, { names: texts('B', { fr: 'level A FR' }) })] },
      'same-name',
      '/levels/1/names/fr',
    ],
    [
      'a name that another indicator has',
      { names: texts('X', { en: 'national action plan' }) },
      'same-name',
      '/names/en',
    ],
    [
      'two levels of one id',
      { levels: [level('a', 0), level('a', 1, { names: texts('B') })] },
      'same-id',
      '/levels/1/id',
    ],
    ['an order with a gap', { levels: [level('a', 0), level('b', 2)] }, 'order-gap', '/levels/1/order'],
    ['a place twice', { levels: [level('a', 0), level('b', 0)] }, 'order-gap', '/levels/1/order'],
    ['one level', { levels: [level('a', 0)] }, 'too-few', '/levels'],
    ['a shelf life of 0', { shelfLifeMonths: 0 }, 'too-small', '/shelfLifeMonths'],
    ['an instant at which it was recorded', { recordedAt: '2199-01-01T00:00:00Z' }, 'unknown-field', '/recordedAt'],
    ['an id that is a label', { id: 'Legal framework' }, 'format', '/id'],
    ['a day that does not exist', { asksSince: '2026-02-31' }, 'not-a-day', '/asksSince'],
  ])('with %s is refused by field', async (_, change, code, pointer) => {
    expect(await post('/indicators', anIndicator('refused', change))).toMatchObject(refused(code, pointer));
    expect((await get('/indicators/refused/definition')).status).toBe(404);
  });

  it('with an id that exists is refused', async () => {
    expect(await post('/indicators', anIndicator('action-plan'))).toMatchObject({
      status: 409,
      body: { code: 'id-taken', pointer: '/id' },
    });
  });

  it('is made by coordinators alone', async () => {
    for (const account of ['nfp.mar', 'secretariat.aaf', 'observer', 'admin']) {
      expect([account, (await post('/indicators', anIndicator('not-theirs'), account)).status]).toEqual([account, 403]);
      expect([account, (await get('/indicators/action-plan/history', account)).status]).toEqual([account, 403]);
    }
    expect((await portal.as(null, 'POST', '/indicators', { body: anIndicator('nobodys') })).status).toBe(401);
  });
});

describe('a changed indicator', () => {
  it('keeps what was known before for every earlier instant', async () => {
    const made = await post('/indicators', anIndicator('renamed'));
    const before = await now();
    const changed = await patch('/indicators/renamed', { names: texts('Renamed'), shelfLifeMonths: 6 }, tagOf(made));
    expect(changed).toMatchObject({ status: 200, body: { shelfLifeMonths: 6, version: 2 } });
    await post('/indicators/renamed/levels', level('higher', 3));
    const sheetAt = async (knownAt: string) => {
      const { body } = await get(`/coverage/sheet?indicator=renamed${knownAt}`, null);
      return Object.values(body['indicators'] ?? {}).find((each) => textOf(each['id']) === 'renamed');
    };
    expect(await sheetAt('')).toMatchObject({ name: 'Renamed en', shelfLifeMonths: 6 });
    expect(Object.values((await sheetAt(''))?.['levels'] ?? {})).toHaveLength(4);
    const then = await sheetAt(`&knownAt=${before}`);
    expect(then).toMatchObject({ name: 'Indicator renamed en', shelfLifeMonths: 12 });
    expect(Object.values(then?.['levels'] ?? {})).toHaveLength(3);
  });

  it('keeps what the first load brought, too', async () => {
    const before = await now();
    const old = await get(`/coverage?indicator=needs-assessment&knownAt=${before}`, null);
    const definition = await get('/indicators/needs-assessment/definition');
    await patch('/indicators/needs-assessment', { asksSince: '2026-01-01' }, tagOf(definition));
    expect(await entryOf('CIV', 'needs-assessment')).toMatchObject({ empty: 'silent' });
    expect((await get(`/coverage?indicator=needs-assessment&knownAt=${before}`, null)).body).toEqual(old.body);
  });

  it('tells the slower of two coordinators, with both versions', async () => {
    const made = await post('/indicators', anIndicator('twice-edited'));
    await patch('/indicators/twice-edited', { shelfLifeMonths: 6 }, tagOf(made));
    const slower = await patch('/indicators/twice-edited', { shelfLifeMonths: 9 }, tagOf(made), 'coordinator2');
    expect(slower).toMatchObject({ status: 412, body: { current: { shelfLifeMonths: 6, version: 2 } } });
    const level2 = await patch('/indicators/twice-edited/levels/low', { order: 1 }, tagOf(made), 'coordinator2');
    expect(level2).toMatchObject({ status: 412, body: { current: { version: 2 } } });
    const without = await portal.as('coordinator', 'PATCH', '/indicators/twice-edited', { body: {} });
    expect(without.status).toBe(428);
  });

  it('shows who changed what, when, from what to what', async () => {
    const made = await post('/indicators', anIndicator('told'));
    await patch('/indicators/told', { shelfLifeMonths: 6 }, tagOf(made));
    const { body } = await get('/indicators/told/history');
    const [newest] = itemsOf(body);
    expect(newest).toMatchObject({
      record: 'indicator_definition',
      changes: { 0: { field: 'shelf_life_months', before: '12', after: '6' } },
    });
    expect(textOf(newest?.['by'])).not.toBe('null');
    expect(itemsOf(body).map((each) => textOf(each['record']))).toContain('indicator_level');
  });

  it('takes no new claim from the day on which it is closed, also not from a draft that was begun before', async () => {
    const made = await post('/indicators', anIndicator('closing'));
    const line = { indicator: 'closing', level: 'low', effectiveOn: '2026-03-01' };
    const begun = await draft('GHA', [line]);
    await patch('/indicators/closing', { closedOn: '2026-01-01' }, tagOf(made));
    expect(await draft('GHA', [line])).toMatchObject(refused('closed-indicator', '/lines/0/indicator'));
    expect(await act('nfp.gha', begun, 'send')).toMatchObject({ status: 409, body: { code: 'indicator-closed' } });
  });
});

describe('a level', () => {
  const line = (indicator: string, which: string) => ({ indicator, level: which, effectiveOn: '2026-03-01' });

  it('is put in at its place, moved and corrected', async () => {
    await post('/indicators', anIndicator('arranged'));
    const added = await post('/indicators/arranged/levels', level('first', 0));
    expect(added.status).toBe(201);
    const ids = (said: { readonly body: typeof added.body }) =>
      Object.values(said.body['levels'] ?? {}).map((each) => textOf(each['id']));
    expect(ids(added)).toEqual(['first', 'low', 'middle', 'high']);
    const moved = await patch('/indicators/arranged/levels/first', { order: 3 }, tagOf(added));
    expect(ids(moved)).toEqual(['low', 'middle', 'high', 'first']);
    const removed = await remove('/indicators/arranged/levels/first');
    expect(ids(removed)).toEqual(['low', 'middle', 'high']);
  });

  it.each([
    [
      'a name that another has',
      level('new', 3, { names: texts('N', { es: 'Level low es' }) }),
      'same-name',
      '/names/es',
    ],
    ['a place beyond the last', level('new', 5), 'order-gap', '/order'],
  ])('with %s is refused', async (_, input, code, pointer) => {
    await post('/indicators', anIndicator('crowded'));
    expect(await post('/indicators/crowded/levels', input)).toMatchObject(refused(code, pointer));
  });

  it('with an id that exists, or as the ninth, is refused', async () => {
    await post('/indicators', anIndicator('full'));
    expect(await post('/indicators/full/levels', level('low', 0))).toMatchObject({
      status: 409,
      body: { code: 'id-taken' },
    });
    for (let order = 3; order < 8; order += 1) await post('/indicators/full/levels', level(`l${order}`, order));
    expect(await post('/indicators/full/levels', level('l8', 7))).toMatchObject({
      status: 409,
      body: { code: 'too-many-levels' },
    });
  });

  it('that a draft uses is not removed, nor one that a claim uses: it is closed for new claims', async () => {
    const made = await post('/indicators', anIndicator('used'));
    await draft('SEN', [line('used', 'low')]);
    expect(await remove('/indicators/used/levels/low')).toMatchObject({
      status: 409,
      body: { code: 'level-in-drafts' },
    });
    await send('KEN', [line('used', 'middle')]);
    expect(await remove('/indicators/used/levels/middle')).toMatchObject({
      status: 409,
      body: { code: 'level-in-claims' },
    });
    const closed = await patch('/indicators/used/levels/middle', { closedOn: '2026-01-01' }, tagOf(made));
    expect(closed.status).toBe(200);
    expect(await draft('GHA', [line('used', 'middle')])).toMatchObject(refused('closed-level', '/lines/0/level'));
    expect(await remove('/indicators/used/levels/high')).toMatchObject({
      status: 409,
      body: { code: 'too-few-levels' },
    });
    expect((await draft('GHA', [line('used', 'high')])).status).toBe(201);
  });

  it('that is closed while a draft waits is not sent', async () => {
    const made = await post('/indicators', anIndicator('late'));
    const begun = await draft('SEN', [line('late', 'low')]);
    await patch('/indicators/late/levels/low', { closedOn: '2026-01-01' }, tagOf(made));
    expect(await act('nfp.sen', begun, 'send')).toMatchObject({
      status: 409,
      body: { code: 'level-closed', pointer: '/lines/0/level' },
    });
  });

  it('that comes to mean something else breaks the series, and its validator looks again until a new claim is decided', async () => {
    const made = await post('/indicators', anIndicator('redefined'));
    const sent = await report('KEN', [line('redefined', 'low')], 'secretariat.eca');
    const waiting = async (account: string) =>
      itemsOf((await get('/work', account)).body).filter(
        (item) => textOf(item['kind']) === 'look-again' && textOf(item['indicator']) === 'redefined',
      );
    const corrected = await patch('/indicators/redefined/levels/low', { means: texts('Corrected') }, tagOf(made));
    expect(corrected.body['breaks']).toEqual([]);
    expect(await waiting('secretariat.eca')).toEqual([]);

    const broken = await patch(
      '/indicators/redefined/levels/low',
      { means: texts('Another'), changesMeaning: true },
      tagOf(corrected),
    );
    const today = (await now()).slice(0, 10);
    expect(broken.body['breaks']).toEqual([today]);
    expect(await waiting('secretariat.eca')).toMatchObject([{ iso3: 'KEN' }]);
    expect(await waiting('secretariat.aaf')).toEqual([]);
    expect((await get(`/claims/${idOf(sent)}`, null)).body).toMatchObject({ redefinedOn: today, rule: 'shows' });
    const shown = itemsOf((await get('/indicators', null)).body).find((each) => textOf(each['id']) === 'redefined');
    expect(shown?.['breaks']).toEqual([today]);

    const again = await send('KEN', [line('redefined', 'middle')]);
    await decide('secretariat.eca', idOf(again));
    expect(await waiting('secretariat.eca')).toEqual([]);
    expect((await get(`/claims/${idOf(again)}`, null)).body).toMatchObject({ redefinedOn: null });
  });
});
