import { type Application, type Said, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication({ RATE_LIMITS: 'on' });
});
afterAll(() => portal.close());

const signIn = (email: string, password: string) => portal.as(null, 'POST', '/session', { body: { email, password } });

describe('a session', () => {
  it('says who one is, what one holds, and what one may do', async () => {
    const { body } = await portal.as('nfp.mrt', 'GET', '/session');
    expect(body).toMatchObject({
      person: { language: 'fr' },
      assignments: { 0: { role: 'focal-point', scope: { kind: 'country', iso3: 'MRT' } } },
      trial: true,
    });
    expect(JSON.stringify(body['permissions'])).toContain('status.send');
    expect((await portal.as(null, 'GET', '/session')).body).toMatchObject({ person: null, permissions: [] });
  });

  it('ends here, and everywhere', async () => {
    await portal.as('observer', 'GET', '/session');
    expect((await portal.as('observer', 'DELETE', '/sessions')).status).toBe(204);
    expect((await portal.as('observer', 'GET', '/work')).status).toBe(401);
  });

  it('ends after 12 hours unused and after 7 days in all', async () => {
    await portal.as('secretariat.sea', 'GET', '/session');
    const age = (column: string, time: string) =>
      portal.owner(`UPDATE session SET ${column} = now() - interval '${time}' WHERE person_id =
        (SELECT id FROM person WHERE email = 'secretariat.sea@example.org')`);
    await age('last_used_at', '11 hours');
    expect((await portal.as('secretariat.sea', 'GET', '/work')).status).toBe(200);
    await age('created_at', '8 days');
    expect((await portal.as('secretariat.sea', 'GET', '/work')).status).toBe(401);
  });

  it('gives nothing for a term that ended yesterday', async () => {
    expect((await portal.as('secretariat.gcc', 'GET', '/validation')).status).toBe(200);
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'secretariat' AND scope = 'GCC'`,
    );
    expect((await portal.as('secretariat.gcc', 'GET', '/validation')).status).toBe(403);
    await portal.owner(`UPDATE role_assignment SET until = app.today() WHERE role = 'secretariat' AND scope = 'GCC'`);
    expect((await portal.as('secretariat.gcc', 'GET', '/validation')).status).toBe(200);
  });
});

describe('signing in', () => {
  it('never tells whether an account exists', async () => {
    const [known, unknown] = [
      await signIn('nfp.ken@example.org', 'wrong'),
      await signIn('nobody@example.org', 'wrong'),
    ];
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect(known).toMatchObject({ status: 401, body: { code: 'wrong-password' } });
  });

  it('waits longer and longer after five failures on an account', async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn('nfp.uga@example.org', 'wrong');
    const answer = await signIn('nfp.uga@example.org', 'wrong');
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('one’s own', () => {
  it('language is kept, and the password needs the present one', async () => {
    expect((await portal.as('nfp.zmb', 'PATCH', '/me', { body: { language: 'zh' } })).body).toMatchObject({
      language: 'zh',
    });
    const change = (current: string, next: string) =>
      portal.as('nfp.zmb', 'POST', '/me/password', { body: { current, next } });
    expect(await change('not it', 'a new long password')).toMatchObject({
      status: 403,
      body: { code: 'current-password' },
    });
    expect((await change('not it', 'short')).status).toBe(422);
  });
});

describe('calls', () => {
  it('are counted by the minute, and told what is left', async () => {
    const answer = await portal.as('coordinator', 'GET', '/regions');
    expect(textOf(answer.headers['ratelimit'])).toMatch(/^"read";r=11\d\d;t=\d+$/);
    expect(answer.headers['ratelimit-policy']).toBe('"read";q=1200;w=60');
    const write = await portal.as('coordinator', 'PATCH', '/me', { body: { language: 'en' } });
    expect(textOf(write.headers['ratelimit'])).toMatch(/^"write";r=29\d;t=\d+$/);
    expect(write.headers['ratelimit-policy']).toBe('"write";q=300;w=60');
  });

  it('beyond what an address has are refused, with the seconds to wait, and nobody else’s are', async () => {
    let refused: readonly Said[] = [];
    // As many at once as the pool takes; twice the limit, since the minute may turn meanwhile.
    for (let calls = 0; calls < 1_200 && refused.length === 0; calls += 30) {
      const answers = await Promise.all(Array.from({ length: 30 }, () => portal.as(null, 'GET', '/session')));
      refused = answers.filter(({ status }) => status !== 200);
    }
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, headers, body } of refused) {
      expect([status, textOf(body['type'])]).toEqual([429, '/problems/too-many-requests']);
      expect(textOf(headers['retry-after'])).toMatch(/^([1-9]|[1-5]\d|60)$/);
      expect(headers['ratelimit']).toBe(`"address";r=0;t=${textOf(headers['retry-after'])}`);
      expect(headers['ratelimit-policy']).toBe('"address";q=600;w=60');
    }
    expect((await portal.as('coordinator', 'GET', '/regions')).status).toBe(200);
    expect((await portal.as(null, 'GET', '/health/live')).status).toBe(200);
  });
});
