import { type Application, type Said, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const line = { indicator: 'risk-assessment', level: 'completed', effectiveOn: '2026-03-01' };
const draft = (account: string, iso3: string, lines: readonly object[]) =>
  portal.as(account, 'POST', `/countries/${iso3}/updates`, { body: { lines } });
const send = (account: string, id: unknown) => portal.as(account, 'POST', `/updates/${textOf(id)}/send`);
const decide = (account: string, id: unknown, body: object = { decision: 'validated' }) =>
  portal.as(account, 'POST', `/claims/${textOf(id)}/decision`, { body });
const first = (said: Said) => said.body['lines']?.['0'];
const levelOf = async (iso3: string, indicator: string, query = '') => {
  const { body } = await portal.as(null, 'GET', `/countries/${iso3}?${query}`);
  return Object.values(body['status'] ?? {}).find((entry) => textOf(entry['indicator']) === indicator);
};

describe('a report travels from a ministry to the map', () => {
  it('is drafted, sent, validated and shown, and the past stays as it was', async () => {
    const before = await portal.as(null, 'GET', '/coverage?indicator=risk-assessment&asAt=2019-12-31');
    const drafted = await draft('nfp.gab', 'GAB', [line]);
    expect(drafted.status).toBe(201);
    const sent = await send('nfp.gab', drafted.body['id']);
    expect(sent.body['state']).toBe('sent');
    const decided = await decide('secretariat.aaf', first(sent)?.['id']);
    expect(decided.body).toMatchObject({ state: 'validated', rule: 'shows', decidedBy: { role: 'secretariat' } });
    expect(await levelOf('GAB', 'risk-assessment')).toMatchObject({
      level: 'completed',
      effectiveOn: '2026-03-01',
      freshness: 'fresh',
    });
    expect(await levelOf('GAB', 'risk-assessment', 'asAt=2026-02-28')).toMatchObject({ level: null, empty: 'silent' });
    const after = await portal.as(null, 'GET', '/coverage?indicator=risk-assessment&asAt=2019-12-31');
    expect(after.body['items']).toEqual(before.body['items']);
    const told = await portal.as('nfp.gab', 'GET', '/notifications', { headers: { 'accept-language': 'fr' } });
    expect(told.body['items']?.['0']).toMatchObject({ kind: 'claim-validated' });
    expect(textOf(told.body['items']?.['0']?.['title'])).toContain('Gabon');
  });

  it('is returned with a question and taken up again', async () => {
    const drafted = await draft('nfp.ben', 'BEN', [{ ...line, indicator: 'action-plan', level: 'adopted' }]);
    const sent = await send('nfp.ben', drafted.body['id']);
    const claim = first(sent)?.['id'];
    expect((await decide('secretariat.aaf', claim, { decision: 'returned', reason: '  ' })).status).toBe(422);
    const returned = await decide('secretariat.aaf', claim, { decision: 'returned', reason: 'Which decree?' });
    expect(returned.body).toMatchObject({ state: 'returned', reason: 'Which decree?' });
    const again = await draft('nfp.ben', 'BEN', [
      { ...line, indicator: 'action-plan', level: 'adopted', replaces: claim },
    ]);
    expect(first(again)).toMatchObject({ replaces: claim, state: 'draft' });
    const work = await portal.as('nfp.ben', 'GET', '/work');
    expect(JSON.stringify(work.body['items'])).toContain('answer-return');
  });

  it('is confirmed by one click, but only what shows', async () => {
    const showing = await levelOf('BEN', 'risk-assessment');
    const confirmed = await portal.as('nfp.ben', 'POST', '/countries/BEN/confirmations', {
      body: { indicator: 'risk-assessment', confirms: showing?.['claimId'] },
    });
    expect(confirmed.body).toMatchObject({ state: 'sent' });
    expect(first(confirmed)).toMatchObject({
      confirms: showing?.['claimId'],
      level: 'completed',
      effectivePrecision: 'year',
    });
    const [other] = await portal.owner<{ id: string }>(`SELECT id FROM claim WHERE fact = 'claim-ra-MRT'`);
    const refused = await portal.as('nfp.ben', 'POST', '/countries/BEN/confirmations', {
      body: { indicator: 'risk-assessment', confirms: other?.id },
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-showing' } });
  });

  it('is retracted by both sides, and the claim before shows again', async () => {
    const [claim] = await portal.owner<{ id: string }>(
      `SELECT id FROM claim WHERE iso3 = 'GAB' AND state = 'validated' AND NOT sample`,
    );
    const retract = (account: string, body: object) =>
      portal.as(account, 'POST', `/claims/${claim?.id}/retraction`, { body });
    expect((await retract('nfp.gab', {})).status).toBe(422);
    expect((await retract('nfp.gab', { reason: 'Wrong year' })).status).toBe(200);
    expect(await retract('nfp.gab', { reason: 'Again' })).toMatchObject({
      status: 403,
      body: { code: 'own-retraction' },
    });
    const agreed = await retract('secretariat.aaf', {});
    expect(agreed.body).toMatchObject({ state: 'validated', rule: 'retracted' });
    expect(await levelOf('GAB', 'risk-assessment')).toMatchObject({ level: null, empty: 'silent' });
  });

  it('is withdrawn while it waits, and a draft is deleted', async () => {
    const drafted = await draft('nfp.sen', 'SEN', [line]);
    await send('nfp.sen', drafted.body['id']);
    const withdrawn = await portal.as('nfp.sen', 'POST', `/updates/${textOf(drafted.body['id'])}/withdraw`);
    expect(withdrawn.body['state']).toBe('withdrawn');
    expect((await portal.as('nfp.sen', 'DELETE', `/updates/${textOf(drafted.body['id'])}`)).status).toBe(409);
    const other = await draft('nfp.sen', 'SEN', [line]);
    expect((await portal.as('nfp.sen', 'DELETE', `/updates/${textOf(other.body['id'])}`)).status).toBe(204);
  });
});

describe('two people at once', () => {
  it('who edit one draft are both shown both versions', async () => {
    const drafted = await draft('nfp.mar', 'MAR', [line]);
    const edit = (account: string, etag: string, level: string) =>
      portal.as(account, 'PATCH', `/updates/${textOf(drafted.body['id'])}`, {
        body: { lines: [{ ...line, level }] },
        headers: { 'if-match': etag },
      });
    const etag = String(drafted.headers['etag']);
    expect(
      (await portal.as('nfp.mar', 'PATCH', `/updates/${textOf(drafted.body['id'])}`, { body: { lines: [] } })).status,
    ).toBe(428);
    const kept = await edit('nfp.mar', etag, 'planned');
    expect(first(kept)?.['id']).toEqual(first(drafted)?.['id']);
    const stale = await edit('member.mar', etag, 'none');
    expect(stale).toMatchObject({ status: 412, body: { current: { lines: { 0: { level: 'planned' } } } } });
  });

  it('who read it compressed edit it by the tag that they were given', async () => {
    const note = 'Consulted in each region of the country. '.repeat(40);
    const drafted = await draft('nfp.mar', 'MAR', [{ ...line, note }]);
    const path = `/updates/${textOf(drafted.body['id'])}`;
    const seen = await portal.as('nfp.mar', 'GET', path, { headers: { 'accept-encoding': 'br' } });
    expect(textOf(seen.headers['etag'])).toMatch(/^"1-.+-br"$/);
    const edit = () =>
      portal.as('nfp.mar', 'PATCH', path, {
        body: { lines: [{ ...line, note: '' }] },
        headers: { 'if-match': textOf(seen.headers['etag']), 'accept-encoding': 'gzip' },
      });
    expect((await edit()).status).toBe(200);
    expect((await edit()).status).toBe(412);
  });

  it('who decide one claim at the same instant have one decision', async () => {
    const drafted = await draft('nfp.mar', 'MAR', [{ ...line, indicator: 'needs-assessment' }]);
    const sent = await send('nfp.mar', drafted.body['id']);
    const answers = await Promise.all([
      decide('secretariat.aaf', first(sent)?.['id']),
      decide('secretariat.nas', first(sent)?.['id']),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('who decides', () => {
  it('is nobody who sent it, whatever else they hold', async () => {
    await portal.owner(
      `INSERT INTO role_assignment (person_id, role, scope_kind, scope, since)
       SELECT id, 'secretariat', 'region', 'CA', app.today() FROM person WHERE email = 'nfp.mng@example.org'`,
    );
    const drafted = await draft('nfp.mng', 'MNG', [line]);
    const sent = await send('nfp.mng', drafted.body['id']);
    expect(await decide('nfp.mng', first(sent)?.['id'])).toMatchObject({ status: 403, body: { code: 'own-claim' } });
    expect((await decide('secretariat.ca', first(sent)?.['id'])).status).toBe(200);
    expect(await decide('secretariat.ca', first(sent)?.['id'])).toMatchObject({
      status: 409,
      body: { code: 'decided' },
    });
  });

  it('is a coordinator where no secretariat is in office', async () => {
    const drafted = await draft('nfp.irq', 'IRQ', [line]);
    const sent = await send('nfp.irq', drafted.body['id']);
    expect(await decide('coordinator', first(sent)?.['id'])).toMatchObject({
      status: 403,
      body: { code: 'secretariat-decides' },
    });
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'secretariat' AND scope = 'MIE'`,
    );
    expect((await decide('secretariat.mie', first(sent)?.['id'])).status).toBe(404);
    expect((await decide('coordinator', first(sent)?.['id'])).status).toBe(200);
  });

  it('is a coordinator where the secretariat sends, because no focal point is in office', async () => {
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'focal-point' AND scope = 'TZA'`,
    );
    expect((await draft('nfp.tza', 'TZA', [line])).status).toBe(403);
    const drafted = await draft('secretariat.eca', 'TZA', [line]);
    const sent = await send('secretariat.eca', drafted.body['id']);
    expect(sent.body['state']).toBe('sent');
    const queue = await portal.as('coordinator', 'GET', '/validation');
    expect(JSON.stringify(queue.body['items'])).toContain(textOf(first(sent)?.['id']));
    expect((await decide('coordinator', first(sent)?.['id'])).status).toBe(200);
  });
});
