import { type Application, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const input = {
  region: 'AAF',
  format: 'hybrid',
  language: 'fr',
  days: 2,
  begins: '09:30',
  ends: '17:00',
  zone: 'Africa/Casablanca',
  observers: ['GHA'],
  guests: ['An organisation'],
};
const read = (account: string | null, region = 'AAF') =>
  portal.as(account, 'GET', `/round-table-templates?region=${region}`);
const change = (account: string, body: object, ifMatch?: string) =>
  portal.as(account, 'PATCH', '/round-table-templates', {
    body: { ...input, ...body },
    headers: ifMatch ? { 'if-match': ifMatch } : {},
  });

describe('the template of a region’s round tables', () => {
  it('is offered by the portal until the region writes its own, which its secretariat alone may', async () => {
    const offered = await read('secretariat.aaf');
    expect(offered.body).toMatchObject({
      isOffered: true,
      mayChange: true,
      version: 0,
      zone: 'Africa/Casablanca',
      days: 3,
    });
    expect((await read('nfp.mar')).body).toMatchObject({ mayChange: false });
    expect((await read(null)).status).toBe(401);
    expect((await change('nfp.mar', {}, '"0-"')).status).toBe(403);
    expect((await change('secretariat.ca', {}, '"0-"')).body).toMatchObject({ code: 'not-your-region' });
    expect((await change('secretariat.aaf', {})).status).toBe(428);
    const kept = await change('secretariat.aaf', {}, '"0-"');
    expect(kept.body).toMatchObject({
      ...input,
      observers: { 0: 'GHA' },
      guests: { 0: 'An organisation' },
      version: 1,
    });
    expect((await read('coordinator')).body).toMatchObject({ isOffered: false, begins: '09:30' });
  });

  it('tells who else changed it meanwhile, and which field is not right', async () => {
    expect((await change('secretariat.aaf', { days: 4 }, '"0-"')).status).toBe(412);
    for (const wrong of [
      { zone: 'Mars/Base' },
      { days: 0 },
      { begins: '25:00' },
      { observers: ['XXX'] },
      { days: 1, begins: '10:00', ends: '09:00' },
    ]) {
      const { version } = (await read('secretariat.aaf')).body;
      expect([wrong, (await change('secretariat.aaf', wrong, `"${textOf(version)}-"`)).status]).toEqual([wrong, 422]);
    }
    expect((await read('secretariat.aaf', 'XX')).status).toBe(422);
  });
});
