import { system } from '@portal/domain';
import { dayBegan } from '../src/notifications/notification.jobs.js';
import { Database } from '../src/platform/database/database.js';
import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { idIn, plansOn } from './plan.harness.js';

let portal: Application;
let idOf: (account: string) => string;
beforeAll(async () => {
  portal = await startApplication();
  const people = await portal.owner<{ id: string; account: string }>(
    `SELECT id, split_part(email, '@', 1) AS account FROM person`,
  );
  const ids = new Map(people.map(({ id, account }) => [account, id]));
  idOf = (account) => ids.get(account) ?? '';
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.owner('DELETE FROM notification');
  await portal.owner('DELETE FROM mail');
});

const { adopt, ask, begun, change, day, done, filled, grant } = plansOn(() => portal);

/** Who was told of a sharing, since the last time. */
const told = async () =>
  (
    await portal.owner<{ account: string }>(
      `SELECT split_part(p.email, '@', 1) AS account FROM notification n JOIN person p ON p.id = n.person_id
       WHERE n.kind = 'plan-shared' ORDER BY 1`,
    )
  ).map(({ account }) => account);
const titles = async (account: string): Promise<readonly string[]> =>
  Object.values((await ask(account, 'GET', '/notifications')).body['items'] ?? {}).map((each: Json) =>
    textOf(each['title']),
  );

describe('a sharing of a plan', () => {
  it('tells the person, the people of a country, of a region or of the network, each once', async () => {
    const plan = await begun({ title: 'Plan of Morocco' });
    const id = idIn(plan);
    await done(grant(id, { kind: 'person', personId: idOf('nfp.sen') }, 'headline'), 201);
    expect(await told()).toEqual(['nfp.sen']);
    expect(await titles('nfp.sen')).toEqual(['A plan was shared with you: Plan of Morocco']);
    const { body } = await ask('nfp.sen', 'GET', '/notifications');
    expect(body).toMatchObject({ items: { 0: { url: `/plans/${id}`, iso3: 'MAR', kind: 'plan-shared' } } });

    await done(grant(id, { kind: 'country', iso3: 'TUN' }, 'headline'), 201);
    expect(await told()).toEqual(['nfp.sen', 'nfp.tun']);
    // A wider circle tells only those who saw nothing of it; its own people were never told of their own plan.
    await done(grant(id, { kind: 'region', region: 'NAS' }), 201);
    const region = await told();
    expect(region).toContain('secretariat.nas');
    expect(region).toContain('nfp.dza');
    for (const who of ['nfp.mar', 'member.mar', 'nfp.ben', 'coordinator']) expect(region).not.toContain(who);
    expect(region).toEqual([...new Set(region)]);
    await done(grant(id, { kind: 'public' }), 201);
    const all = await told();
    expect(all).toEqual(expect.arrayContaining([...region, 'nfp.ben', 'secretariat.sea']));
    expect(all).toEqual([...new Set(all)]);
    expect(all).not.toContain('nfp.mar');
    // Nor does the next version, which is shown as the one before it was.
    await done(adopt(id), 200);
    const next = await done(ask('nfp.mar', 'POST', `/action-plans/${id}/next-version`, {}), 201);
    await done(adopt(idIn(next)), 200);
    expect(await told()).toEqual(all);
  });

  it('tells nobody when it is narrowed, ended, or given anew', async () => {
    const plan = await begun();
    const to = { kind: 'country', iso3: 'TUN' };
    const given = await done(grant(idIn(plan), to), 201);
    expect(await told()).toEqual(['nfp.tun']);
    const version = Number(textOf(given.body['version']));
    const narrowed = await done(change(idIn(given), { sight: 'headline' }, version, 'nfp.mar', 'plan-grants'), 200);
    await done(
      change(idIn(given), { until: day(30) }, Number(textOf(narrowed.body['version'])), 'nfp.mar', 'plan-grants'),
      200,
    );
    await done(ask('nfp.mar', 'POST', `/plan-grants/${idIn(given)}/withdrawal`, {}), 200);
    expect(await told()).toEqual(['nfp.tun']);
    // What it said of the plan it says no more.
    expect(await titles('nfp.tun')).toEqual(['A plan was shared with you; it is not shown to you any more']);
    await done(grant(idIn(plan), to), 201);
    expect(await told()).toEqual(['nfp.tun']);
    // Refused, it tells nobody either.
    expect((await grant(idIn(plan), to)).status).toBe(409);
    expect(await told()).toEqual(['nfp.tun']);
  });

  it('goes by mail as each person chose, in their language', async () => {
    await portal.owner(`UPDATE person SET mail_choice = 'never' WHERE id = $1`, [idOf('nfp.dza')]);
    await portal.owner(`UPDATE person SET language = 'fr', mail_choice = 'daily' WHERE id = $1`, [idOf('nfp.tun')]);
    const plan = await begun({ title: 'Plan of Morocco' });
    for (const iso3 of ['TUN', 'DZA']) await done(grant(idIn(plan), { kind: 'country', iso3 }), 201);
    await portal.app.get(Database).write(system, async (tx) => {
      await tx.jobs.send(dayBegan, {});
      return true;
    });
    await portal.work();
    const sent = await portal.owner<{ subject: string; account: string }>(
      `SELECT c.subject, split_part(c.address, '@', 1) AS account FROM mail m JOIN mail_content c ON c.mail_id = m.id`,
    );
    expect(sent).toEqual([{ account: 'nfp.tun', subject: 'Un plan a été partagé avec vous\u00a0: Plan of Morocco' }]);
  });
});

describe('a list of plans', () => {
  it('counts the progress of those alone that it is narrowed to', async () => {
    await filled(['a', 'b']);
    for (const each of ['c', 'd', 'e']) await filled([each], {}, { iso3: 'TUN' }, 'nfp.tun');
    await portal.owner('ANALYZE action');
    // How many rows of actions one question reads, in its own transaction.
    const rowsRead = async (wanted: string) => {
      await portal.owner('BEGIN');
      try {
        const read = `SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::int AS n FROM pg_stat_xact_user_tables
          WHERE relname = 'action'`;
        const before = (await portal.owner<{ n: number }>(read))[0]?.n ?? 0;
        await portal.owner(
          `SELECT * FROM app.plan_headlines('00000000-0000-7000-8000-000000000001', ${wanted}, app.today(), 'infinity')`,
        );
        return ((await portal.owner<{ n: number }>(read))[0]?.n ?? 0) - before;
      } finally {
        await portal.owner('ROLLBACK');
      }
    };
    const narrowed = await rowsRead(
      `ARRAY(SELECT s.id FROM app.seen_plans('00000000-0000-7000-8000-000000000001') s WHERE s.iso3 = 'MAR')`,
    );
    expect(narrowed).toBeLessThan(await rowsRead('NULL'));
    // And a list that is narrowed asks so: it shows what it showed, one country at a time.
    const { body } = await ask('nfp.tun', 'GET', '/action-plans?iso3=TUN');
    expect(body['total']).toBe(3);
  });
});
