import { type Application, startApplication, textOf } from './application.harness.js';
import { actionsIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';
import { teamsOn } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { begin, day, focalPointOf, made } = teamsOn(() => portal);
const plans = plansOn(() => portal);

/** A meeting that is over, with one decision. */
async function decided(iso3: string) {
  await begin(iso3);
  const account = focalPointOf(iso3);
  const times = { starts: `${day(-3)}T09:00`, ends: `${day(-3)}T10:00`, zone: 'UTC', place: 'Room 4' };
  const meeting = await made(portal.as(account, 'POST', `/countries/${iso3}/team-meetings`, { body: times }));
  const body = { text: 'Buy detection kits\nfor the border', due: day(90) };
  const said = await made(portal.as(account, 'POST', `/team-meetings/${idIn(meeting)}/decisions`, { body }));
  return { meetingId: idIn(meeting), id: textOf(said.body['decisions']?.[0]?.['id']) };
}
const planOf = (iso3: string) => plans.filled(['a'], {}, { iso3 }, focalPointOf(iso3));
type Plan = Awaited<ReturnType<typeof planOf>>;
const objectiveIn = ({ body }: Plan) => textOf(body['objectives']?.[0]?.['id']);
const become = (id: string, body: object, account: string) =>
  portal.as(account, 'POST', `/meeting-decisions/${id}/action`, { body });
const decisionsOf = (meetingId: string, account: string) =>
  portal
    .as(account, 'GET', `/team-meetings/${meetingId}`)
    .then(({ body, text }) => ({ of: body['decisions']?.[0], text }));

describe('a decision of a team’s meeting', () => {
  it('becomes an action of the plan, and both say so', async () => {
    const { id, meetingId } = await decided('SEN');
    const plan = await planOf('SEN');
    const wanted = { objectiveId: objectiveIn(plan), title: 'Buy detection kits', endsOn: day(90) };
    const became = await become(id, wanted, 'nfp.sen');
    expect(became).toMatchObject({
      status: 201,
      body: { id, action: { planId: idIn(plan), title: 'Buy detection kits', state: 'not-started', progress: 0 } },
    });
    const action = actionsIn(await plans.read(idIn(plan), 'nfp.sen')).find(
      ({ title }) => textOf(title) === wanted.title,
    );
    expect(action).toMatchObject({
      endsOn: day(90),
      reference: textOf(became.body['action']?.['reference']),
      decision: { meetingId, iso3: 'SEN', text: 'Buy detection kits\nfor the border', meetingOn: day(-3) },
    });
    // How the action stands is read beside the decision.
    const actionId = textOf(action?.['id']);
    await plans.done(plans.report(actionId, { state: 'in-progress', progress: 40, note: 'Begun' }, 'nfp.sen'), 201);
    expect((await decisionsOf(meetingId, 'nfp.sen')).of).toMatchObject({
      action: { state: 'in-progress', progress: 40 },
    });
    expect(refusedBy(await become(id, wanted, 'nfp.sen'))).toBe('409 already-an-action');
    expect(actionsIn(await plans.read(idIn(plan), 'nfp.sen'))).toHaveLength(2);
  });

  it('does not tell others of a plan that is not theirs to see', async () => {
    const { id, meetingId } = await decided('GAB');
    const plan = await planOf('GAB');
    await made(become(id, { objectiveId: objectiveIn(plan), title: 'Kept inside' }, 'nfp.gab'));
    for (const account of ['observer', 'coordinator', 'nfp.tgo', 'secretariat.aaf']) {
      const { of, text } = await decisionsOf(meetingId, account);
      expect([account, of]).toEqual([account, expect.objectContaining({ id, action: null })]);
      expect(text).not.toContain('Kept inside');
    }
    // Of a plan shown to somebody who does not see the team, the decision stays the team's.
    await made(
      portal.as('nfp.gab', 'PATCH', `/teams/${await teamOf('GAB')}`, {
        body: { visibility: 'restricted' },
        headers: { 'if-match': '*' },
      }),
    );
    await plans.done(plans.grant(idIn(plan), { kind: 'region', region: 'AAF' }, 'whole', {}, 'nfp.gab'), 201);
    const shared = await plans.read(idIn(plan), 'secretariat.aaf');
    const kept = (said: Plan) => actionsIn(said).find(({ title }) => textOf(title) === 'Kept inside');
    expect(kept(shared)).toMatchObject({ decision: null });
    expect(kept(await plans.read(idIn(plan), 'nfp.gab'))).toMatchObject({ decision: { meetingId } });
  });

  it('is made one by who may write the plan, of its own country, while the plan can be written', async () => {
    const { id } = await decided('TGO');
    const [own, others] = [await planOf('TGO'), await planOf('BEN')];
    const wanted = { objectiveId: objectiveIn(own), title: 'Train' };
    for (const account of ['nfp.ben', 'member.mar', 'secretariat.aaf', 'coordinator', 'admin', 'observer']) {
      expect([account, (await become(id, wanted, account)).status]).toEqual([account, 403]);
    }
    expect((await portal.as(null, 'POST', `/meeting-decisions/${id}/action`, { body: wanted })).status).toBe(401);
    const foreign = await become(id, { ...wanted, objectiveId: objectiveIn(others) }, 'nfp.tgo');
    expect(wrongIn(foreign)).toEqual(['/objectiveId unknown-objective']);
    expect(wrongIn(await become(id, { ...wanted, title: ' ' }, 'nfp.tgo'))).toEqual(['/title too-short']);
    await plans.done(plans.adopt(idIn(own), {}, 'nfp.tgo'), 200);
    expect(refusedBy(await become(id, wanted, 'nfp.tgo'))).toBe('409 frozen');
    const [decision] = await portal.owner<{ action_id: string | null }>(
      'SELECT action_id FROM meeting_decision WHERE id = $1',
      [id],
    );
    expect(decision).toEqual({ action_id: null });
  });

  it('becomes one action where two people ask at once, and another where the first was deleted', async () => {
    const { id, meetingId } = await decided('MLI');
    const plan = await planOf('MLI');
    const wanted = { objectiveId: objectiveIn(plan), title: 'Once' };
    const both = await Promise.all([become(id, wanted, 'nfp.mli'), become(id, wanted, 'nfp.mli')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const added = actionsIn(await plans.read(idIn(plan), 'nfp.mli')).filter(({ title }) => textOf(title) === 'Once');
    expect(added).toHaveLength(1);
    await plans.done(plans.ask('nfp.mli', 'DELETE', `/actions/${textOf(added[0]?.['id'])}`), 204);
    expect((await decisionsOf(meetingId, 'nfp.mli')).of).toMatchObject({ action: null });
    expect((await become(id, wanted, 'nfp.mli')).status).toBe(201);
  });
});

async function teamOf(iso3: string): Promise<string> {
  const [team] = await portal.owner<{ id: string }>('SELECT id FROM team WHERE iso3 = $1', [iso3]);
  return team?.id ?? '';
}
