import ExcelJS from 'exceljs';
import { WholePlan } from '@portal/contracts';
import { type Application, type Json, type Said, startApplication, textOf } from './application.harness.js';
import { bookOf, rowsOfCsv } from './exports.harness.js';
import { actionIn, actionsIn, idIn, plansOn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, begun, day, done, filled, grant, read, report } = plansOn(() => portal);

const fileOf = async (id: string, format = 'xlsx', account = 'nfp.mar', query = 'lang=fr') =>
  done(ask(account, 'GET', `/action-plans/${id}.${format}?${query}`), 200);

async function bringIn(planId: string, bytes: Buffer): Promise<Said> {
  const form = new FormData();
  form.set('planId', planId);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'plan.xlsx');
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return done(
    portal.as('nfp.mar', 'POST', '/imports', { body: Buffer.from(await request.arrayBuffer()), headers }),
    201,
  );
}

const rowsIn = ({ body }: Said): readonly Json[] => Object.values(body['rows'] ?? {});
const ratesIn = ({ body }: Said) => Object.values(body['rates'] ?? {}).map((rate) => textOf(rate['fate']));
const fates = (said: Said) => rowsIn(said).map((row) => textOf(row['fate']));
const codes = ({ body }: Said) =>
  Object.values(body['rows'] ?? {}).map((row) => Object.values(row['errors'] ?? {}).map(({ code }) => textOf(code)));

const confirm = (seen: Said, newRates = ratesIn(seen).filter((fate) => fate === 'new').length) =>
  ask('nfp.mar', 'POST', `/imports/${idIn(seen)}/confirmation`, {
    version: seen.body['version'],
    new: seen.body['counts']?.['new'],
    changed: seen.body['counts']?.['changed'],
    newRates,
  });

