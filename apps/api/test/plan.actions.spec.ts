import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { actionIn, actionsIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { ask, change, day, done, fill, filled, read } = plansOn(() => portal);

const objectiveIn = (plan: Said) => textOf(plan.body['objectives']?.[0]?.['id']);
const add = (plan: Said, body: object, account = 'nfp.mar') =>
  ask(account, 'POST', '/actions', { objectiveId: objectiveIn(plan), title: 'Another', ...body });
const wait = (actionId: string, dependsOnId: string) =>
  ask('nfp.mar', 'POST', '/action-dependencies', { actionId, dependsOnId });
describe('an action', () => {
  it('outside its plan’s period is kept and flagged', async () => {
    const plan = await filled(['a']);
    const added = await add(plan, { startsOn: day(590), endsOn: day(700) });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ isOutsidePeriod: true, number: '1.2', endsOn: day(700) });
    expect((await read(idIn(plan))).body['overview']).toMatchObject({ outsidePeriod: 1 });
  });

  it('has no end before its start, no negative cost and no unknown currency', async () => {
    const plan = await filled(['a']);
    expect(wrongIn(await add(plan, { startsOn: day(10), endsOn: day(9) }))).toEqual(['/endsOn until-before-since']);
    expect(wrongIn(await add(plan, { cost: { amount: -1, currency: 'EUR' } }))).toEqual(['/cost/amount too-small']);
    expect(wrongIn(await add(plan, { cost: { amount: 1, currency: 'EUX' } }))).toEqual([
      '/cost/currency unknown-currency',
    ]);
    expect(wrongIn(await add(plan, { cost: { amount: 1.005, currency: 'EUR' } }))).toEqual(['/cost/amount format']);
    expect(wrongIn(await change(actionIn(plan), { endsOn: day(-500) }, 1))).toEqual(['/endsOn until-before-since']);
    expect((await add(plan, { cost: { amount: 1.25, currency: 'MRU' } })).body).toMatchObject({
      cost: { amount: 1.25, currency: 'MRU' },
    });
  });

  it('is changed by one of two: the other is told what it says now', async () => {
    const plan = await filled(['a']);
    const [one, other] = await Promise.all([
      change(actionIn(plan), { lead: 'Customs' }, 1),
      change(actionIn(plan), { lead: 'Interior' }, 1),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 412]);
    const [kept, told] = one.status === 200 ? [one, other] : [other, one];
    expect(told.body['current']).toMatchObject({ lead: textOf(kept.body['lead']), version: 2 });
    expect((await change(actionIn(plan), { lead: 'x' }, null)).status).toBe(428);
  });

  it('is changed with all it says, and stands where it is put', async () => {
    const plan = await filled(['a', 'b', 'c']);
    const said = {
      description: 'Twelve crossings.',
      domains: ['C', 'N'],
      phase: 'detection',
      priority: 'high',
      supporting: ['Interior', 'Health'],
      funding: { state: 'partly', source: 'EU', funded: 20 },
      cost: { amount: 50, currency: 'EUR' },
      indicator: 'Crossings',
      target: '12',
      answersTo: ['1540'],
      supportRequested: 'Training of trainers',
    };
    const changed = await change(actionIn(plan, 2), { ...said, after: null }, 1);
    expect(changed.body).toMatchObject({
      ...said,
      domains: { 1: 'N' },
      supporting: { 1: 'Health' },
      answersTo: { 0: '1540' },
      number: '1.1',
    });
    const after = await change(actionIn(plan, 2), { after: actionIn(plan, 0) }, 2);
    expect(after.body).toMatchObject({ number: '1.2' });
    expect(wrongIn(await change(actionIn(plan, 2), { after: actionIn(plan, 2) }, 3))).toEqual([
      '/after unknown-action',
    ]);
    expect((await change(actionIn(plan, 2), { cost: null, phase: null }, 3)).body).toMatchObject({
      cost: null,
      phase: null,
    });
  });

  it('is changed with many others at once, all or none, and all of it is taken back by what is answered', async () => {
    const plan = await filled(['a', 'b', 'c']);
    const ids = [0, 1, 2].map((place) => actionIn(plan, place));
    const many = (changes: object[]) => ask('nfp.mar', 'PATCH', '/actions', { changes });
    const refused = await many([
      { id: ids[0], version: 1, patch: { lead: 'Customs' } },
      { id: ids[1], version: 1, patch: { endsOn: day(-900) } },
    ]);
    expect(wrongIn(refused)).toEqual(['/changes/1/patch/endsOn until-before-since']);
    expect(actionsIn(await read(idIn(plan)))[0]).toMatchObject({ lead: '', version: 1 });
    const changed = await many([
      { id: ids[0], version: 1, patch: { lead: 'Customs', after: ids[2] } },
      { id: ids[1], version: 1, patch: { priority: 'high', dependsOn: [ids[2]] } },
    ]);
    expect(changed.status).toBe(200);
    expect(actionsIn(await read(idIn(plan))).map((each) => textOf(each['title']))).toEqual([
      'Action b',
      'Action c',
      'Action a',
    ]);
    const stale = await many([{ id: ids[0], version: 1, patch: { lead: 'x' } }]);
    expect(stale.status).toBe(412);
    expect(stale.body['current']).toMatchObject({ items: { 0: { lead: 'Customs' } } });
    const undone = await ask('nfp.mar', 'PATCH', '/actions', changed.body['undo']);
    expect(undone.status).toBe(200);
    const back = actionsIn(await read(idIn(plan)));
    expect(back.map((each) => [textOf(each['title']), textOf(each['lead']), textOf(each['priority'])])).toEqual([
      ['Action a', '', 'medium'],
      ['Action b', '', 'medium'],
      ['Action c', '', 'medium'],
    ]);
    expect(Object.keys(back[1]?.['dependsOn'] ?? {})).toEqual([]);
    const turned = await many([1, 0].map((place) => ({ id: ids[place], version: 3, patch: { after: ids[2] } })));
    expect(turned.status).toBe(200);
    const before = actionsIn(await read(idIn(plan))).map((each) => textOf(each['title']));
    expect(before).toEqual(['Action c', 'Action a', 'Action b']);
    await done(ask('nfp.mar', 'PATCH', '/actions', turned.body['undo']), 200);
    const after = actionsIn(await read(idIn(plan))).map((each) => textOf(each['title']));
    expect(after).toEqual(['Action a', 'Action b', 'Action c']);
    const other = await filled(['x']);
    expect(
      refusedBy(
        await many([
          { id: ids[0], version: 5, patch: {} },
          { id: actionIn(other), version: 1, patch: {} },
        ]),
      ),
    ).toBe('409 other-plan');
  });
});

