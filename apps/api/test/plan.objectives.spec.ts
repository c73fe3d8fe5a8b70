import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { actionsIn, idIn, plansOn, refusedBy } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, begun, change, done, fill, read } = plansOn(() => portal);

const titles = ['Law', 'Detection', 'Response'];
/** A plan of three objectives with an action each. */
const threefold = async () => {
  const plan = await begun();
  const objectives = titles.map((title) => ({ title, theme: 'awareness', actions: [{ title: `Of ${title}` }] }));
  return done(fill(idIn(plan), { objectives }), 201);
};
const objectivesIn = ({ body }: { readonly body: Readonly<Record<string, Json>> }) =>
  Object.values(body['objectives'] ?? {});
const order = async (id: string) =>
  objectivesIn(await read(id))
    .sort((one, other) => Number(textOf(one['number'])) - Number(textOf(other['number'])))
    .map((each) => `${textOf(each['number'])} ${textOf(each['title'])}`);
const move = (objective: Json | undefined, number: number, account = 'nfp.mar') =>
  change(textOf(objective?.['id']), { number }, Number(textOf(objective?.['version'])), account, 'objectives');

describe('the objectives of a plan', () => {
  it('take each other’s numbers, those between follow, and their actions are numbered by them', async () => {
    const plan = await threefold();
    const [law, , response] = objectivesIn(plan);
    const moved = await done(move(response, 1), 200);
    expect(moved.body).toMatchObject({ number: 1, version: Number(textOf(response?.['version'])) + 1 });
    expect(await order(idIn(plan))).toEqual(['1 Response', '2 Law', '3 Detection']);
    const now = await read(idIn(plan));
    const of = (title: string) => actionsIn(now).find((each) => textOf(each['title']) === `Of ${title}`);
    expect([of('Response')?.['number'], of('Law')?.['number']]).toEqual(['1.1', '2.1']);
    // The references stay what they were.
    const references = (said: typeof now) => actionsIn(said).map((each) => textOf(each['reference']));
    expect([...references(now)].sort()).toEqual([...references(plan)].sort());
    // Who still sees the old order is told that it changed.
    expect((await move(law, 3)).status).toBe(412);
    const present = objectivesIn(now).find((each) => textOf(each['title']) === 'Law');
    await done(move(present, 3), 200);
    expect(await order(idIn(plan))).toEqual(['1 Response', '2 Detection', '3 Law']);
    // A free number is taken as it is; a new objective never takes one that is borne.
    const detection = objectivesIn(await read(idIn(plan))).find((each) => textOf(each['title']) === 'Detection');
    await done(move(detection, 9), 200);
    expect(await order(idIn(plan))).toEqual(['1 Response', '3 Law', '9 Detection']);
    const taken = await ask('nfp.mar', 'POST', '/objectives', {
      planId: idIn(plan),
      title: 'x',
      theme: 'awareness',
      number: 9,
    });
    expect(refusedBy(taken)).toBe('409 number-taken');
  });

  it('are put in order by whoever runs the plan, until it is adopted', async () => {
    const plan = await threefold();
    const [law] = objectivesIn(plan);
    for (const who of ['nfp.tun', 'coordinator', 'secretariat.nas', 'observer']) {
      expect([who, (await move(law, 3, who)).status]).toEqual([who, who === 'observer' ? 403 : 404]);
    }
    await done(adopt(idIn(plan)), 200);
    expect(refusedBy(await move(law, 3))).toBe('409 frozen');
    expect(await order(idIn(plan))).toEqual(['1 Law', '2 Detection', '3 Response']);
  });

  it('hand an action on without another reference', async () => {
    const plan = await threefold();
    const [, detection] = objectivesIn(plan);
    const action = actionsIn(plan)[0];
    const moved = await done(
      change(textOf(action?.['id']), { objectiveId: textOf(detection?.['id']) }, Number(textOf(action?.['version']))),
      200,
    );
    expect(moved.body).toMatchObject({ number: '2.2', reference: textOf(action?.['reference']) });
    expect(moved.body['lineId']).toBe(textOf(action?.['lineId']));
  });
});
