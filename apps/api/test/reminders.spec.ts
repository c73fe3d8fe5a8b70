import { system } from '@portal/domain';
import { Database } from '../src/platform/database/database.js';
import { statusDayBegan } from '../src/status/reminder.service.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { aLine, idOf, itemsOf, reportingOn } from './reporting.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());
const { send, draft, act, decide } = reportingOn(() => portal);

/** Every story begins with nothing that waits or was told. */
beforeEach(async () => {
  await portal.owner(`DELETE FROM notification`);
  await portal.owner(`DELETE FROM reminder`);
  await portal.owner(`UPDATE claim SET state = 'withdrawn' WHERE state = 'submitted'`);
  await portal.owner(`UPDATE work_item SET done_at = now() WHERE done_at IS NULL`);
  await portal.owner(`UPDATE status_span SET attested_on = app.today()`);
});

const aMorning = async () => {
  await portal.app.get(Database).write(system, async (tx) => {
    await tx.jobs.send(statusDayBegan, {});
    return true;
  });
  await portal.work();
};
/** The claim was sent, or returned, so many days ago. */
const waits = (id: string, days: number) =>
  portal.owner(`UPDATE claim SET sent_at = now() - make_interval(days => $2::int) WHERE id = $1`, [id, days]);
const told = async () =>
  (
    await portal.owner<{ told: string }>(
      `SELECT split_part(p.email, '@', 1) || ' ' || n.kind AS told FROM notification n JOIN person p ON p.id = n.person_id
       WHERE n.kind NOT IN ('update-sent', 'claim-returned', 'draft-written', 'claim-validated') ORDER BY 1`,
    )
  ).map((row) => row.told);

describe('a validator who is silent', () => {
  it('is reminded after 3 days, their head after 7, the coordinators after 14; each once', async () => {
    await portal.owner(`UPDATE role_assignment SET title = 'staff' WHERE scope = 'AAF' AND role = 'secretariat'`);
    await portal.owner(`INSERT INTO person (name, email, language) VALUES ('Head', 'head.aaf@example.org', 'fr')`);
    await portal.owner(
      `INSERT INTO role_assignment (person_id, role, scope_kind, scope, title, since)
       SELECT id, 'secretariat', 'region', 'AAF', 'head', app.today() FROM person WHERE name = 'Head'`,
    );
    const id = idOf(await send('MRT', [aLine]));
    await waits(id, 2);
    await aMorning();
    expect(await told()).toEqual([]);
    await waits(id, 3);
    await aMorning();
    await aMorning();
    expect(await told()).toEqual(['head.aaf validation-waits', 'secretariat.aaf validation-waits']);
    await waits(id, 7);
    await aMorning();
    expect(await told()).toContain('head.aaf validation-waits-long');
    expect(await told()).not.toContain('secretariat.aaf validation-waits-long');
    await waits(id, 14);
    await aMorning();
    expect((await told()).filter((each) => each.endsWith('validation-open-to-coordinators'))).toEqual([
      'coordinator validation-open-to-coordinators',
      'coordinator2 validation-open-to-coordinators',
    ]);
    expect((await portal.as('coordinator', 'GET', `/validation`)).text).toContain(id);
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1, since = app.today() - 2 WHERE title = 'head'`,
    );
  });

  it('is all of the secretariat where nobody heads it', async () => {
    await waits(idOf(await send('MRT', [aLine])), 8);
    await aMorning();
    expect(await told()).toEqual(['secretariat.aaf validation-waits-long']);
  });

  it('of a country in two regions is that of the main one', async () => {
    await waits(idOf(await send('MAR', [aLine])), 4);
    await aMorning();
    const [row] = await portal.owner<{ main_region: string }>(
      `SELECT lower(main_region) AS main_region FROM partner_country WHERE iso3 = 'MAR'`,
    );
    expect(await told()).toEqual([`secretariat.${row?.main_region ?? ''} validation-waits`]);
  });

  it('is told once of several reports of one country', async () => {
    for (const indicator of ['risk-assessment', 'needs-assessment'])
      await waits(idOf(await send('MRT', [{ ...aLine, indicator }])), 5);
    await aMorning();
    expect(await told()).toEqual(['secretariat.aaf validation-waits']);
  });

  it('is never whoever sent it, and the coordinators from the first where a secretariat sent', async () => {
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'focal-point' AND scope = 'TGO'`,
    );
    const sent = await act('secretariat.aaf', await draft('TGO', [aLine], 'secretariat.aaf'), 'send');
    expect(sent.status).toBe(200);
    await waits(idOf(sent), 4);
    await aMorning();
    expect(await told()).toEqual(['coordinator validation-waits', 'coordinator2 validation-waits']);
  });

  it('of a country that left is reminded no more', async () => {
    await waits(idOf(await send('BEN', [aLine])), 5);
    await portal.owner(`UPDATE partner_country SET left_on = app.today() WHERE iso3 = 'BEN'`);
    await aMorning();
    expect(await told()).toEqual([]);
    await portal.owner(`UPDATE partner_country SET left_on = NULL WHERE iso3 = 'BEN'`);
  });

  it('is not reminded again where the clock was set back and comes round once more', async () => {
    const id = idOf(await send('MRT', [aLine]));
    await waits(id, 4);
    await aMorning();
    await waits(id, 0);
    await aMorning();
    await waits(id, 4);
    await aMorning();
    expect(await told()).toEqual(['secretariat.aaf validation-waits']);
  });
});

