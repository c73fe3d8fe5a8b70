import { DataSource } from 'typeorm';
import { contradictionsIn, type MethodShape, riskLives, sensitivitiesIn } from '@portal/domain';
import { riskMethods, scenarioTemplates } from '@portal/reference';
import { asOwner } from '../loading/owner.js';
import { sampleRisks } from '../loading/sample-risk.js';
import { loadSampleRisks } from '../loading/sample-risks.js';
import { loadSample } from '../loading/sample.js';
import { MasterKey } from '../src/platform/vault/master-key.js';
import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { listIn } from './risk.harness.js';

const secret = Buffer.alloc(32, 7).toString('base64');
const today = '2026-11-27';

describe('the invented risk assessments', () => {
  const risks = sampleRisks(today).flatMap(({ versions }) => versions.flatMap((version) => version.risks));
  const [method] = riskMethods;

  it('say of themselves that they are samples, and give nothing sensitive away', () => {
    for (const { scope, acceptance, rationale, agreement, language, versions } of sampleRisks(today)) {
      const said = versions.flatMap((version) => version.risks);
      const words = said.flatMap((risk) => [risk.likelihoodReason, risk.impactReason, risk.control]);
      for (const text of [scope, acceptance, rationale, agreement, ...words]) {
        expect(text).toMatch(language === 'fr' ? /^Exemple : / : /^Sample: /);
        expect(sensitivitiesIn(text, language)).toEqual([]);
      }
    }
  });

  it('come from the library, and contradict neither it nor themselves', () => {
    const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
    const shape: MethodShape = {
      likelihood: ids(method?.likelihood ?? []),
      impact: ids(method?.impact ?? []),
      levels: ids(method?.levels ?? []),
      grid: method?.grid ?? [],
      treatFrom: method?.treatFrom ?? '',
    };
    for (const { template, ratings } of risks) {
      expect(scenarioTemplates.templates.some(({ id }) => id === template)).toBe(true);
      expect(contradictionsIn(shape, ratings, { current: '', target: '' })).toEqual([]);
    }
  });

  it('go through their life in its order', () => {
    for (const { beganOn, steps } of sampleRisks(today).flatMap(({ versions }) => versions)) {
      const days = [beganOn, ...steps.map(({ on }) => on)];
      expect(days).toEqual(days.toSorted());
      const places = steps.map(({ life }) => riskLives.indexOf(life));
      expect(places).toEqual(places.toSorted());
    }
  });
});

