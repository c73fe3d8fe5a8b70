import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { errorsOf } from './rounds.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { oneAdopted, held, idOf, invited, made, step } = roundTablesOn(() => portal);
const all = (account: string | null, roundTable: Said) =>
  portal.as(account, 'GET', `/positions?roundTable=${idOf(roundTable)}`);
const give = (account: string, roundTable: Said, country: string, body: object = {}) =>
  portal.as(account, 'POST', '/positions', {
    body: {
      roundTable: idOf(roundTable),
      country,
      after: 0,
      kind: 'given',
      language: 'ar',
      needs: 'سجل إقليمي للمصادر المشعة',
      priorities: '',
      ...body,
    },
  });
const post = (account: string, act: string, roundTable: Said, body: object = {}) =>
  portal.as(account, 'POST', `/positions/${act}`, { body: { roundTable: idOf(roundTable), ...body } });
const of = (said: Said, iso3: string) =>
  Object.values(said.body['items'] ?? {}).find((each) => textOf(each['iso3']) === iso3) as
    Readonly<Record<string, unknown>> | undefined;
const unheardIn = (said: Said) => Object.values(said.body['unheard'] ?? {}).map((each) => textOf(each));

describe('the position of a country', () => {
  it('is given by its focal point in its own words, and every wording is kept', async () => {
    const roundTable = await invited('AAF', 30, { observers: ['GHA'] });
    const given = await made(give('nfp.mar', roundTable, 'MAR'));
    expect(of(given, 'MAR')).toMatchObject({
      last: { kind: 'given', number: 1, words: { language: 'ar', needs: 'سجل إقليمي للمصادر المشعة' } },
      mayWrite: true,
    });
    expect(given.body['heard']).toBe(1);
    await made(give('nfp.mar', roundTable, 'MAR', { after: 1, needs: 'سجل', priorities: 'التدريب' }));
    const versions = await portal.as(
      'secretariat.aaf',
      'GET',
      `/positions/versions?roundTable=${idOf(roundTable)}&country=MAR`,
    );
    expect(Object.values(versions.body['items'] ?? {}).map((each) => textOf(each['number']))).toEqual(['2', '1']);
    expect(unheardIn(await all('nfp.gha', roundTable))).not.toContain('GHA');
  });

  it('is for those who take part: to others the round table is not there', async () => {
    const roundTable = await invited('AAF', 31, { observers: ['GHA'] });
    await made(give('nfp.mar', roundTable, 'MAR'));
    for (const account of ['nfp.mar', 'member.mar', 'secretariat.aaf', 'coordinator', 'nfp.gha']) {
      expect([account, (await all(account, roundTable)).status]).toEqual([account, 200]);
    }
    expect((await all(null, roundTable)).status).toBe(401);
    for (const account of ['nfp.phl', 'secretariat.ca', 'observer', 'admin']) {
      const hidden = await all(account, roundTable);
      const absent = await portal.as(account, 'GET', '/positions?roundTable=01900000-0000-7000-8000-00000000dead');
      expect([account, hidden.status, hidden.text]).toEqual([account, 404, absent.text]);
    }
  });

  it('is written by the country’s focal point alone; observers speak, but are not counted', async () => {
    const roundTable = await invited('AAF', 32, { observers: ['GHA'] });
    for (const account of ['member.mar', 'secretariat.aaf', 'coordinator']) {
      expect([account, (await give(account, roundTable, 'MAR')).status]).toEqual([account, 403]);
    }
    expect((await give('nfp.tun', roundTable, 'MAR')).status).toBe(404);
    expect((await give('nfp.gha', roundTable, 'MAR')).body).toMatchObject({ code: 'not-your-country' });
    expect((await give('nfp.gha', roundTable, 'GHA')).body).toMatchObject({ code: 'not-taking-part' });
    expect(errorsOf(await give('nfp.mar', roundTable, 'MAR', { needs: '  ' }))).toEqual(['/needs required']);
    expect((await give('nfp.mar', roundTable, 'MAR', { language: 'Arabic' })).status).toBe(422);
  });

  it('is a draft of the country’s own people until it is given', async () => {
    const roundTable = await invited('AAF', 33);
    const words = { country: 'MAR', language: 'fr', needs: 'Brouillon', priorities: '' };
    await made(post('nfp.mar', 'drafts', roundTable, words));
    await made(post('nfp.mar', 'drafts', roundTable, { ...words, needs: 'Brouillon deux' }));
    expect(of(await all('member.mar', roundTable), 'MAR')).toMatchObject({
      draft: { needs: 'Brouillon deux' },
      last: null,
    });
    const seen = await all('secretariat.aaf', roundTable);
    expect(seen.text).not.toContain('Brouillon');
    expect(of(await made(give('nfp.mar', roundTable, 'MAR')), 'MAR')).toMatchObject({ draft: null });
  });

  it('is told from what somebody else wrote meanwhile', async () => {
    const roundTable = await invited('AAF', 34);
    await made(give('nfp.mar', roundTable, 'MAR'));
    const late = await give('nfp.mar', roundTable, 'MAR', { needs: 'Plus tard' });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ current: { number: 1, words: { needs: 'سجل إقليمي للمصادر المشعة' } } });
  });
});

