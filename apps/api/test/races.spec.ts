import { type Application, type Json, type Said, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
  // The audit chain makes writers wait for each other. What is held here must hold without it.
  const tables = await portal.owner<{ name: string }>(
    `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'audit'`,
  );
  for (const { name } of tables) await portal.owner(`ALTER TABLE ${name} DISABLE TRIGGER audit`);
});
afterAll(() => portal.close());

const lines = [
  { indicator: 'risk-assessment', level: 'completed', effectiveOn: '2026-03-01' },
  { indicator: 'national-team', level: 'established', effectiveOn: '2026-03-01' },
];
const returned = { decision: 'returned', reason: 'Which decree?' };
const statuses = (answers: readonly Said[]) => answers.map(({ status }) => status);
const codes = (answers: readonly Said[]) => answers.flatMap(({ body }) => (body['code'] ? [textOf(body['code'])] : []));
const claimOf = (sent: Said, place: number) => textOf(sent.body['lines']?.[place]?.['id']);

async function send(iso3: string, said: readonly object[] = lines): Promise<Said> {
  const account = `nfp.${iso3.toLowerCase()}`;
  const drafted = await portal.as(account, 'POST', `/countries/${iso3}/updates`, { body: { lines: said } });
  return portal.as(account, 'POST', `/updates/${textOf(drafted.body['id'])}/send`);
}
const decide = (account: string, id: string, body: object = returned) =>
  portal.as(account, 'POST', `/claims/${id}/decision`, { body });
const read = async (sent: Said, account: string): Promise<Json> =>
  (await portal.as(account, 'GET', `/updates/${textOf(sent.body['id'])}`)).body;
const signIn = (...accounts: readonly string[]) =>
  Promise.all(accounts.map((account) => portal.as(account, 'GET', '/session')));
const workOf = (sent: Said) =>
  portal.owner<{ kind: string; is_open: boolean }>(
    `SELECT kind, done_at IS NULL AS is_open FROM work_item WHERE claim_id = ANY ($1) ORDER BY kind, is_open`,
    [lines.map((_, place) => claimOf(sent, place)).filter((id) => id !== 'null')],
  );

describe('the last two lines of an update', () => {
  it('decided by two at the same instant close it', async () => {
    const sent = await send('MAR');
    await signIn('secretariat.aaf', 'secretariat.nas');
    const [one, other] = [claimOf(sent, 0), claimOf(sent, 1)];
    // Both have begun to decide before either has said what becomes of the update.
    const answers = await portal.meet(`SELECT 1 FROM work_item WHERE claim_id IN ('${one}', '${other}') FOR UPDATE`, [
      () => decide('secretariat.aaf', one),
      () => decide('secretariat.nas', other),
    ]);
    expect(statuses(answers)).toEqual([200, 200]);
    expect(textOf((await read(sent, 'nfp.mar'))['state'])).toBe('decided');
  });
});

