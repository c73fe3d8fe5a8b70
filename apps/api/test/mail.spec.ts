import { system } from '@portal/domain';
import { dayBegan, minutePassed } from '../src/notifications/notification.jobs.js';
import { Database } from '../src/platform/database/database.js';
import type { JobKind } from '../src/platform/jobs/job-kind.js';
import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { aMailServer, hurry } from './mail.harness.js';
import { aLine, itemsOf, reportingOn } from './reporting.harness.js';

/** A minute passes: what was told is gathered, and what is due is handed on. */
const aMinute = async (portal: Application) => {
  await portal.owner(`UPDATE notification SET at = at - interval '1 minute'`);
  await strike(portal, minutePassed);
  for (let round = 0; round < 2; round += 1) {
    await hurry(portal);
    await portal.work();
  }
};
const strike = (portal: Application, kind: JobKind<Record<string, never>>) =>
  portal.app.get(Database).write(system, async (tx) => {
    await tx.jobs.send(kind, {});
    return true;
  });

describe('mail', () => {
  let portal: Application;
  let server: Awaited<ReturnType<typeof aMailServer>>;
  const { send, decide } = reportingOn(() => portal);
  const work = () => aMinute(portal);
  const mrt = `(SELECT id FROM person WHERE email = 'nfp.mrt@ministry.example')`;

  beforeAll(async () => {
    server = await aMailServer();
    portal = await startApplication({
      SMTP_URL: server.url,
      PUBLIC_URL: 'https://portal.example',
      MAIL_FROM: '"CBRN CoE" <portal@portal.example>',
    });
    // Sample people are never written to: this one is real.
    await portal.as('nfp.mrt', 'GET', '/session');
    await portal.owner(
      `UPDATE person SET sample = false, email = 'nfp.mrt@ministry.example' WHERE email = 'nfp.mrt@example.org'`,
    );
  });
  afterAll(async () => {
    await portal.close();
    await server.stop();
  });
  beforeEach(() => server.mails.splice(0));
  afterEach(async () => {
    server.state.isAway = false;
    await portal.owner(`UPDATE notification SET mail_state = 'skipped', mailed_at = NULL`);
    await portal.owner(`UPDATE person SET mail_choice = 'at-once' WHERE id = ${mrt}`);
  });

  const decided = async (decision: object = { decision: 'validated' }, level = 'completed') => {
    const sent = await send('MRT', [{ ...aLine, level }]);
    const answer = await decide('secretariat.aaf', textOf(sent.body['lines']?.[0]?.['id']), decision);
    expect(answer.status).toBe(200);
  };

  it('tells a focal point in French: country first, text always, one thing to do, and how to choose', async () => {
    await decided({ decision: 'returned', reason: 'Which decree?' });
    await work();
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail?.subject).toMatch(/^Mauritanie\u00a0: /);
    expect(mail?.to).toMatchObject({ text: expect.stringContaining('nfp.mrt@ministry.example') as string });
    expect(mail?.text).toContain('https://portal.example/countries/MRT/update');
    expect(mail?.text).toContain('https://portal.example/account#mail');
    expect(String(mail?.html)).toContain('<html lang="fr" dir="ltr">');
    expect(String(mail?.html).match(/background:#2348a1/g)).toHaveLength(1);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(JSON.stringify(mail?.headers.get('list'))).toContain('https://portal.example/account#mail');
  });

  it('gathers what happens within a minute, and sends one a day of the same kind', async () => {
    await decided();
    await decided({ decision: 'returned', reason: 'Which decree?' });
    await work();
    expect(server.mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/\(\+1\)$/)]);
    await decided();
    await work();
    expect(server.mails).toHaveLength(1);
    await portal.owner(`UPDATE notification SET mailed_at = mailed_at - interval '1 day' WHERE mailed_at IS NOT NULL`);
    await decided();
    await work();
    expect(server.mails).toHaveLength(2);
    expect(server.mails[1]?.subject).toMatch(/\(\+1\)$/);
  });

  it('comes once a day, or never, where somebody wishes so', async () => {
    await portal.owner(`UPDATE person SET mail_choice = 'daily' WHERE id = ${mrt}`);
    await decided();
    await work();
    expect(server.mails).toHaveLength(0);
    await strike(portal, dayBegan);
    await work();
    expect(server.mails).toHaveLength(1);
    await portal.owner(`UPDATE person SET mail_choice = 'never' WHERE id = ${mrt}`);
    await decided();
    await work();
    expect(server.mails).toHaveLength(1);
  });

  it('is not sent for what was read in the portal meanwhile, nor to whom holds nothing any more', async () => {
    await decided();
    await portal.owner(`UPDATE notification SET read_at = now() WHERE person_id = ${mrt}`);
    await work();
    await decided();
    await portal.owner(`UPDATE role_assignment SET until = app.today() - 1 WHERE person_id = ${mrt}`);
    await work();
    await portal.owner(`UPDATE role_assignment SET until = NULL WHERE person_id = ${mrt}`);
    expect(server.mails).toHaveLength(0);
  });

  it('never tells whoever did it', async () => {
    await send('MRT', [aLine]);
    await work();
    expect(server.mails).toHaveLength(0);
  });

  it('waits for a mail server that is away, goes once when it is back, and keeps no address in what failed', async () => {
    server.state.isAway = true;
    await decided();
    // The secretariat's tidings would be mails beside it.
    await portal.owner(`UPDATE notification SET mail_state = 'skipped' WHERE person_id <> ${mrt}`);
    await expect(work()).rejects.toThrow('mail not handed on: 451');
    await hurry(portal);
    await expect(portal.work()).rejects.toThrow('mail not handed on: 451');
    const { body } = await portal.as('admin', 'GET', '/mails');
    expect(itemsOf(body)[0]).toMatchObject({ state: 'waiting', tries: 2, problem: '451' });
    const [job] = await portal.owner<{ job: string }>(
      `SELECT row_to_json(j)::text AS job FROM jobs.job j WHERE name = 'mail.written' AND state = 'retry'`,
    );
    expect(job?.job).toContain('451');
    expect(job?.job).not.toContain('ministry');
    server.state.isAway = false;
    await work();
    await work();
    expect(server.mails).toHaveLength(1);
    expect(itemsOf((await portal.as('admin', 'GET', '/mails')).body)[0]).toMatchObject({
      state: 'handed-on',
      content: null,
    });
    const [left] = await portal.owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM mail_content JOIN mail ON mail.id = mail_id WHERE state = 'handed-on'`,
    );
    expect(left).toEqual({ count: 0 });
  });

  it('to sample people is kept, and may be read by the administrator while trying the product', async () => {
    const sent = await send('TUN', [aLine]);
    await decide('secretariat.nas', textOf(sent.body['lines']?.[0]?.['id']));
    await work();
    expect(server.mails).toHaveLength(0);
    const kept = itemsOf((await portal.as('admin', 'GET', '/mails')).body).filter(
      (mail: Json) => textOf(mail['content']?.['to']) === 'nfp.tun@example.org',
    );
    expect(kept).toMatchObject([{ kind: 'news', state: 'kept', language: 'ar' }]);
    expect((await portal.as('coordinator', 'GET', '/mails')).status).toBe(403);
  });

  it('in production says that it was written, and nothing of what it says', async () => {
    const production = await startApplication({ NODE_ENV: 'production', RATE_LIMITS: 'on' });
    try {
      const { send: report, decide: validate } = reportingOn(() => production);
      const sent = await report('TUN', [aLine]);
      await validate('secretariat.nas', textOf(sent.body['lines']?.[0]?.['id']));
      await aMinute(production);
      const mails = itemsOf((await production.as('admin', 'GET', '/mails')).body);
      expect(mails.length).toBeGreaterThan(0);
      expect(mails.map((mail) => mail['content'])).toEqual(mails.map(() => null));
    } finally {
      await production.close();
    }
  });

  it('is chosen by each for themselves', async () => {
    const before = await portal.as('nfp.tun', 'GET', '/me');
    expect(before.body).toMatchObject({ email: 'nfp.tun@example.org', mail: 'at-once' });
    expect((await portal.as('nfp.tun', 'PATCH', '/me', { body: { mail: 'daily' } })).body).toMatchObject({
      mail: 'daily',
    });
    expect((await portal.as('nfp.tun', 'PATCH', '/me', { body: { mail: 'hourly' } })).status).toBe(422);
  });
});
