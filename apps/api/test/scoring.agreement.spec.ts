import { type Application, startApplication, textOf } from './application.harness.js';
import { refusedBy, wrongIn } from './plan.harness.js';
import { judged, listIn, rated } from './risk.harness.js';
import { scorers, scoringOn } from './scoring.harness.js';

let portal: Application;
let risk: string;
beforeAll(async () => {
  portal = await startApplication();
  await gathered();
  risk = await begunWith(...scorers);
});
afterAll(() => portal.close());

const { ask, done, added, scenario, change, approve, gathered, begunWith } = scoringOn(() => portal);
const { open, opened, score, close, agree, rounds, scoredBy } = scoringOn(() => portal);

describe('the agreed value', () => {
  it('is written down once the round is over, with its reason, and becomes the rating of its kind', async () => {
    const one = await added(risk);
    const id = await opened(one);
    await scoredBy(id);
    expect(refusedBy(await agree(id))).toBe('409 scoring-open');
    await done(close(id), 200);
    expect(wrongIn(await agree(id, { reason: ' ' }))).toEqual(['/reason too-short']);
    expect(wrongIn(await agree(id, { judgement: { ...judged(1, 1), likelihood: 'never' } }))).toEqual([
      '/judgement/likelihood unknown-step',
    ]);
    expect(refusedBy(await agree(id, {}, 'member.mar'))).toBe('403 not-your-assessment');
    const { body } = await done(agree(id), 200);
    expect(body['agreement']).toMatchObject({
      ...{ judgement: judged(4, 4), reason: 'Après discussion.', confidence: 'medium' },
      by: { role: 'focal-point' },
    });
    const said = await done(scenario(one), 200);
    expect(said.body).toMatchObject({ confidence: 'medium', ratings: { current: { ...judged(4, 4), level: 'high' } } });
    const history = listIn(await done(ask('nfp.mar', 'GET', `/scenarios/${one}/history`), 200)).at(-1);
    expect(Object.values(history?.['changes'] ?? {}).map((each) => textOf(each['field']))).toEqual([
      'ratings.current',
      'confidence',
    ]);
    expect(refusedBy(await agree(id))).toBe('409 agreed-already');
  });

  it('is one, when two people agree on it at once', async () => {
    const id = await opened(await added(risk));
    await scoredBy(id);
    await done(close(id), 200);
    const hold = `SELECT FROM scoring_round WHERE id = '${id}' FOR UPDATE`;
    const acts = [judged(4, 4), judged(2, 2)].map((judgement) => () => agree(id, { judgement }));
    const both = await portal.meet(hold, acts);
    expect(both.map(refusedBy).sort()).toEqual(['200 null', '409 agreed-already']);
  });

  it('is of the last round, and of one that somebody scored', async () => {
    const one = await added(risk);
    const empty = await opened(one);
    await done(close(empty, 'Reporté.'), 200);
    expect(refusedBy(await agree(empty))).toBe('409 nothing-scored');
    const again = await opened(one);
    await scoredBy(again);
    await done(close(again), 200);
    expect(refusedBy(await agree(empty))).toBe('409 scored-again');
    await done(agree(again), 200);
    expect(listIn(await rounds(one)).map((each) => each['number'])).toEqual([2, 1]);
  });

  it('stands above the rating before it for a reason alone', async () => {
    const one = await added(risk);
    await done(change(one, { ratings: { inherent: judged(2, 2) } }), 200);
    const id = await opened(one);
    await scoredBy(id);
    await done(close(id), 200);
    expect(refusedBy(await agree(id, { judgement: judged(5, 5) }))).toBe('409 ratings-contradict');
    await done(change(one, { exceptions: { current: 'Un dépôt s’est ouvert.' } }), 200);
    expect((await agree(id, { judgement: judged(5, 5) })).status).toBe(200);
  });

  it('is not to be had once the assessment is approved, nor is it approved while a round is open', async () => {
    const own = await begunWith('nfp.mar', 'member.mar');
    const one = await added(own);
    await done(change(one, rated()), 200);
    const id = await opened(one, { kind: 'target' });
    await done(ask('nfp.mar', 'POST', `/risk-assessments/${own}/steps`, { act: 'review' }), 200);
    const early = await ask('nfp.mar', 'POST', `/risk-assessments/${own}/steps`, { act: 'approve' });
    expect(refusedBy(early)).toBe('409 scoring-open');
    await done(ask('nfp.mar', 'POST', `/risk-assessments/${own}/steps`, { act: 'return' }), 200);
    await done(score('nfp.mar', id), 200);
    await done(close(id, 'Seul présent.'), 200);
    await done(approve(own), 200);
    const acts = [await agree(id), await score('nfp.mar', id), await close(id, 'x'), await open(one)];
    expect(acts.map(refusedBy)).toEqual(Array(4).fill('409 risk-frozen'));
  });
});
