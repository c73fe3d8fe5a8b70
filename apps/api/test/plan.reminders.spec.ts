import { system } from '@portal/domain';
import { dayBegan } from '../src/notifications/notification.jobs.js';
import { planDayBegan } from '../src/plan/plan-reminder.service.js';
import { Database } from '../src/platform/database/database.js';
import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { actionIn, idIn, plansOn } from './plan.harness.js';

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

const { adopt, ask, day, done, fill, filled, report, step } = plansOn(() => portal);

/** Every story begins with nothing told and no plan in force. */
beforeEach(async () => {
  await portal.owner(`DELETE FROM notification`);
  await portal.owner(`DELETE FROM action_reminder`);
  await portal.owner(`UPDATE action_plan SET life = 'closed' WHERE life = 'adopted'`);
});

const strike = async (kind: typeof planDayBegan) => {
  await portal.app.get(Database).write(system, async (tx) => {
    await tx.jobs.send(kind, {});
    return true;
  });
  await portal.work();
};
const aMorning = () => strike(planDayBegan);
const told = async () =>
  (
    await portal.owner<{ told: string }>(
      `SELECT split_part(p.email, '@', 1) || ' ' || n.kind || ' ' || a.title AS told
       FROM notification n JOIN person p ON p.id = n.person_id JOIN action a ON a.id = n.record_id
       WHERE n.kind LIKE 'action-%' ORDER BY 1`,
    )
  ).map((row) => row.told);
/** A plan in force with one action that ends on this day from today. */
const inForce = async (endsIn: number, each: object = {}) => {
  const plan = await filled(['a'], { startsOn: day(-300), endsOn: day(endsIn), ...each });
  await done(adopt(idIn(plan)), 200);
  return plan;
};
const assign = (action: string, accounts: readonly string[]) =>
  done(ask('nfp.mar', 'POST', `/actions/${action}/assignees`, { personIds: accounts.map((each) => idOf(each)) }), 200);
/** What no longer may change is changed behind the portal: days pass. */
const endsIn = async (action: string, days: number) => {
  await portal.owner(`ALTER TABLE action DISABLE TRIGGER plan_is_open`);
  await portal.owner(`UPDATE action SET ends_on = app.today() + $2::int WHERE id = $1`, [action, days]);
  await portal.owner(`ALTER TABLE action ENABLE TRIGGER plan_is_open`);
};
const remindedEarlier = () => portal.owner(`UPDATE action_reminder SET ends_on = ends_on - 1`);
const waiting = async (account: string): Promise<readonly Json[]> =>
  Object.values((await ask(account, 'GET', '/work')).body['items'] ?? {}).filter(
    (each: Json) => textOf(each['kind']) === 'report-action',
  );

describe('an action of a plan in force', () => {
  it.each([
    [31, null],
    [30, 'action-due'],
    [7, 'action-due'],
    [0, 'action-due'],
    [-1, 'action-overdue'],
    [-7, 'action-overdue'],
    [-30, 'action-overdue'],
  ])('that ends in %i days is told its focal point once as %s', async (days, kind) => {
    await inForce(days);
    await aMorning();
    await aMorning();
    expect(await told()).toEqual(kind === null ? [] : [`nfp.mar ${kind} Action a`]);
  });

  it('is told at each step as days pass, and not again where the clock goes back', async () => {
    const action = actionIn(await inForce(30));
    await aMorning();
    for (const days of [20, 7, 3]) {
      const [row] = await portal.owner<{ steps: readonly number[] }>(
        `SELECT array_agg(step ORDER BY step) AS steps FROM action_reminder`,
      );
      await endsIn(action, days);
      // The same last day as before: only today has moved.
      await portal.owner(`UPDATE action_reminder SET ends_on = app.today() + $1::int`, [days]);
      await aMorning();
      expect(row?.steps).toContain(-30);
    }
    expect(await told()).toHaveLength(2);
    await endsIn(action, 20);
    await portal.owner(`UPDATE action_reminder SET ends_on = app.today() + 20`);
    await aMorning();
    expect(await told()).toHaveLength(2);
  });

  it('that ends on another day now is told anew', async () => {
    const action = actionIn(await inForce(7));
    await aMorning();
    await remindedEarlier();
    await aMorning();
    expect(await told()).toHaveLength(2);
    expect(action).not.toBe('');
  });

  it('is told to those to whom it is assigned; to the focal point again once they are out of office', async () => {
    const action = actionIn(await inForce(5));
    await assign(action, ['member.mar']);
    await aMorning();
    expect(await told()).toEqual(['member.mar action-due Action a']);
    const term = (until: string) =>
      portal.owner(`UPDATE role_assignment SET until = ${until} WHERE person_id = $1`, [idOf('member.mar')]);
    await term('app.today() - 1');
    await remindedEarlier();
    await aMorning();
    expect(await told()).toContain('nfp.mar action-due Action a');
    await term('NULL');
  });

  it('is not told to whoever said something of it today', async () => {
    const action = actionIn(await inForce(5));
    await done(report(action, { state: 'in-progress', progress: 10 }), 201);
    await aMorning();
    expect(await told()).toEqual([]);
  });

  it.each(['done', 'cancelled'])('that is %s is not told', async (state) => {
    const action = actionIn(await inForce(-3));
    await done(report(action, { state, note: 'So it is.', reason: 'So it is.' }), 201);
    await portal.owner(`ALTER TABLE progress_report DISABLE TRIGGER report_is_kept`);
    await portal.owner(`UPDATE progress_report SET reported_at = reported_at - interval '2 days'`);
    await portal.owner(`ALTER TABLE progress_report ENABLE TRIGGER report_is_kept`);
    await aMorning();
    expect(await told()).toEqual([]);
    expect(await waiting('nfp.mar')).toEqual([]);
  });

  it('is not told of a plan that is not adopted, or closed, or superseded by its next version', async () => {
    await filled(['a'], { startsOn: day(-300), endsOn: day(-3) });
    const closed = await inForce(-3);
    await done(step(idIn(closed), { step: 'close', note: 'Over.' }), 200);
    await aMorning();
    expect(await told()).toEqual([]);
    const first = await inForce(5);
    const next = await done(ask('nfp.mar', 'POST', `/action-plans/${idIn(first)}/next-version`, {}), 201);
    await aMorning();
    expect(await told()).toHaveLength(1);
    await done(adopt(idIn(next)), 200);
    await aMorning();
    expect(await told()).toHaveLength(1);
  });

  it('of a country that left is told nobody', async () => {
    await inForce(5);
    await portal.owner(`UPDATE partner_country SET left_on = app.today() WHERE iso3 = 'MAR'`);
    await aMorning();
    expect(await told()).toEqual([]);
    await portal.owner(`UPDATE partner_country SET left_on = NULL WHERE iso3 = 'MAR'`);
  });

  it('of a region is told its secretariat', async () => {
    const plan = await filled(
      ['a'],
      { startsOn: day(-300), endsOn: day(5) },
      { kind: 'regional', iso3: undefined, region: 'NAS' },
      'secretariat.nas',
    );
    await done(adopt(idIn(plan), {}, 'secretariat.nas'), 200);
    await aMorning();
    expect(await told()).toEqual(['secretariat.nas action-due Action a']);
  });
});

