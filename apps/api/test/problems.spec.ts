import { languages } from '@portal/domain';
import { problemTexts } from '@portal/texts';
import { type Application, type Asked, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const absent = '00000000-0000-7000-8000-00000000dead';

describe('an address that does not take a method', () => {
  it.each([
    ['PUT', '/regions', 'GET, HEAD'],
    ['POST', '/coverage?indicator=action-plan', 'GET, HEAD'],
    ['PUT', `/updates/${absent}`, 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/me/password', 'POST'],
  ] as const)('%s %s: names those it takes, %s', async (method, path, allowed) => {
    const answer = await portal.as(null, method, path);
    expect(answer).toMatchObject({ status: 405, body: { type: '/problems/method' } });
    expect(answer.headers['allow']).toBe(allowed);
  });

  it('is not one that does not exist', async () => {
    const answer = await portal.as(null, 'PUT', '/nowhere');
    expect([answer.status, answer.headers['allow']]).toEqual([404, undefined]);
  });
});

describe.each(languages)('a problem in %s', (language) => {
  const texts = problemTexts(language);
  const ask = (
    account: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    { body, headers }: Asked = {},
  ) => portal.as(account, method, path, { body, headers: { ...headers, 'accept-language': `${language}, en;q=0.1` } });

  it.each([
    ['not-found', 404, null, 'GET', '/countries/FRA', {}],
    ['sign-in', 401, null, 'GET', '/work', {}],
    ['method', 405, null, 'PUT', '/regions', {}],
    ['malformed', 400, 'nfp.mrt', 'POST', '/countries/MRT/updates', { body: '{' }],
    ['content-type', 415, 'nfp.mrt', 'POST', '/countries/MRT/updates', { body: '<a/>', type: 'text/xml' }],
    ['key-missing', 400, 'nfp.mrt', 'POST', `/updates/${absent}/send`, { key: '' }],
    ['cross-site', 403, 'nfp.mrt', 'POST', `/updates/${absent}/send`, { site: 'cross-site' }],
  ] as const)('%s', async (type, status, account, method, path, sent) => {
    const headers = {
      ...('body' in sent ? { 'content-type': 'type' in sent ? sent.type : 'application/json' } : {}),
      ...('key' in sent ? { 'idempotency-key': sent.key } : {}),
      ...('site' in sent ? { 'sec-fetch-site': sent.site } : {}),
    };
    const answer = await ask(account, method, path, 'body' in sent ? { body: sent.body, headers } : { headers });
    expect(answer).toMatchObject({
      status,
      body: { type: `/problems/${type}`, title: texts.types[type].title, detail: texts.types[type].detail },
    });
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('tells by its code, and by field', async () => {
    const forbidden = await ask('observer', 'GET', '/validation');
    expect(forbidden.body).toMatchObject({
      title: texts.types.forbidden.title,
      detail: texts.codes['no-permission'],
    });
    const invalid = await ask(null, 'GET', '/coverage?indicator=action-plan&asAt=2199-01-01');
    expect(invalid.body).toMatchObject({
      title: texts.types.invalid.title,
      errors: { 0: { pointer: '/asAt', detail: texts.codes['future-day'] } },
    });
    expect(invalid.headers['content-language']).toBe(language);
  });

  it('is explained at its address', async () => {
    const { body } = await ask(null, 'GET', '/work');
    const page = await portal.app.inject({
      method: 'GET',
      url: textOf(body['type']),
      headers: { 'accept-language': language },
    });
    expect([page.statusCode, page.headers['content-language']]).toEqual([200, language]);
    expect(page.body).toContain(`<h1>${texts.types['sign-in'].title}</h1>`);
  });
});

describe('a problem for a reader of another language', () => {
  it('is told in English, and differs in each of the six', async () => {
    const answer = await portal.as(null, 'GET', '/work', { headers: { 'accept-language': 'de-CH, it;q=0.8' } });
    expect(answer.headers['content-language']).toBe('en');
    expect(textOf(answer.body['title'])).toBe(problemTexts('en').types['sign-in'].title);
    expect(new Set(languages.map((each) => problemTexts(each).types['sign-in'].title)).size).toBe(6);
  });
});