describe('the invented risk assessments in a portal', () => {
  let portal: Application;
  let source: DataSource;
  beforeAll(async () => {
    portal = await startApplication({ SECRETS_KEY: secret });
    source = await new DataSource({ type: 'postgres', url: portal.ownerUrl, synchronize: false }).initialize();
    await asOwner(source, (owner) => loadSampleRisks(owner, new MasterKey(secret)));
  });
  afterAll(async () => {
    await source.destroy();
    await portal.close();
  });

  const inLife = (all: readonly Json[], life: string) =>
    textOf(all.find((each) => textOf(each['life']) === life)?.['id']);
  const listed = async (account: string, iso3: string) =>
    listIn(await portal.as(account, 'GET', `/risk-assessments?iso3=${iso3}`));

  it('are read by their own people, marked as samples', async () => {
    const all = await listed('nfp.mrt', 'MRT');
    const seen = all.map(({ number, life, scenarios, gaps, sample }) => ({ number, life, scenarios, gaps, sample }));
    expect(seen.toSorted((one, other) => Number(one.number) - Number(other.number))).toEqual([
      { number: 1, life: 'superseded', scenarios: 4, gaps: 3, sample: true },
      { number: 2, life: 'approved', scenarios: 6, gaps: 2, sample: true },
    ]);
    const whole = await portal.as('member.mrt', 'GET', `/risk-assessments/${inLife(all, 'approved')}`);
    expect(whole.status).toBe(200);
    expect(whole.body['scope']).toMatch(/^Exemple : /);
    const scenarios = listIn(whole, 'scenarioList');
    expect(scenarios.map(({ number, treatments, flags }) => ({ number, treatments, flags }))).toEqual([
      { number: 1, treatments: 1, flags: [] },
      { number: 2, treatments: 2, flags: [] },
      { number: 3, treatments: 0, flags: ['untreated', 'low-confidence'] },
      { number: 4, treatments: 0, flags: [] },
      { number: 5, treatments: 0, flags: [] },
      { number: 6, treatments: 0, flags: ['untreated', 'acceptance-ended'] },
    ]);
    expect(scenarios[0]?.['spread']).toEqual({
      likelihood: ['possible', 'very-likely'],
      impact: ['moderate', 'major'],
    });
  });

  it('open with all that hangs on a scenario', async () => {
    const present = inLife(await listed('nfp.mrt', 'MRT'), 'approved');
    const whole = await portal.as('nfp.mrt', 'GET', `/risk-assessments/${present}`);
    const ids = listIn(whole, 'scenarioList').map(({ id }) => textOf(id));
    for (const id of ids) {
      const scenario = await portal.as('nfp.mrt', 'GET', `/scenarios/${id}`);
      expect(scenario.body).toMatchObject({ sample: true });
      expect(textOf(scenario.body['narrative'])).not.toBe('');
      expect((await portal.as('nfp.mrt', 'GET', `/scenarios/${id}/history`)).status).toBe(200);
      expect((await portal.as('nfp.mrt', 'GET', `/acceptances?scenario=${id}`)).status).toBe(200);
    }
    const [round] = listIn(await portal.as('nfp.mrt', 'GET', `/scoring-rounds?scenario=${ids[0] ?? ''}`));
    expect(round).toMatchObject({ number: 1, kind: 'current' });
  });

  it('can be compared, version by version', async () => {
    const all = await listed('nfp.mrt', 'MRT');
    const compared = await portal.as(
      'nfp.mrt',
      'GET',
      `/risk-assessments/compare?from=${inLife(all, 'superseded')}&to=${inLife(all, 'approved')}`,
    );
    expect(listIn(compared).map(({ change }) => change)).toEqual([
      'moved',
      'moved',
      'stayed',
      'moved',
      'added',
      'added',
    ]);
  });

  it('go on as real ones do', async () => {
    const [ghana] = await listed('nfp.gha', 'GHA');
    expect(ghana).toMatchObject({ life: 'peer-review', scenarios: 5 });
    const step = await portal.as('nfp.gha', 'POST', `/risk-assessments/${textOf(ghana?.['id'])}/steps`, {
      body: { act: 'approve' },
    });
    expect(step.body).toMatchObject({ life: 'approved' });
  });

  it('are there for nobody else', async () => {
    for (const account of ['nfp.sen', 'secretariat.aaf', 'coordinator', 'admin', 'observer']) {
      expect(await listed(account, 'MRT')).toEqual([]);
      expect(await listed(account, 'GHA')).toEqual([]);
    }
  });

  it('are made once', async () => {
    const count = () => portal.owner<{ count: number }>('SELECT count(*)::int AS count FROM scenario WHERE sample');
    const before = await count();
    expect(before).toEqual([{ count: 15 }]);
    await asOwner(source, (owner) =>
      loadSample(owner, { password: portal.samplePassword, master: new MasterKey(secret) }),
    );
    expect(await count()).toEqual(before);
  });

  it('are not sealed by a key that the portal has not', async () => {
    const other = await startApplication({ SECRETS_KEY: secret });
    const its = await new DataSource({ type: 'postgres', url: other.ownerUrl, synchronize: false }).initialize();
    await asOwner(its, (owner) => loadSampleRisks(owner, new MasterKey(secret)));
    const keys = () => other.owner<{ count: number }>('SELECT count(*)::int AS count FROM risk_key');
    expect(await keys()).toEqual([{ count: 2 }]);
    await asOwner(its, (owner) => loadSampleRisks(owner, new MasterKey(Buffer.alloc(32, 9).toString('base64'))));
    expect(await keys()).toEqual([{ count: 2 }]);
    await its.destroy();
    await other.close();
  });
});