describe('the mail of the day', () => {
  it('tells all of them in one, each with its three answers', async () => {
    await portal.owner(`UPDATE person SET mail_choice = 'daily' WHERE email = 'nfp.mar@example.org'`);
    const plan = await filled(['a', 'b'], { startsOn: day(-300), endsOn: day(7) });
    await done(
      fill(idIn(plan), {
        objectives: [
          { title: 'Late', theme: 'awareness', actions: [{ title: 'Late', startsOn: day(-90), endsOn: day(-1) }] },
        ],
      }),
      201,
    );
    await done(adopt(idIn(plan)), 200);
    await portal.owner(`DELETE FROM notification`);
    await aMorning();
    await strike(dayBegan);
    await strike(dayBegan);
    const mails = await portal.owner<{ subject: string; text: string; html: string }>(
      `SELECT subject, text, html FROM mail_content WHERE address = 'nfp.mar@example.org'`,
    );
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    for (const title of ['Action a', 'Action b', 'Late']) expect(mail?.text).toContain(title);
    const action = actionIn(plan);
    for (const say of ['on-track', 'done', 'blocked']) {
      expect(mail?.text).toContain(`/actions/${action}/report?say=${say}`);
      expect(mail?.html).toContain(`/actions/${action}/report?say=${say}"`);
    }
    const { body } = await ask('nfp.mar', 'GET', '/notifications');
    expect(Object.values(body['items'] ?? {}).map((each: Json) => textOf(each['title']))).toContain(
      `Overdue, was due on ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day(-1)))}: Late`,
    );
  });
});

describe('my work', () => {
  it('holds what is due within 30 days or overdue and mine, each with the place where it is done', async () => {
    const action = actionIn(await inForce(-2));
    const later = actionIn(await inForce(31));
    expect((await waiting('nfp.mar')).map((each) => [each['dueOn'], each['url'], each['iso3']])).toEqual([
      [day(-2), `/actions/${action}/report`, 'MAR'],
    ]);
    await assign(action, ['member.mar']);
    expect(await waiting('nfp.mar')).toEqual([]);
    expect(await waiting('nfp.tun')).toEqual([]);
    expect(await waiting('coordinator')).toEqual([]);
    expect(later).not.toBe(action);
  });
});

describe('the plan of an action', () => {
  it('is told as a headline to whoever sees the action, and is absent to everybody else', async () => {
    const action = actionIn(await inForce(5));
    expect((await ask('nfp.mar', 'GET', `/actions/${action}/plan`)).body).toMatchObject({
      sight: 'headline',
      title: 'Plan 2026-2030',
      iso3: 'MAR',
    });
    for (const who of [null, 'nfp.tun', 'secretariat.nas', 'coordinator']) {
      expect((await ask(who, 'GET', `/actions/${action}/plan`)).status).toBe(404);
    }
  });
});
