import { type Application, startApplication, textOf } from './application.harness.js';
import { actionIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const plans = plansOn(() => portal);
const { held, idOf, oneAdopted, oneCommitment } = roundTablesOn(() => portal);
const serves = (account: string | null, id: string) => portal.as(account, 'GET', `/actions/${id}/serves`);
const link = (account: string, id: string, body: object) =>
  portal.as(account, 'PUT', `/actions/${id}/serves`, { body: { priorities: [], commitments: [], ...body } });
const commitmentOf = async (reference: string) => {
  const [row] = await portal.owner<{ id: string }>('SELECT id FROM commitment WHERE reference = $1', [reference]);
  return row?.id ?? '';
};

describe('what an action serves', () => {
  it('is linked by its country, told to its own people, and of a commitment that it is carried out', async () => {
    const roundTable = await held('NAS');
    await oneAdopted(roundTable);
    await oneCommitment(roundTable, 'TUN', 'NAS-2026-C901');
    await oneCommitment(roundTable, 'DZA', 'NAS-2026-C902');
    const own = await commitmentOf('NAS-2026-C901');
    const plan = await plans.filled(['a', 'b'], {}, { iso3: 'TUN' }, 'nfp.tun');
    const id = actionIn(plan);
    const before = await serves('nfp.tun', id);
    expect(before.body).toMatchObject({ items: {}, mayLink: { may: true } });
    expect(Object.values(before.body['choices'] ?? {}).map((each) => textOf(each['reference']))).toEqual([
      'NAS-2026-C901',
    ]);

    expect(wrongIn(await link('nfp.tun', id, { commitments: [await commitmentOf('NAS-2026-C902')] }))).toEqual([
      '/commitments/0 not-allowed',
    ]);
    expect((await link('nfp.tun', id, { commitments: [own] })).body).toMatchObject({
      items: { 0: { kind: 'commitment', reference: 'NAS-2026-C901', state: 'open' } },
    });
    expect((await link('nfp.tun', id, { commitments: [own, own] })).status).toBe(200);
    const carried = await portal.as('secretariat.nas', 'GET', `/commitments/${own}`);
    expect(carried.body).toMatchObject({ isCarried: true });
    expect(carried.text).not.toContain('Action a');

    expect((await link('nfp.tun', id, {})).body).toMatchObject({ items: {} });
    expect((await portal.as('secretariat.nas', 'GET', `/commitments/${own}`)).body).toMatchObject({ isCarried: false });
    expect(idOf(roundTable)).not.toBe('');
  });

  it('is there for nobody else, also where the plan is shown to them whole', async () => {
    const plan = await plans.filled(['a'], {}, { iso3: 'TUN', title: 'Shown' }, 'nfp.tun');
    await plans.grant(idIn(plan), { kind: 'country', iso3: 'PHL' }, 'whole', {}, 'nfp.tun');
    const id = actionIn(plan);
    expect((await plans.read(idIn(plan), 'nfp.phl')).body['sight']).toBe('whole');
    expect((await serves('nfp.phl', id)).status).toBe(404);
    expect((await serves('secretariat.nas', id)).status).toBe(404);
    expect((await link('nfp.phl', id, {})).status).toBe(404);
    expect(refusedBy(await serves(null, id))).toMatch(/^401/);
  });
});
