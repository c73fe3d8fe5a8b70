import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { aPdf, uploadsTo } from './documents.harness.js';
import { idOf, itemsOf, reportingOn } from './reporting.harness.js';

let portal: Application;
const upload = uploadsTo(() => portal);
const { report, send, decide } = reportingOn(() => portal);
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const decree = { iso3: 'MRT', title: 'Décret', kind: 'decree', language: 'fr' };
const at = (said: { readonly body: Json }, act = '') => `/documents/${textOf(said.body['id'])}${act}`;
const listed = async (account: string | null, query: string) => {
  const { body } = await portal.as(account, 'GET', `/documents?${query}`);
  return { body, sets: itemsOf(body).map((set) => Object.values(set['documents'] ?? {})) };
};

describe('a document in several languages and versions', () => {
  it('is one set: languages stand together, a new version supersedes the one before', async () => {
    const french = await upload('nfp.mrt', aPdf('fr'), decree);
    const set = textOf(french.body['setId']);
    const arabic = await upload('nfp.mrt', aPdf('ar'), { set, title: 'مرسوم', language: 'ar' });
    expect(arabic.body).toMatchObject({ setId: set, iso3: 'MRT', kind: 'decree', number: 1, visibility: 'region' });
    expect(await upload('nfp.mrt', aPdf('ar again'), { set, title: 'مرسوم', language: 'ar' })).toMatchObject({
      status: 409,
      body: { code: 'language-taken' },
    });
    const second = await upload('nfp.mrt', aPdf('fr 2'), {
      replaces: textOf(french.body['id']),
      title: 'Décret corrigé',
      language: 'fr',
    });
    expect(second.body).toMatchObject({ setId: set, number: 2, replaces: french.body['id'], kind: 'decree' });
    expect(await upload('nfp.mrt', aPdf('fr 3'), { ...decree, replaces: textOf(french.body['id']) })).toMatchObject({
      status: 409,
      body: { code: 'replaced' },
    });
    const { sets } = await listed('nfp.mrt', 'iso3=MRT&kind=decree&language=ar&q=مُرسُوم');
    expect(sets.map((documents) => documents.map(({ title }) => textOf(title)).sort())).toEqual([
      ['Décret corrigé', 'مرسوم'],
    ]);
    const versions = await portal.as('secretariat.aaf', 'GET', at(second, '/versions'));
    expect(itemsOf(versions.body).map(({ number, mayChange }) => [number, mayChange])).toEqual([
      [2, false],
      [1, false],
    ]);
    expect((await portal.as('nfp.mrt', 'GET', at(french))).body['replacedAt']).toEqual(second.body['uploadedAt']);
  });

  it('is replaced once, by whoever of two is first', async () => {
    const first = await upload('nfp.mrt', aPdf('race'), decree);
    const replaces = textOf(first.body['id']);
    const both = await Promise.all(
      ['one', 'other'].map((word) => upload('nfp.mrt', aPdf(`race ${word}`), { ...decree, replaces })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('belongs to a place that there is, and to one alone', async () => {
    const codes = async (fields: Readonly<Record<string, string>>) => {
      const { status, body } = await upload('nfp.mrt', aPdf('place'), { title: 'x', language: 'fr', ...fields });
      return [status, body['errors']?.['0']?.['pointer'] ?? body['code']];
    };
    expect(await codes({})).toEqual([422, '/iso3']);
    expect(await codes({ iso3: 'MRT', region: 'AAF' })).toEqual([422, '/iso3']);
    expect(await codes({ iso3: 'FRA' })).toEqual([404, undefined]);
    expect(await codes({ region: 'AAF' })).toEqual([403, 'not-your-region']);
    expect(await codes({ set: '00000000-0000-7000-8000-00000000dead' })).toEqual([422, '/set']);
    expect(await codes({ replaces: '00000000-0000-7000-8000-00000000dead' })).toEqual([422, '/replaces']);
  });
});

describe('who may not read a document', () => {
  it('is told how many are held in a place, and nothing of any', async () => {
    for (const [word, visibility] of [
      ['public', 'public'],
      ['region', 'region'],
      ['own', 'restricted'],
    ] as const) {
      await upload('nfp.sen', aPdf(`held ${word}`), { ...decree, iso3: 'SEN', title: `Held ${word}`, visibility });
    }
    const held = async (account: string | null) => {
      const { body, sets } = await listed(account, 'iso3=SEN');
      return [sets.length, Number(body['held'])];
    };
    expect(await held(null)).toEqual([1, 2]);
    expect(await held('nfp.gab')).toEqual([2, 1]);
    expect(await held('nfp.sen')).toEqual([3, 0]);
    expect(await held('nfp.phl')).toEqual([1, 2]);
    const all = await listed(null, '');
    expect(all.body['held']).toBeNull();
    expect(JSON.stringify(all.body)).not.toContain('Held own');
  });
});

describe('who sees a document', () => {
  const patch = (account: string, path: string, body: object, etag = '*') =>
    portal.as(account, 'PATCH', path, { body, headers: { 'if-match': etag } });

  it('is narrowed by whoever uploaded it, and widened by its owner alone', async () => {
    const sent = await upload('member.mrt', aPdf('sight'), { ...decree, visibility: 'network' });
    expect((await patch('member.mrt', at(sent), { visibility: 'region' })).body).toMatchObject({
      visibility: 'region',
      mayChange: true,
      mayWiden: false,
    });
    expect(await patch('member.mrt', at(sent), { visibility: 'network' })).toMatchObject({
      status: 403,
      body: { code: 'only-owner-widens' },
    });
    expect(await patch('secretariat.aaf', at(sent), { title: 'Mine' })).toMatchObject({
      status: 403,
      body: { code: 'not-your-document' },
    });
    expect((await patch('nfp.mrt', at(sent), { visibility: 'public' })).body).toMatchObject({ visibility: 'public' });
    expect((await portal.as(null, 'GET', at(sent))).status).toBe(200);
    // Nor by replacing it with one that more people see.
    const narrow = await upload('member.mrt', aPdf('narrow'), decree);
    expect(
      await upload('member.mrt', aPdf('wide'), {
        ...decree,
        replaces: textOf(narrow.body['id']),
        visibility: 'public',
      }),
    ).toMatchObject({ status: 403, body: { code: 'only-owner-widens' } });
  });

  it('is refused by the database too, should a service forget', async () => {
    const sent = await upload('member.mrt', aPdf('database'), decree);
    const id = textOf(sent.body['id']);
    await portal.owner(
      `SELECT set_config('app.actor_id', (SELECT id::text FROM person WHERE email = 'member.mrt@example.org'), false)`,
    );
    const change = (set: string) => portal.owner(`UPDATE document SET ${set} WHERE id = $1`, [id]);
    await expect(change(`visibility = 'public'`)).rejects.toMatchObject({ constraint: 'only-owner-widens' });
    await expect(change(`sha256 = 'x'`)).rejects.toMatchObject({ constraint: 'in-use' });
    await expect(portal.owner('DELETE FROM document WHERE id = $1', [id])).rejects.toMatchObject({
      constraint: 'in-use',
    });
    await portal.owner(`SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false)`);
  });

  it('is narrowed for all its versions at once', async () => {
    const first = await upload('nfp.mrt', aPdf('v1'), { ...decree, visibility: 'public' });
    const second = await upload('nfp.mrt', aPdf('v2'), { ...decree, replaces: textOf(first.body['id']) });
    expect(second.body['visibility']).toEqual('public');
    await patch('nfp.mrt', at(second), { visibility: 'restricted' });
    for (const said of [first, second]) expect((await portal.as(null, 'GET', at(said))).status).toBe(404);
    // Also where whoever adds the next one did not upload those before.
    const removed = await upload('nfp.mrt', aPdf('v1 removed'), { ...decree, visibility: 'public' });
    await portal.as('nfp.mrt', 'POST', at(removed, '/remove'));
    const set = textOf(removed.body['setId']);
    const again = await upload('member.mrt', aPdf('v2'), { set, title: 'x', language: 'fr', visibility: 'restricted' });
    expect(again.body).toMatchObject({ number: 2, visibility: 'restricted' });
    expect((await portal.as(null, 'GET', at(removed))).status).toBe(404);
  });

  it('is changed by one of two who saw the same', async () => {
    const sent = await upload('nfp.mrt', aPdf('two editors'), decree);
    const etag = textOf(sent.headers['etag']);
    expect((await portal.as('nfp.mrt', 'PATCH', at(sent), { body: { title: 'No condition' } })).status).toBe(428);
    expect((await patch('nfp.mrt', at(sent), { title: 'First' }, etag)).status).toBe(200);
    expect(await patch('nfp.mrt', at(sent), { title: 'Second' }, etag)).toMatchObject({
      status: 412,
      body: { current: { title: 'First' } },
    });
  });

  it('is entered each time its content goes out, to keep or to look at, and its record where it is restricted', async () => {
    const sent = await upload('nfp.mrt', aPdf('witness'), { ...decree, visibility: 'restricted' });
    for (const act of ['', '/content', '/preview']) await portal.as('nfp.mrt', 'GET', at(sent, act));
    const entries = await portal.owner(`SELECT 1 FROM audit_entry WHERE act = 'read' AND record_id = $1`, [
      textOf(sent.body['id']),
    ]);
    expect(entries.length).toBe(3);
  });
});

describe('a region', () => {
  it('has documents of its own: its secretariat’s to write, its countries’ to read', async () => {
    const sent = await upload('secretariat.aaf', aPdf('region'), {
      region: 'AAF',
      title: 'Compte rendu',
      kind: 'minutes',
      language: 'fr',
    });
    expect(sent.body).toMatchObject({ region: 'AAF', iso3: null, visibility: 'region', mayWiden: true });
    const statuses = await Promise.all(
      ['nfp.mrt', 'coordinator', 'secretariat.aaf', 'nfp.phl', 'observer', null].map(
        async (account) => (await portal.as(account, 'GET', at(sent))).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 404, 404, 404]);
    expect((await listed(null, 'region=AAF')).body).toMatchObject({ held: 1, mayAdd: false });
    expect((await listed('secretariat.aaf', 'region=AAF')).body).toMatchObject({ held: 0, mayAdd: true });
  });
});

describe('a document under a decision', () => {
  const line = (documentId: unknown, indicator = 'risk-assessment') => ({
    indicator,
    level: 'completed',
    effectiveOn: '2026-03-01',
    evidence: [{ kind: 'document', documentId }],
  });
  const waits = async (account: string, claim: string) =>
    itemsOf((await portal.as(account, 'GET', '/work')).body).filter(
      ({ kind, claimId }) => textOf(kind) === 'look-again' && textOf(claimId) === claim,
    ).length;
  const evidenceOf = async (account: string | null, claim: string) =>
    (await portal.as(account, 'GET', `/claims/${claim}`)).body['evidence']?.['0'];

  it('asks its validator to look again when it is replaced, and says so beside the claim', async () => {
    const first = await upload('nfp.tgo', aPdf('tgo 1'), { ...decree, iso3: 'TGO' });
    const claim = idOf(await report('TGO', [line(first.body['id'])], 'secretariat.aaf'));
    expect(await evidenceOf(null, claim)).toMatchObject({ title: null, replacedAt: null, removedAt: null });
    const second = await upload('nfp.tgo', aPdf('tgo 2'), {
      ...decree,
      iso3: 'TGO',
      replaces: textOf(first.body['id']),
    });
    expect(second.status).toBe(201);
    expect(await waits('secretariat.aaf', claim)).toBe(1);
    expect(await waits('nfp.tgo', claim)).toBe(0);
    const told = await portal.as('secretariat.aaf', 'GET', '/notifications');
    expect(itemsOf(told.body)[0]).toMatchObject({ kind: 'look-again', iso3: 'TGO' });
    // Whoever reads the claim is told when, title or not; the level stands.
    expect(await evidenceOf(null, claim)).toMatchObject({ title: null, replacedAt: second.body['uploadedAt'] });
    expect((await portal.as('nfp.tgo', 'GET', `/claims/${claim}`)).body).toMatchObject({
      rule: 'shows',
      looksAgain: true,
    });
    expect((await portal.as(null, 'GET', `/claims/${claim}`)).body).toMatchObject({ looksAgain: false });

    const looked = (account: string) => portal.as(account, 'POST', `/claims/${claim}/look-again`);
    expect(await looked('nfp.tgo')).toMatchObject({ status: 403, body: { code: 'own-claim' } });
    expect(await looked('coordinator')).toMatchObject({ status: 403, body: { code: 'secretariat-decides' } });
    expect((await looked('secretariat.aaf')).body).toMatchObject({ looksAgain: false, state: 'validated' });
    expect(await looked('secretariat.aaf')).toMatchObject({ status: 409, body: { code: 'nothing-to-look-at' } });

    // Removal of the latest asks once more; a decision on a new claim answers it.
    await portal.as('nfp.tgo', 'POST', at(second, '/remove'));
    expect(await waits('secretariat.aaf', claim)).toBe(1);
    expect((await evidenceOf(null, claim))?.['removedAt']).not.toBeNull();
    await report(
      'TGO',
      [{ indicator: 'risk-assessment', level: 'planned', effectiveOn: '2026-04-01' }],
      'secretariat.aaf',
    );
    expect(await waits('secretariat.aaf', claim)).toBe(0);
  });

  it('is kept as removed: row and checksum for who reads it, bytes for nobody, no new evidence', async () => {
    const sent = await upload('nfp.ben', aPdf('ben'), { ...decree, iso3: 'BEN' });
    const claim = idOf(await send('BEN', [line(sent.body['id'], 'needs-assessment')]));
    const removed = await portal.as('nfp.ben', 'POST', at(sent, '/remove'));
    expect(removed.body).toMatchObject({ sha256: sent.body['sha256'], hasPreview: false, mayChange: false });
    expect(removed.body['removedAt']).not.toBeNull();
    expect(await portal.as('nfp.ben', 'POST', at(sent, '/remove'))).toMatchObject({
      status: 409,
      body: { code: 'removed' },
    });
    for (const act of ['/content', '/preview'])
      expect((await portal.as('nfp.ben', 'GET', at(sent, act))).status).toBe(404);
    expect((await portal.as('nfp.ben', 'GET', at(sent))).status).toBe(200);
    const drafted = await portal.as('nfp.ben', 'POST', '/countries/BEN/updates', {
      body: { lines: [line(sent.body['id'])] },
    });
    expect(drafted).toMatchObject({ status: 422, body: { errors: { 0: { code: 'unknown-document' } } } });
    // Whoever decides now sees that it is gone; nobody is asked to look again at what waits anyway.
    expect((await evidenceOf('secretariat.aaf', claim))?.['removedAt']).not.toBeNull();
    expect((await decide('secretariat.aaf', claim)).status).toBe(200);
    // The same language may come again.
    const again = await upload('nfp.ben', aPdf('ben again'), {
      set: textOf(sent.body['setId']),
      title: 'Décret',
      language: 'fr',
    });
    expect(again.body).toMatchObject({ number: 2, replaces: sent.body['id'], kind: 'decree' });
  });
});