describe('dependencies', () => {
  it('never close a circle: the refusal names it', async () => {
    const plan = await filled(['a', 'b', 'c']);
    const [a = '', b = '', c = ''] = [0, 1, 2].map((place) => actionIn(plan, place));
    await done(wait(b, a), 201);
    await done(wait(c, b), 201);
    const refused = await wait(a, c);
    expect(refusedBy(refused)).toBe('409 dependency-circle');
    const references = actionsIn(plan).map((each) => textOf(each['reference']));
    expect(Object.values(refused.body['involved'] ?? {}).map(textOf)).toEqual([
      references[0],
      references[2],
      references[1],
    ]);
    expect(refusedBy(await wait(b, a))).toBe('409 dependency-exists');
    expect(refusedBy(await wait(a, a))).toBe('409 dependency-circle');
    expect(refusedBy(await change(a, { dependsOn: [c] }, 1))).toBe('409 dependency-circle');
    const pasted = await fill(idIn(plan), {
      objectives: [
        {
          id: objectiveIn(plan),
          actions: [
            { key: 'x', title: 'x', dependsOn: ['y'] },
            { key: 'y', title: 'y', dependsOn: ['x'] },
          ],
        },
      ],
    });
    expect(refusedBy(pasted)).toBe('409 dependency-circle');
    expect(actionsIn(await read(idIn(plan)))).toHaveLength(3);
  });

  it('never close one together, when two are added at once', async () => {
    const plan = await filled(['a', 'b']);
    const both = await Promise.all([wait(actionIn(plan), actionIn(plan, 1)), wait(actionIn(plan, 1), actionIn(plan))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await expect(
      portal.owner(
        `INSERT INTO action_dependency (plan_id, action_id, depends_on_id)
         SELECT plan_id, depends_on_id, action_id FROM action_dependency WHERE plan_id = $1`,
        [idIn(plan)],
      ),
    ).rejects.toMatchObject({ constraint: 'dependency-circle' });
  });

  it('stay within one version of one plan', async () => {
    const [plan, other] = [await filled(['a']), await filled(['b'])];
    expect(refusedBy(await wait(actionIn(plan), actionIn(other)))).toBe('409 other-plan');
    expect(wrongIn(await change(actionIn(plan), { dependsOn: [actionIn(other)] }, 1))).toEqual([
      '/dependsOn/0 unknown-action',
    ]);
    await expect(
      portal.owner('INSERT INTO action_dependency (plan_id, action_id, depends_on_id) VALUES ($1, $2, $3)', [
        idIn(plan),
        actionIn(plan),
        actionIn(other),
      ]),
    ).rejects.toMatchObject({ code: '23503' });
  });
});
