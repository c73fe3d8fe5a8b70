import { type Application, startApplication, textOf } from './application.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { idOf, invited, made } = roundTablesOn(() => portal);
const own = (account: string, password = portal.samplePassword) =>
  portal.as(account, 'POST', '/me/erasure', { body: { password } });
const idOfPerson = async (email: string) => {
  const [row] = await portal.owner<{ id: string }>('SELECT id FROM person WHERE email = $1', [email]);
  return row?.id ?? '';
};
const leaves = (id: string) =>
  portal.owner(`UPDATE role_assignment SET until = app.today() - 1 WHERE person_id = $1`, [id]);

/** Where any text or JSON of any table still says these words. */
async function tracesOf(words: string): Promise<string[]> {
  const columns = await portal.owner<{ table: string; column: string }>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'jsonb', 'json', 'ARRAY')`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await portal.owner<{ there: boolean }>(
      `SELECT EXISTS (SELECT FROM "${table}" WHERE "${column}"::text ILIKE '%' || $1 || '%') AS there`,
      [words],
    );
    if (row?.there) found.push(`${table}.${column}`);
  }
  return found;
}

describe('an account', () => {
  it('is not erased while its person is in office, nor without the password', async () => {
    expect(await own('nfp.tgo', 'not it')).toMatchObject({ status: 403, body: { code: 'current-password' } });
    expect(await own('nfp.tgo')).toMatchObject({ status: 409, body: { code: 'in-office' } });
    expect((await portal.as(null, 'POST', '/me/erasure', { body: { password: 'x' } })).status).toBe(401);
    expect((await portal.as('nfp.tgo', 'GET', '/me')).status).toBe(200);
  });

  it('goes with every trace of its name and address; what was done in office stays the office’s', async () => {
    const id = await idOfPerson('nfp.ben@example.org');
    await portal.owner(`UPDATE person SET name = 'Unmistakable Person' WHERE id = $1`, [id]);
    const roundTable = await invited('AAF', 30);
    const delegate = await made(
      portal.as('nfp.ben', 'POST', '/delegates', {
        body: { roundTable: idOf(roundTable), iso3: 'BEN', seat: 'head', person: { personId: id } },
      }),
    );
    await made(
      portal.as('nfp.ben', 'POST', `/delegates/${idOf(delegate)}/needs`, {
        body: { visaLetter: true, interpretation: 'fr', diet: 'halal' },
      }),
    );
    await portal.as('nfp.ben', 'POST', '/calendar-feeds', { body: { kind: 'me' } });
    const sent = await made(
      portal.as('nfp.ben', 'POST', '/positions', {
        body: {
          roundTable: idOf(roundTable),
          country: 'BEN',
          after: 0,
          kind: 'given',
          language: 'fr',
          needs: 'Besoins.',
          priorities: '',
        },
      }),
    );
    expect(sent.text).toContain('Unmistakable Person');
    expect(await tracesOf('Unmistakable Person')).not.toEqual([]);

    await leaves(id);
    expect((await own('nfp.ben')).status).toBe(204);
    expect(await tracesOf('Unmistakable Person')).toEqual([]);
    expect(await tracesOf('nfp.ben@example.org')).toEqual([]);
    expect((await portal.as('nfp.ben', 'GET', '/me')).status).toBe(401);
    const again = await portal.as(null, 'POST', '/session', {
      body: { email: 'nfp.ben@example.org', password: portal.samplePassword },
    });
    expect(again.status).toBe(401);
    const [needs] = await portal.owner<{ count: number }>(
      'SELECT count(*)::int AS count FROM delegate_need WHERE delegate_id = $1',
      [idOf(delegate)],
    );
    expect(needs?.count).toBe(0);
    const positions = await portal.as('secretariat.aaf', 'GET', `/positions?roundTable=${idOf(roundTable)}`);
    const benin = Object.values(positions.body['items'] ?? {}).find((each) => textOf(each['iso3']) === 'BEN');
    expect(benin?.['last']?.['by']).toMatchObject({ role: 'focal-point', person: null });
    const [trail] = await portal.owner<{ intact: boolean }>(
      'SELECT first_broken IS NULL AS intact FROM app.audit_verify()',
    );
    expect(trail?.intact).toBe(true);
  });

  it('of somebody who has left is erased by an administrator alone, once, and its terms stay without a name', async () => {
    const id = await idOfPerson('member.gha@example.org');
    const erase = (account: string) => portal.as(account, 'POST', `/people/${id}/erasure`);
    expect(await erase('admin')).toMatchObject({ status: 409, body: { code: 'in-office' } });
    await leaves(id);
    const past = async () => {
      const said = await portal.as('admin', 'GET', '/role-assignments?term=past&iso3=GHA&limit=200');
      return Object.values(said.body['items'] ?? {}).find((each) => textOf(each['person']?.['id']) === id);
    };
    expect(await past()).toMatchObject({ mayErase: true });
    for (const account of ['nfp.gha', 'secretariat.aaf', 'coordinator', 'observer'])
      expect([account, (await erase(account)).status]).toEqual([account, 403]);
    expect((await erase('admin')).status).toBe(204);
    expect(await past()).toMatchObject({ person: { name: null }, role: 'team-member', mayErase: false });
    expect((await erase('admin')).status).toBe(404);
    const people = await portal.as('admin', 'GET', '/people?limit=200');
    expect(people.text).not.toContain(id);
  });
});