/** The workbook with cells of its first sheet said anew, by their heading. */
async function changed(bytes: Buffer, row: number, cells: Readonly<Record<string, string | null>>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  // The package's own type of bytes is older than that of the platform.
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const [sheet] = book.worksheets;
  for (let column = 1; column <= (sheet?.columnCount ?? 0); column += 1) {
    const heading = textOf(sheet?.getCell(1, column).value);
    if (sheet && heading in cells) sheet.getCell(row, column).value = cells[heading] ?? null;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

const addressOf = (account: string) => `${account}@example.org`;
async function personOf(account: string): Promise<string> {
  const [person] = await portal.owner<{ id: string }>('SELECT id FROM person WHERE email = $1', [addressOf(account)]);
  return person?.id ?? '';
}

/** A plan whose actions are somebody's work, are reported on in every word, and whose costs can be told in one currency. */
async function everySaid() {
  const plan = await filled(['a', 'b'], { lead: 'Customs', cost: { amount: 10, currency: 'EUR' } });
  const member = await personOf('member.mar');
  const assign = (personIds: readonly string[]) =>
    ask('nfp.mar', 'POST', `/actions/${actionIn(plan)}/assignees`, { personIds });
  await done(assign([member]), 200);
  const rate = { planId: idIn(plan), from: 'EUR', to: 'MAD', rate: 10.8537, day: day(-3), source: '=Banque centrale' };
  await done(ask('nfp.mar', 'POST', '/exchange-rates', rate), 201);
  const said = { day: day(-9), state: 'blocked', reason: 'No budget', blockedBy: 'Treasury', expectedEndsOn: day(700) };
  await done(report(actionIn(plan), said), 201);
  return { id: idIn(plan), member, address: addressOf('member.mar'), rate, said };
}

const whole = async (id: string) => WholePlan.parse((await read(id)).body);

describe('a plan’s people, reports and exchange rates', () => {
  it('come back as they were: the same plan is proposed nothing, and an empty one becomes the same', async () => {
    const { id, member, rate, said } = await everySaid();
    const { bytes } = await fileOf(id);
    const same = await bringIn(id, bytes);
    expect([fates(same), ratesIn(same)]).toEqual([['unchanged', 'unchanged'], ['unchanged']]);

    const other = idIn(await begun());
    const seen = await bringIn(other, bytes);
    expect([fates(seen), ratesIn(seen)]).toEqual([['new', 'new'], ['new']]);
    // Confirmed as it was seen, rates too.
    expect((await confirm(seen, 0)).status).toBe(412);
    await done(confirm(seen), 200);
    const now = await whole(other);
    const [first, second] = now.actions;
    expect(first?.assignees.map(({ id: person }) => person)).toEqual([member]);
    expect(first?.latest).toMatchObject({ day: said.day, blockedBy: 'Treasury', expectedEndsOn: said.expectedEndsOn });
    expect([second?.assignees, second?.latest]).toEqual([[], null]);
    const { planId: _planId, ...kept } = rate;
    expect(now.exchangeRates).toMatchObject([{ ...kept, by: { role: 'focal-point' } }]);
    const again = await bringIn(other, (await fileOf(other)).bytes);
    expect([fates(again), ratesIn(again)]).toEqual([['unchanged', 'unchanged'], ['unchanged']]);
  });

  it('are changed by what a cell says: who works on it, what is expected now; unknown people and older files are told', async () => {
    const { id, address, said } = await everySaid();
    const { bytes } = await fileOf(id);
    const assigned = 'Attribuée à (adresse électronique)';
    const strange = await bringIn(id, await changed(bytes, 3, { [assigned]: `${address}; focal.tun@example.org` }));
    expect(codes(strange)).toEqual([[], ['unknown-person']]);
    // A person of another country is as unknown as nobody.
    const neighbour = await bringIn(id, await changed(bytes, 3, { [assigned]: addressOf('nfp.tun') }));
    expect(codes(neighbour)).toEqual([[], ['unknown-person']]);

    const moved = await changed(bytes, 2, { [assigned]: null, 'Fin attendue': day(720), 'Dernier rapport': day(-2) });
    const seen = await bringIn(id, moved);
    expect(rowsIn(seen)[0]).toMatchObject({
      changes: [{ field: 'assignees', before: [address], after: [] }],
      report: { state: 'blocked', reason: 'No budget', blockedBy: 'Treasury', expectedEndsOn: day(720), day: day(-2) },
    });
    await done(confirm(seen), 200);
    const [first] = (await whole(id)).actions;
    expect(first?.assignees).toEqual([]);
    expect(first?.latest).toMatchObject({ day: day(-2), expectedEndsOn: day(720) });
    // The file from before says an older word, which stands over nothing.
    expect(said.day < day(-2)).toBe(true);
    expect(codes(await bringIn(id, bytes))).toEqual([['before-last-report'], []]);
    const tomorrow = await bringIn(id, await changed(bytes, 3, { 'Dernier rapport': day(5) }));
    expect(codes(tomorrow)[1]).toEqual(['day-to-come']);
  });

  it('bring rates alone from CSV, in codes', async () => {
    const { id } = await everySaid();
    const { bytes, text, headers } = await fileOf(id, 'csv', 'nfp.mar', 'part=exchange-rates');
    expect(headers['content-disposition']).toMatch(/exchange-rates\.csv"/);
    expect(rowsOfCsv(text)).toEqual([
      { from: 'EUR', to: 'MAD', rate: '10.8537', day: day(-3), source: "'=Banque centrale" },
    ]);
    const other = idIn(await begun());
    const seen = await bringIn(other, bytes);
    expect([rowsIn(seen), ratesIn(seen)]).toEqual([[], ['new']]);
    await done(confirm(seen), 200);
    expect((await whole(other)).exchangeRates).toMatchObject([{ source: '=Banque centrale' }]);
    const again = await bringIn(other, bytes);
    expect(ratesIn(again)).toEqual(['unchanged']);
    expect((await confirm(again)).body['code']).toBe('nothing-to-bring-in');
  });

  it('are told by their addresses to the country’s own people alone; to others the column is not there', async () => {
    const { id, address } = await everySaid();
    await done(grant(id, { kind: 'country', iso3: 'TUN' }), 201);
    await done(grant(id, { kind: 'region', region: 'NAS' }), 201);
    const heads = async (account: string) => {
      const [sheet] = (await bookOf((await fileOf(id, 'xlsx', account, 'lang=en')).bytes)).worksheets;
      return Object.values(sheet?.getRow(1).values ?? {}).map(textOf);
    };
    for (const account of ['nfp.mar', 'member.mar']) {
      expect(await heads(account)).toContain('Assigned to (e-mail)');
      expect((await fileOf(id, 'csv', account)).text).toContain(address);
    }
    for (const account of ['nfp.tun']) {
      expect(await heads(account)).not.toContain('Assigned to (e-mail)');
      for (const format of ['csv', 'json', 'docx']) {
        expect((await fileOf(id, format, account)).text).not.toContain(address);
      }
    }
    // Brought back by whoever runs the plan, such a file takes nobody off their work.
    const foreign = (await fileOf(id, 'xlsx', 'nfp.tun')).bytes;
    expect(fates(await bringIn(id, foreign))).toEqual(['unchanged', 'unchanged']);
    await done(adopt(id), 200);
    expect(actionsIn(await read(id, 'nfp.tun'))).toHaveLength(2);
  });
});
