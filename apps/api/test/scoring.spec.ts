import { system } from '@portal/domain';
import { Database } from '../src/platform/database/database.js';
import { roundsRanOut } from '../src/scoring/scoring-clock.service.js';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { refusedBy, wrongIn } from './plan.harness.js';
import { idOf, judged, listIn } from './risk.harness.js';
import { rationale, scorers, scoringOn } from './scoring.harness.js';

const absent = '00000000-0000-7000-8000-00000000dead';
const log: string[] = [];
const others = ['nfp.tun', 'secretariat.aaf', 'secretariat.nas', 'coordinator', 'admin', 'observer'] as const;

let portal: Application;
let risk: string;
beforeAll(async () => {
  portal = await startApplication({}, { write: (line: string) => void log.push(line) });
  await gathered();
  risk = await begunWith(...scorers);
});
afterAll(() => portal.close());

const { ask, done, person, begun, added, scenario, gathered, begunWith, inDays } = scoringOn(() => portal);
const { open, opened, score, close, agree, explain, rounds, first, scoredBy } = scoringOn(() => portal);

describe('while a round is open', () => {
  it('each sees their own score and who has scored, and nobody anything of another’s', async () => {
    const one = await added(risk);
    const id = await opened(one);
    const hidden = await scoredBy(id);
    for (const account of scorers) {
      const said = await done(rounds(one, account), 200);
      const round = first(said);
      expect([round?.['scores'], round?.['spreads'], round?.['closedAt']]).toEqual([null, null, null]);
      expect(textOf(round?.['mine']?.['person']?.['id'])).toBe(await person(account));
      expect(round?.['mine']?.['isOutlier']).toBe(false);
      expect(Object.values(round?.['scorers'] ?? {}).every((each) => each['hasScored'])).toBe(true);
      expect([said.text.includes(hidden), said.text.includes(rationale)]).toEqual(Array(2).fill(account === 'nfp.ken'));
    }
    // Not even by asking to explain it, nor what the matrix draws.
    const guessed = await explain(hidden, 'nfp.mar');
    expect([guessed.status, guessed.text]).toEqual([404, (await explain(absent, 'nfp.mar')).text]);
    expect((await scenario(one)).body['spread']).toBeNull();
  });

  it('the administrator, the coordinator, the secretariats and the neighbour find nothing at all', async () => {
    const one = await added(risk);
    const id = await opened(one);
    const mine = idOf(await done(score('nfp.mar', id), 200));
    for (const account of others) {
      const none = await rounds(absent, account);
      const hidden = await rounds(one, account);
      expect([account, hidden.status, hidden.text]).toEqual([account, 404, none.text]);
      const acts = [await score(account, id), await close(id, 'x', account), await agree(id, {}, account)];
      acts.push(await explain(mine, account), await open(one, {}, account));
      expect([account, acts.every(({ status }) => [403, 404].includes(status))]).toEqual([account, true]);
      expect(acts.some(({ text }) => text.includes(rationale))).toBe(false);
    }
    expect((await rounds(one, null)).status).toBe(401);
  });

  it('its trail tells that somebody scored, never what, not even whoever reads values', async () => {
    const one = await added(risk);
    const id = await opened(one);
    const mine = idOf(await done(score('member.mar', id, judged(5, 5), { rationale }), 200));
    const entries = await portal.owner<{ values: string }>(
      `SELECT v::text AS values FROM audit_entry e JOIN audit_value v ON v.seq = e.seq WHERE e.record_id = $1`,
      [mine],
    );
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.some(({ values }) => /very-likely|severe|medium/.test(values))).toBe(false);
    expect(log.join('').includes(rationale)).toBe(false);
  });

  it('a score is changed by its scorer alone, and the second of two tabs is told', async () => {
    const one = await added(risk);
    const id = await opened(one);
    const made = await done(score('nfp.mar', id, judged(1, 1)), 200);
    expect(made.body).toMatchObject({ judgement: judged(1, 1), confidence: 'medium', version: 1, isOutlier: false });
    expect(refusedBy(await score('nfp.mar', id))).toBe('409 scored-already');
    const changed = await done(score('nfp.mar', id, judged(2, 2), { version: 1 }), 200);
    expect([idOf(changed), changed.body['version']]).toEqual([idOf(made), 2]);
    const stale = await score('nfp.mar', id, judged(5, 5), { version: 1 });
    expect([stale.status, textOf(stale.body['current']?.['judgement']?.['likelihood'])]).toEqual([412, 'unlikely']);
    expect(wrongIn(await score('member.mar', id, judged(1, 1), { version: 4 }))).toEqual(['/version not-allowed']);
  });

  it('two first scores of one person at once are one', async () => {
    const id = await opened(await added(risk));
    const hold = `SELECT FROM scoring_round WHERE id = '${id}' FOR UPDATE`;
    const both = await portal.meet(hold, [() => score('nfp.mar', id), () => score('nfp.mar', id)]);
    expect(both.map(refusedBy).sort()).toEqual(['200 null', '409 scored-already']);
  });

  it('a score outside the steps, for somebody else, or of whoever is not asked is refused', async () => {
    const narrow = await begunWith('nfp.mar', 'member.mar');
    const id = await opened(await added(narrow));
    const strange = { ...judged(1, 1), likelihood: 'six' };
    expect(wrongIn(await score('nfp.mar', id, strange))).toEqual(['/judgement/likelihood unknown-step']);
    const other = await person('member.mar');
    expect(wrongIn(await score('nfp.mar', id, judged(1, 1), { personId: other }))).toEqual(['/personId unknown-field']);
    expect(refusedBy(await score('nfp.uga', id))).toBe('403 not-a-scorer');
    expect(refusedBy(await score('nfp.mar', absent))).toBe('404 null');
    // Nor by the database, whoever forgets to ask.
    await expect(
      portal.owner(
        `INSERT INTO score (round_id, scenario_id, assessment_id, iso3, person_id, judgement, confidence, words)
         SELECT id, scenario_id, assessment_id, iso3, $2, '{}', 'perhaps', '' FROM scoring_round WHERE id = $1`,
        [id, other],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a round', () => {
  it('asks all who lead or score and tells them; there is one at a time, to an instant to come', async () => {
    const one = await added(risk);
    expect(wrongIn(await open(one, { closesAt: inDays(-1) }))).toEqual(['/closesAt closes-before-opens']);
    expect(refusedBy(await open(one, {}, 'member.mar'))).toBe('403 not-your-assessment');
    expect(refusedBy(await open(absent))).toBe('404 null');
    const said = await done(open(one, { kind: 'inherent' }), 201);
    expect([said.body['number'], said.body['kind'], listIn(said, 'scorers').length]).toEqual([1, 'inherent', 4]);
    expect(refusedBy(await open(one))).toBe('409 scoring-open');
    expect((await scenario(one)).body['openRound']).toBe(idOf(said));
    const told = await portal.owner<{ url: string }>(
      `SELECT url FROM notification WHERE kind = 'scoring-asked' AND record_id = $1`,
      [idOf(said)],
    );
    expect(told.map(({ url }) => url)).toEqual(Array(3).fill(`/risks/${risk}/scenarios/${one}`));
    const waiting = async () => listIn(await done(ask('member.mar', 'GET', '/work'), 200)).map(({ id }) => textOf(id));
    expect(await waiting()).toContain(`score-scenario:${idOf(said)}:MAR`);
    await done(score('member.mar', idOf(said)), 200);
    expect(await waiting()).not.toContain(`score-scenario:${idOf(said)}:MAR`);
    const alone = await added(await begun());
    expect(refusedBy(await open(alone))).toBe('409 no-scorers');
  });

  it('is opened once, when two open it at once', async () => {
    const one = await added(risk);
    const both = await Promise.all([open(one), open(one)]);
    expect(both.map(refusedBy).sort()).toEqual(['201 null', '409 scoring-open']);
  });

  it('shows everybody’s scores to the team once it is closed, with spreads and who is far from the others', async () => {
    const one = await added(risk);
    const id = await opened(one);
    const far = await scoredBy(id);
    expect(refusedBy(await close(id, '', 'member.mar'))).toBe('403 not-your-assessment');
    const { body } = await done(close(id), 200);
    expect(textOf(body['closedAt'])).not.toBe('null');
    const scores = listIn({ body } as Said, 'scores');
    expect(scores.filter((each) => each['isOutlier']).map((each) => textOf(each['id']))).toEqual([far]);
    const [likelihood] = listIn({ body } as Said, 'spreads');
    expect(likelihood).toMatchObject({
      ...{ axis: 'likelihood', median: 'unlikely', lowest: 'unlikely', highest: 'very-likely' },
      counts: [{ count: 0 }, { step: 'unlikely', count: 3 }, { count: 0 }, { count: 0 }, { count: 1 }],
    });
    expect((await scenario(one)).body['spread']).toEqual({
      likelihood: ['unlikely', 'very-likely'],
      impact: ['minor', 'minor'],
    });
    expect((await rounds(one, 'member.mar')).text.includes(rationale)).toBe(true);
    for (const account of others) expect((await rounds(one, account)).status).toBe(404);
    expect(refusedBy(await close(id))).toBe('409 scoring-closed');
    expect(refusedBy(await score('nfp.mar', id, judged(1, 1), { version: 1 }))).toBe('409 scoring-closed');
  });

  it('is explained by whoever stands apart, before the group agrees', async () => {
    const id = await opened(await added(risk));
    const far = await scoredBy(id);
    expect(refusedBy(await explain(far, 'nfp.ken'))).toBe('409 scoring-open');
    await done(close(id), 200);
    expect(refusedBy(await explain(far, 'nfp.mar'))).toBe('403 not-your-score');
    const said = await done(explain(far, 'nfp.ken'), 200);
    expect(said.body).toMatchObject({ explanation: 'J’ai vu le dépôt.', rationale, isOutlier: true });
    expect(wrongIn(await explain(far, 'nfp.ken', ' '))).toEqual(['/words too-short']);
    await done(agree(id), 200);
    expect(refusedBy(await explain(far, 'nfp.ken'))).toBe('409 agreed-already');
  });

  it('closes with one scorer, or none, for a reason alone', async () => {
    const one = await added(risk);
    const id = await opened(one);
    expect(wrongIn(await close(id))).toEqual(['/reason nobody-scored']);
    await done(score('nfp.mar', id), 200);
    const asked = await close(id, '  ');
    expect(wrongIn(asked)).toEqual(['/reason one-scorer']);
    // It says what that means.
    expect(asked.text).toContain('Only one person has scored: there is no spread');
    const { body } = await done(close(id, 'Les autres sont en mission.'), 200);
    expect([body['closedReason'], listIn({ body } as Said, 'scores').length]).toEqual([
      'Les autres sont en mission.',
      1,
    ]);
  });

  it('is over at its time whether or not anybody closed it', async () => {
    const one = await added(risk);
    const id = await opened(one);
    await scoredBy(id);
    await portal.owner(
      `UPDATE scoring_round SET opened_at = now() - interval '2 hours', closes_at = now() - interval '1 hour' WHERE id = $1`,
      [id],
    );
    const round = first(await done(rounds(one, 'member.mar'), 200));
    expect([listIn({ body: round ?? {} } as Said, 'scores').length, round?.['closedAt']]).toEqual([
      4,
      round?.['closesAt'],
    ]);
    expect(refusedBy(await score('nfp.mar', id, judged(1, 1), { version: 1 }))).toBe('409 scoring-closed');
    expect(refusedBy(await close(id))).toBe('409 scoring-closed');
    await portal.app.get(Database).write(system, async (tx) => {
      await tx.jobs.send(roundsRanOut, {});
      return true;
    });
    await portal.work();
    const seen = first(await done(rounds(one), 200));
    expect([seen?.['closedAt'], seen?.['version']]).toEqual([round?.['closesAt'], Number(round?.['version']) + 1]);
    expect((await scenario(one)).body['spread']).toMatchObject({ likelihood: ['unlikely', 'very-likely'] });
    expect((await open(one)).status).toBe(201);
  });
});