describe('the secretariat', () => {
  it('writes down what it heard and that it heard nothing, never over a country’s own words', async () => {
    const roundTable = await invited('AAF', 35);
    const heard = {
      country: 'MAR',
      after: 0,
      channel: 'by-telephone',
      language: 'fr',
      needs: 'Entendu',
      priorities: '',
    };
    const said = await made(post('secretariat.aaf', 'taken-down', roundTable, heard));
    expect(of(said, 'MAR')).toMatchObject({
      last: { kind: 'heard', channel: 'by-telephone', by: { role: 'secretariat' } },
    });
    await made(give('nfp.mar', roundTable, 'MAR', { after: 1 }));
    const over = await post('secretariat.aaf', 'taken-down', roundTable, { ...heard, after: 2 });
    expect(over.body).toMatchObject({ code: 'position-given' });
    const reason = { country: 'SEN', after: 0, reason: 'Nobody answered.' };
    expect(of(await made(post('secretariat.aaf', 'not-heard', roundTable, reason)), 'SEN')).toMatchObject({
      last: { kind: 'not-heard', reason: 'Nobody answered.', words: null },
    });
    expect((await post('secretariat.aaf', 'not-heard', roundTable, { ...reason, reason: ' ' })).status).toBe(422);
    expect((await post('nfp.mar', 'not-heard', roundTable, reason)).status).toBe(403);
    expect((await post('secretariat.ca', 'not-heard', roundTable, reason)).status).toBe(404);
  });

  it('asks those who are not heard, and only them', async () => {
    const roundTable = await invited('AAF', 36);
    await made(give('nfp.mar', roundTable, 'MAR'));
    const asked = await made(post('secretariat.aaf', 'asks', roundTable));
    expect(of(asked, 'SEN')?.['askedAt']).toHaveLength(2);
    expect(of(asked, 'MAR')?.['askedAt']).toHaveLength(1);
    const told = await portal.owner<{ iso3: string }>(
      `SELECT iso3 FROM notification WHERE kind = 'position-asked' AND record_id = $1`,
      [idOf(roundTable)],
    );
    expect(told.map(({ iso3 }) => iso3)).not.toContain('MAR');
    expect((await post('nfp.mar', 'asks', roundTable)).status).toBe(403);
  });
});

describe('a round table', () => {
  it('is not concluded while a country is unheard, and names them', async () => {
    const roundTable = await held('GCC');
    await oneAdopted(roundTable);
    const members = unheardIn(await all('secretariat.gcc', roundTable));
    expect(members.length).toBeGreaterThan(2);
    const [first = '', ...others] = members;
    for (const country of others) {
      await made(post('secretariat.gcc', 'not-heard', roundTable, { country, after: 0, reason: 'Not reached.' }));
    }
    const refused = await step(roundTable, 'conclude');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'countries-unheard', involved: [first] });
    await made(
      post('secretariat.gcc', 'taken-down', roundTable, {
        country: first,
        after: 0,
        channel: 'at-the-meeting',
        language: 'ar',
        needs: 'التدريب',
        priorities: '',
      }),
    );
    expect((await made(step(roundTable, 'conclude'))).body).toMatchObject({ life: 'concluded' });
    const late = { country: first, after: 1, reason: 'Too late.' };
    expect((await post('secretariat.gcc', 'not-heard', roundTable, late)).body).toMatchObject({
      code: 'round-table-over',
    });
  });
});

describe('work', () => {
  it('asks the focal point for the position until it is given', async () => {
    const roundTable = await invited('AAF', 37);
    const owed = async () =>
      (await portal.as('nfp.mar', 'GET', '/work')).text.includes(`give-position:${idOf(roundTable)}:MAR`);
    expect(await owed()).toBe(true);
    await made(
      give('nfp.mar', roundTable, 'MAR', {
        kind: 'will-speak',
        language: undefined,
        needs: undefined,
        priorities: undefined,
      }),
    );
    expect(await owed()).toBe(true);
    await made(give('nfp.mar', roundTable, 'MAR', { after: 1 }));
    expect(await owed()).toBe(false);
  });
});
