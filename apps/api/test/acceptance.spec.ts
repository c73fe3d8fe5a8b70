import { type Application, startApplication, textOf } from './application.harness.js';
import { refusedBy, wrongIn } from './plan.harness.js';
import { idOf, listIn, rated, risksOn } from './risk.harness.js';

const absent = '00000000-0000-7000-8000-00000000dead';
const log: string[] = [];
const secret = 'Le budget manque pour la gare';
let portal: Application;
let risk: string;
beforeAll(async () => {
  portal = await startApplication({}, { write: (line: string) => void log.push(line) });
  risk = await begun();
  await done(name(risk, { 'member.mar': 'lead' }), 200);
});
afterAll(() => portal.close());

const { ask, done, begun, added, scenario, change, name, approve, read } = risksOn(() => portal);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const accept = (scenarioId: string, wanted: object = {}, account: string | null = 'nfp.mar') =>
  ask(account, 'POST', '/acceptances', { scenarioId, reason: secret, until: day(9), ...wanted });
const accepted = async (scenarioId: string, wanted: object = {}) => idOf(await done(accept(scenarioId, wanted), 201));
const withdraw = (id: string, account = 'nfp.mar') => ask(account, 'POST', `/acceptances/${id}/withdrawal`);
const list = (scenarioId: string, account: string | null = 'nfp.mar') =>
  ask(account, 'GET', `/acceptances?scenario=${scenarioId}`);
/** High, and treated by nothing. */
const gap = async (assessment = risk) => {
  const id = await added(assessment);
  await done(change(id, rated()), 200);
  return id;
};
const flagsOf = async (id: string) => {
  const { body } = await done(scenario(id), 200);
  return [body['isGap'], body['acceptedUntil'], body['flags']];
};
const endYesterday = (id: string) =>
  portal.owner('UPDATE risk_acceptance SET until = app.today() - 1 WHERE id = $1', [id]);

describe('a risk that is accepted', () => {
  it('is no gap until the end of the day that was said; then the gap is back and says so', async () => {
    const one = await gap();
    expect(await flagsOf(one)).toEqual([true, null, ['untreated']]);
    const said = await done(accept(one), 201);
    expect(said.body).toMatchObject({
      ...{ scenarioId: one, reason: secret, until: day(9), withdrawnAt: null, isInForce: true },
      by: { role: 'focal-point', scope: { kind: 'country', iso3: 'MAR' } },
    });
    expect(textOf(said.body['by']?.['person']?.['name'])).not.toBe('null');
    expect(await flagsOf(one)).toEqual([false, day(9), []]);
    await endYesterday(idOf(said));
    expect(await flagsOf(one)).toEqual([true, null, ['untreated', 'acceptance-ended']]);
    expect((await read(risk)).body['gaps']).toBe(1);
    // And is accepted anew, over time as often as it takes; what was said before stays readable.
    await accepted(one, { reason: 'Encore.', until: day(0) });
    expect(await flagsOf(one)).toEqual([false, day(0), []]);
    expect(listIn(await list(one, 'member.mar')).map((each) => [each['reason'], each['isInForce']])).toEqual([
      ['Encore.', true],
      [secret, false],
    ]);
  });

  it('needs a reason and a last day that is not over', async () => {
    const one = await gap();
    expect(wrongIn(await accept(one, { until: undefined }))).toEqual(['/until required']);
    expect(wrongIn(await accept(one, { until: '2026-02-31' }))).toEqual(['/until not-a-day']);
    expect(wrongIn(await accept(one, { until: day(-1) }))).toEqual(['/until past-day']);
    expect(wrongIn(await accept(one, { reason: undefined }))).toEqual(['/reason required']);
    expect(wrongIn(await accept(one, { reason: '  ' }))).toEqual(['/reason too-short']);
    expect(await flagsOf(one)).toEqual([true, null, ['untreated']]);
  });

  it('is accepted by the country’s focal point alone, who bears it for the country', async () => {
    const one = await gap();
    // Not even by whoever leads the assessment.
    expect(refusedBy(await accept(one, {}, 'member.mar'))).toBe('403 focal-point-accepts');
    const id = await accepted(one);
    expect(refusedBy(await withdraw(id, 'member.mar'))).toBe('403 focal-point-accepts');
    for (const account of ['nfp.tun', 'secretariat.nas', 'coordinator', 'admin', 'observer']) {
      const [hidden, none] = [await list(one, account), await list(absent, account)];
      expect([account, hidden.status, hidden.text]).toEqual([account, 404, none.text]);
      expect([403, 404]).toContain((await accept(one, {}, account)).status);
      expect((await withdraw(id, account)).text).toBe((await withdraw(absent, account)).text);
    }
    expect((await list(one, null)).status).toBe(401);
  });

  it('is a gap again from the instant at which it is withdrawn', async () => {
    const one = await gap();
    const id = await accepted(one);
    const { body } = await done(withdraw(id), 200);
    expect([body['isInForce'], textOf(body['withdrawnAt']) === 'null']).toEqual([false, false]);
    expect(await flagsOf(one)).toEqual([true, null, ['untreated']]);
    expect(refusedBy(await withdraw(id))).toBe('409 acceptance-over');
    const ended = await accepted(one);
    await endYesterday(ended);
    expect(refusedBy(await withdraw(ended))).toBe('409 acceptance-over');
    expect((await withdraw(absent)).status).toBe(404);
  });

  it('can still be one when the assessment is approved, and goes into the next version', async () => {
    const own = await begun();
    const one = await gap(own);
    await done(approve(own), 200);
    await accepted(one);
    const next = await done(
      ask('nfp.mar', 'POST', `/risk-assessments/${own}/next-version`, { referenceYear: 2027 }),
      201,
    );
    const [copy] = listIn(await done(read(idOf(next)), 200), 'scenarioList');
    expect([copy?.['isGap'], copy?.['acceptedUntil']]).toEqual([false, day(9)]);
    expect(listIn(await list(textOf(copy?.['id'])))[0]?.['reason']).toBe(secret);
    await done(approve(idOf(next)), 200);
    expect(refusedBy(await accept(one))).toBe('409 risk-frozen');
  });

  it('keeps its reason sealed', async () => {
    const one = await gap();
    const id = await accepted(one);
    const [row] = await portal.owner<{ words: string }>(
      'SELECT x::text AS words FROM risk_acceptance x WHERE id = $1',
      [id],
    );
    expect([row?.words.includes('budget'), log.join('').includes(secret)]).toEqual([false, false]);
  });
});