describe('an update withdrawn while somebody decides', () => {
  const held = (sent: Said) => `SELECT 1 FROM work_item WHERE claim_id = '${claimOf(sent, 0)}' FOR UPDATE`;
  const withdraw = (sent: Said, account: string) =>
    portal.as(account, 'POST', `/updates/${textOf(sent.body['id'])}/withdraw`);

  it('whose only line it is, tells one of the two, and nothing is half', async () => {
    const sent = await send('GAB', lines.slice(0, 1));
    await signIn('secretariat.aaf');
    const answers = await portal.meet(held(sent), [
      () => decide('secretariat.aaf', claimOf(sent, 0)),
      () => withdraw(sent, 'nfp.gab'),
    ]);
    expect([...statuses(answers)].sort()).toEqual([200, 409]);
    const isDecided = answers[0]?.status === 200;
    expect(codes(answers)).toEqual([isDecided ? 'decided' : 'withdrawn']);
    expect(await read(sent, 'nfp.gab')).toMatchObject({
      state: isDecided ? 'decided' : 'withdrawn',
      lines: { 0: { state: isDecided ? 'returned' : 'withdrawn' } },
    });
    const validate = { kind: 'validate', is_open: false };
    expect(await workOf(sent)).toEqual(isDecided ? [{ kind: 'answer-return', is_open: true }, validate] : [validate]);
    const told = await portal.owner<{ kind: string }>(
      `SELECT DISTINCT kind FROM notification WHERE iso3 = 'GAB' AND kind IN ('claim-returned', 'update-withdrawn')`,
    );
    expect(told).toEqual([{ kind: isDecided ? 'claim-returned' : 'update-withdrawn' }]);
  });

  it('keeps the line that was decided, and withdraws the one that still waits', async () => {
    const sent = await send('SEN');
    await signIn('secretariat.aaf');
    const answers = await portal.meet(held(sent), [
      () => decide('secretariat.aaf', claimOf(sent, 0)),
      () => withdraw(sent, 'nfp.sen'),
    ]);
    const isDecided = answers[0]?.status === 200;
    expect(statuses(answers)).toEqual([isDecided ? 200 : 409, 200]);
    expect(await read(sent, 'nfp.sen')).toMatchObject({
      state: isDecided ? 'decided' : 'withdrawn',
      lines: { 0: { state: isDecided ? 'returned' : 'withdrawn' }, 1: { state: 'withdrawn' } },
    });
    expect((await workOf(sent)).filter((work) => work.kind === 'validate' && work.is_open)).toEqual([]);
  });
});

describe('two at the same instant', () => {
  it('who retract one claim from both sides agree', async () => {
    const sent = await send('GHA', lines.slice(0, 1));
    const id = claimOf(sent, 0);
    await decide('secretariat.eca', id, { decision: 'validated' });
    const retract = (account: string) =>
      portal.as(account, 'POST', `/claims/${id}/retraction`, { body: { reason: 'Entered by mistake.' } });
    const answers = await portal.meet(`SELECT 1 FROM claim WHERE id = '${id}' FOR UPDATE`, [
      () => retract('nfp.gha'),
      () => retract('secretariat.eca'),
    ]);
    expect(statuses(answers)).toEqual([200, 200]);
    expect((await portal.as('nfp.gha', 'GET', `/claims/${id}`)).body).toMatchObject({ rule: 'retracted' });
  });

  it('who say for the first time with whom an indicator is shared are both heard, the later one last', async () => {
    await signIn('nfp.ben');
    const share = (visibility: string) =>
      portal.as('nfp.ben', 'POST', '/countries/BEN/sharing', { body: { indicator: 'national-team', visibility } });
    const answers = await portal.meet('LOCK TABLE sharing IN SHARE MODE', [
      () => share('network'),
      () => share('region'),
    ]);
    expect(statuses(answers)).toEqual([200, 200]);
    const [kept] = await portal.owner<{ visibility: string }>(
      `SELECT visibility FROM sharing WHERE iso3 = 'BEN' AND indicator = 'national-team'`,
    );
    expect(answers.map(({ body }) => textOf(body['visibility']))).toContain(kept?.visibility);
  });

  it('of whom one sends a draft and the other deletes it: one of them is told', async () => {
    const drafted = await portal.as('nfp.cmr', 'POST', '/countries/CMR/updates', { body: { lines } });
    const path = `/updates/${textOf(drafted.body['id'])}`;
    const answers = await portal.meet(
      `SELECT 1 FROM status_update WHERE id = '${textOf(drafted.body['id'])}' FOR UPDATE`,
      [() => portal.as('nfp.cmr', 'POST', `${path}/send`), () => portal.as('nfp.cmr', 'DELETE', path)],
    );
    const isSent = answers[0]?.status === 200;
    expect(statuses(answers)).toEqual(isSent ? [200, 409] : [404, 204]);
    expect((await portal.as('nfp.cmr', 'GET', path)).status).toBe(isSent ? 200 : 404);
  });
});