describe('a question to a country', () => {
  it('is reminded after 3 and 7 days, and told to its secretariat after 14', async () => {
    const id = idOf(await send('MRT', [aLine]));
    await decide('secretariat.aaf', id, { decision: 'returned', reason: 'Which decree?' });
    const since = (days: number) =>
      portal.owner(`UPDATE work_item SET created_at = now() - make_interval(days => $2::int) WHERE claim_id = $1`, [
        id,
        days,
      ]);
    await since(3);
    await aMorning();
    await since(7);
    await aMorning();
    expect(await told()).toEqual(['nfp.mrt return-waits', 'nfp.mrt return-waits']);
    await since(14);
    await aMorning();
    expect(await told()).toContain('secretariat.aaf return-unanswered');
    const answered = await send('MRT', [{ ...aLine, replaces: id }]);
    expect(answered.status).toBe(200);
    await portal.owner('DELETE FROM reminder');
    await aMorning();
    expect((await told()).filter((each) => each.endsWith('return-unanswered'))).toHaveLength(1);
  });
});

describe('a level', () => {
  const attested = (months: number, days: number) =>
    portal.owner(
      `UPDATE status_span SET attested_on = (app.today() - make_interval(months => $1::int) + make_interval(days => $2::int))::date
       WHERE iso3 = 'MRT' AND indicator = 'action-plan' AND known_until = 'infinity' AND valid_until IS NULL`,
      [months, days],
    );

  it('is told to its focal point before it is out of date, and then to the secretariat too', async () => {
    await attested(12, 29);
    await aMorning();
    expect(await told()).toEqual(['nfp.mrt level-ageing']);
    await attested(12, -1);
    await aMorning();
    expect(await told()).toEqual([
      'nfp.mrt level-ageing',
      'nfp.mrt level-out-of-date',
      'secretariat.aaf country-out-of-date',
    ]);
  });

  it('that waits to be confirmed is not', async () => {
    await attested(12, -1);
    const { body } = await portal.as('nfp.mrt', 'GET', '/work');
    const item = itemsOf(body).find((each) => textOf(each['indicator']) === 'action-plan');
    const confirmed = await portal.as('nfp.mrt', 'POST', '/countries/MRT/confirmations', {
      body: { indicator: 'action-plan', confirms: textOf(item?.['claimId']) },
    });
    expect(confirmed.status).toBe(201);
    await aMorning();
    expect(await told()).toEqual([]);
  });
});
