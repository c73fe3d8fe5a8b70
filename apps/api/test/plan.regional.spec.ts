import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { actionsIn, idIn, plansOn, refusedBy } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, begin, begun, change, day, done, fill, filled, grant, read, report } = plansOn(() => portal);

const own = 'secretariat.nas';
const regional = { kind: 'regional', iso3: undefined, region: 'NAS', title: 'Plan of the region' };
/** Everybody who neither runs the region's plan nor coordinates the network. */
const others = [null, 'observer', 'admin', 'secretariat.aaf', 'nfp.mar', 'member.mar', 'nfp.sen'];

describe("a region's plan", () => {
  it('is begun by its secretariat alone, which is told so', async () => {
    for (const who of [...others, 'coordinator']) {
      expect([who, (await begin(regional, who ?? '')).status]).not.toEqual([who, 201]);
      const { body } = await ask(who, 'GET', '/action-plans?region=NAS');
      expect([who, body['mayBegin']]).toMatchObject([who, { may: false }]);
    }
    expect((await ask(own, 'GET', '/action-plans?region=NAS')).body['mayBegin']).toEqual({ may: true, why: null });
    expect((await ask(own, 'GET', '/action-plans?region=AAF')).body['mayBegin']).toMatchObject({ may: false });
  });

  it('is nobody else’s to see until it is shared, and then its countries’ to read alone', async () => {
    const plan = await filled(['a', 'b'], { endsOn: day(-5) }, regional, own);
    const id = idIn(plan);
    const absent = (await read('00000000-0000-7000-8000-00000000abcd', 'nfp.mar')).text;
    for (const who of others) {
      const { status, text } = await read(id, who);
      expect([who, status]).toEqual([who, 404]);
      if (who === 'nfp.mar') expect(text.replaceAll(id, '')).toBe(absent.replaceAll(/[0-9a-f-]{36}/g, ''));
      expect((await ask(who, 'GET', '/action-plans?region=NAS')).text).not.toContain(id);
      expect((await ask(who, 'GET', '/search?q=Plan%20of%20the%20region')).text).not.toContain(id);
    }
    expect((await read(id, 'coordinator')).status).toBe(200);
    await done(grant(id, { kind: 'region', region: 'NAS' }, 'whole', {}, own), 201);
    for (const who of ['nfp.mar', 'nfp.tun', 'member.mar']) {
      const seen = await read(id, who);
      expect([who, seen.status, seen.body['sight']]).toEqual([who, 200, 'whole']);
      const action: Json = actionsIn(seen)[0] ?? {};
      const actionId = textOf(action['id']);
      for (const refused of [
        fill(id, { objectives: [{ title: 'x', theme: 'awareness', actions: [] }] }, who),
        change(actionId, { title: 'x' }, 1, who),
        report(actionId, { state: 'done', note: 'x' }, who),
        grant(id, { kind: 'public' }, 'whole', {}, who),
        ask(who, 'POST', `/action-plans/${id}/steps`, { step: 'draft' }),
        ask(who, 'DELETE', `/action-plans/${id}`),
        ask(who, 'GET', `/plan-grants?plan=${id}`),
      ]) {
        expect([who, refusedBy(await refused)]).toEqual([who, expect.stringMatching(/^403 /)]);
      }
    }
    for (const who of [null, 'observer', 'admin', 'secretariat.aaf', 'nfp.sen']) {
      expect([who, (await read(id, who)).status]).toEqual([who, 404]);
    }
    // The other offices read and do not write; the secretariat runs it to its adoption and reports on it.
    expect(refusedBy(await change(textOf(actionsIn(plan)[0]?.['id']), { title: 'x' }, 1, 'coordinator'))).toBe(
      '403 not-your-plan',
    );
    await done(adopt(id, {}, own), 200);
    await done(report(textOf(actionsIn(plan)[0]?.['id']), { state: 'in-progress', progress: 40 }, own), 201);
    expect((await read(id, 'nfp.mar')).body).toMatchObject({ life: 'adopted', preparedUpdateId: null });
  });

  it('begins with what its countries have in common, and with a copy of the last one', async () => {
    const action = { title: 'Buy kits together', domains: ['R'], phase: 'detection' };
    const contents = { objectives: [{ title: 'Detection', theme: 'detection-trafficking', actions: [action] }] };
    const first = await begun({ ...regional, begin: { with: 'contents', contents } }, own);
    expect(actionsIn(first)).toMatchObject([{ title: action.title, number: '1.1', phase: 'detection' }]);
    expect(textOf(actionsIn(first)[0]?.['reference'])).toMatch(/^NAS-\d{4}-\d{3}$/);
    const copy = await begun({ ...regional, title: 'Next', begin: { with: 'plan', planId: idIn(first) } }, own);
    expect(actionsIn(copy)).toMatchObject([{ title: action.title, state: 'not-started' }]);
    // A plan that the secretariat does not see cannot be begun from.
    const hidden = await filled(['x']);
    const stolen = await begin({ ...regional, begin: { with: 'plan', planId: idIn(hidden) } }, own);
    expect([stolen.status, stolen.text.includes('unknown-plan')]).toEqual([422, true]);
  });
});
