import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { aPdf, uploadsTo } from './documents.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { held, idOf, invited, oneAdopted, oneCommitment } = roundTablesOn(() => portal);
const read = (account: string | null, roundTable: Said, iso3 = 'MAR') =>
  portal.as(account, 'GET', `/briefings/${idOf(roundTable)}/${iso3}`);
const listed = async (account: string, roundTable: Said) => {
  const said = await portal.as(account, 'GET', `/briefings?roundTable=${idOf(roundTable)}`);
  return Object.values(said.body['items'] ?? {});
};

describe('a briefing', () => {
  it('holds the meeting, the country’s statuses with what is stale, and says what is not recorded', async () => {
    const before = await held('AAF');
    const roundTable = await invited('AAF', 40);
    const said = await read('nfp.mar', roundTable);
    expect(said.status).toBe(200);
    expect(said.body).toMatchObject({
      roundTable: { id: idOf(roundTable) },
      country: { iso3: 'MAR' },
      isOwn: true,
      programme: null,
      conclusions: null,
      commitments: [],
      last: { id: idOf(before) },
    });
    const statuses = Object.values(said.body['statuses'] ?? {});
    expect(statuses.length).toBeGreaterThanOrEqual(4);
    expect(statuses.every((each) => textOf(each['name']) !== '')).toBe(true);
  });

  it('has the papers of the published agenda, each in the reader’s language where it is there', async () => {
    const roundTable = await invited('AAF', 44);
    const upload = uploadsTo(() => portal);
    const said = { region: 'AAF', kind: 'report', visibility: 'region' };
    const french = await upload('secretariat.aaf', aPdf('fr'), {
      ...said,
      language: 'fr',
      title: 'Étude des frontières',
    });
    const id = textOf(french.body['id']);
    const set = textOf(french.body['setId']);
    const english = await upload('secretariat.aaf', aPdf('en'), { set, language: 'en', title: 'Study of borders' });
    expect([french.status, english.status]).toEqual([201, 201]);
    const item = { roundTable: idOf(roundTable), day: 1, minutes: 30, kind: 'presentation', title: 'Borders' };
    const added = await portal.as('secretariat.aaf', 'POST', '/agenda-items', { body: { ...item, documents: [id] } });
    expect(added.status).toBe(201);
    expect((await read('nfp.mar', roundTable)).body['papers']).toBeNull();
    await portal.as('secretariat.aaf', 'POST', '/agenda-items/publication', { body: { roundTable: idOf(roundTable) } });
    const papers = async (language: string) => {
      const answer = await portal.as('nfp.mar', 'GET', `/briefings/${idOf(roundTable)}/MAR`, {
        headers: { 'accept-language': language },
      });
      return answer.body['papers'];
    };
    expect(await papers('en')).toMatchObject([{ title: 'Study of borders', language: 'en' }]);
    expect(await papers('fr')).toMatchObject([{ title: 'Étude des frontières', language: 'fr' }]);
    // Neither Russian nor any other: that of the meeting.
    expect(await papers('ru')).toMatchObject([{ language: 'en' }]);
  });

  it('brings what its country still owes, and what the last round table concluded', async () => {
    const before = await held('GCC');
    await oneAdopted(before);
    await oneCommitment(before, 'OMN', 'GCC-2026-C901');
    const roundTable = await invited('GCC', 42);
    expect((await read('nfp.omn', roundTable, 'OMN')).body).toMatchObject({
      commitments: [{ iso3: 'OMN', number: 'GCC-2026-C901', title: '2027-03-01' }],
      conclusions: [{ number: '1', text: 'Told elsewhere.' }],
    });
    expect((await read('nfp.kwt', roundTable, 'KWT')).body).toMatchObject({ commitments: [] });
    const agenda = await portal.as('secretariat.gcc', 'GET', `/agenda-items?roundTable=${idOf(roundTable)}`);
    expect(agenda.body['matters']).toMatchObject([
      { reference: 'GCC-2026-C901', addressee: 'Oman', due: '2027-03-01' },
    ]);
  });

  it('counts as read when one of the country’s people reads it, once', async () => {
    const roundTable = await invited('AAF', 41);
    expect((await read('secretariat.aaf', roundTable)).body).toMatchObject({ isOwn: false, readings: [] });
    await read('nfp.mar', roundTable);
    await read('nfp.mar', roundTable);
    const rows = await portal.owner<{ email: string }>(
      `SELECT p.email FROM briefing_read b JOIN person p ON p.id = b.person_id WHERE b.round_table_id = $1`,
      [idOf(roundTable)],
    );
    expect(rows).toEqual([{ email: 'nfp.mar@example.org' }]);
    const seen = await listed('secretariat.aaf', roundTable);
    const morocco = seen.find((each) => textOf(each['country']?.['iso3']) === 'MAR');
    expect(morocco?.['readAt']).not.toBeNull();
    expect(seen.filter((each) => each['readAt'] !== null)).toHaveLength(1);
    expect(await listed('nfp.mar', roundTable)).toHaveLength(1);
  });

  it('is the country’s own and the secretariat’s, and absent for everybody else', async () => {
    const roundTable = await invited('AAF', 42, { observers: ['PHL'] });
    const absent = await portal.as('nfp.phl', 'GET', '/briefings/01900000-0000-7000-8000-00000000dead/MAR');
    for (const account of ['nfp.phl', 'nfp.tun', 'secretariat.ca', 'observer', 'admin']) {
      const said = await read(account, roundTable);
      expect([account, said.status, said.text]).toEqual([account, 404, absent.text]);
    }
    expect((await read(null, roundTable)).status).toBe(401);
    expect((await read('coordinator', roundTable)).status).toBe(200);
    expect((await read('nfp.phl', roundTable, 'PHL')).body).toMatchObject({ isOwn: true });
    expect((await read('secretariat.aaf', roundTable, 'ALB')).status).toBe(404);
  });
});
