import ExcelJS from 'exceljs';
import { randomUUID } from 'node:crypto';
import { type Application, type Json, type Said, startApplication, textOf } from './application.harness.js';
import { macroWorkbook, workbook, type Written, xmlBomb } from './import-files.harness.js';
import { actionsIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';

let portal: Application;
const { begun, read, filled, adopt, ask, done } = plansOn(() => portal);

beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

async function bring(planId: string, bytes: Buffer, account = 'nfp.mar', headers = {}): Promise<Said> {
  const form = new FormData();
  form.set('planId', planId);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'plan d’action.xlsx');
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return portal.as(account, 'POST', '/imports', {
    body: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '', ...headers },
  });
}

const bringIn = async (planId: string, bytes: Buffer) => done(bring(planId, bytes), 201);
const say = (seen: Said, patch: object, account = 'nfp.mar') =>
  portal.as(account, 'PATCH', `/imports/${idIn(seen)}`, {
    body: patch,
    headers: { 'if-match': `"${textOf(seen.body['version'])}-"` },
  });
const confirm = (seen: Said, account = 'nfp.mar') =>
  ask(account, 'POST', `/imports/${idIn(seen)}/confirmation`, {
    version: seen.body['version'],
    new: seen.body['counts']?.['new'],
    changed: seen.body['counts']?.['changed'],
  });
const rowsIn = ({ body }: Said): readonly Json[] => Object.values(body['rows'] ?? {});
const fates = (said: Said) => rowsIn(said).map((row) => textOf(row['fate']));
const counts = ({ body }: Said) => body['counts'];

const heading = ['N°', 'Action', 'Responsable', 'Domaine', 'Début', 'Échéance', 'Coût', 'Priorité', 'Dépend de'];
const sixty: readonly (readonly Written[])[] = [
  ['Plan d’action national NRBC'],
  heading,
  ...Array.from({ length: 6 }, (_, group) => [
    [`Objectif ${group + 1} : Renforcer la formation ${group + 1}`],
    ...Array.from({ length: 10 }, (_each, place): readonly Written[] => [
      `${group + 1}.${place + 1}`.replace(/\.10$/, '.A'),
      `Former les équipes ${group + 1}-${place + 1}`,
      'Ministère de la santé',
      'Chimique et biologique',
      '14 mars 2025',
      new Date(Date.UTC(2026, 5, 30)),
      '1 234,50 EUR',
      'Élevée',
      place > 0 && place < 9 ? `${group + 1}.${place}` : null,
    ]),
  ]).flat(),
];

describe('an import', () => {
  it('of sixty actions is previewed, confirmed, and the same file twice changes nothing', async () => {
    const plan = idIn(await begun({ title: 'Sixty', startsOn: '2025-01-01', endsOn: '2027-12-31' }));
    const bytes = await workbook(sixty);
    const seen = await bringIn(plan, bytes);
    expect(counts(seen)).toEqual({ new: 60, changed: 0, unchanged: 0, error: 0, 'left-out': 0, over: 0 });
    expect(actionsIn(await read(plan))).toEqual([]);

    const confirmed = await done(confirm(seen), 200);
    expect([confirmed.body['state'], confirmed.body['result']?.['new']]).toEqual(['confirmed', 60]);
    const whole = await read(plan);
    expect(actionsIn(whole)).toHaveLength(60);
    expect(actionsIn(whole)[1]).toMatchObject({
      title: 'Former les équipes 1-2',
      domains: ['C', 'B'],
      startsOn: '2025-03-14',
      endsOn: '2026-06-30',
      cost: { amount: 1234.5, currency: 'EUR' },
      priority: 'high',
      dependsOn: [actionsIn(whole)[0]?.['id']],
    });
    expect(Object.values(whole.body['objectives'] ?? {})).toHaveLength(6);

    const again = await bringIn(plan, bytes);
    expect(counts(again)).toMatchObject({ new: 0, changed: 0, unchanged: 60, error: 0 });
    expect(refusedBy(await confirm(again))).toBe('409 nothing-to-bring-in');
    expect(refusedBy(await confirm(confirmed))).toBe('409 import-confirmed');
  });

  it('changes what is there by its reference, and lets it wait for what is new', async () => {
    const plan = await filled(['a', 'b']);
    const [first, second] = actionsIn(plan);
    const bytes = await workbook([
      ['Reference', 'Number', 'Objective', 'Action', 'Lead', 'Depends on'],
      [textOf(first?.['reference']), null, 'Detection', 'Action a', 'Customs', 'N1'],
      [null, 'N1', 'Detection', 'Something new', null, textOf(second?.['reference'])],
    ]);
    const seen = await bringIn(idIn(plan), bytes);
    expect(fates(seen)).toEqual(['changed', 'new']);
    expect(rowsIn(seen)[0]?.['changes']).toMatchObject([
      { field: 'lead', before: '', after: 'Customs' },
      { field: 'dependsOn', before: [] },
    ]);
    await done(confirm(seen), 200);
    const [one, two, added] = actionsIn(await read(idIn(plan)));
    expect([one?.['lead'], one?.['dependsOn'], added?.['dependsOn']]).toEqual([
      'Customs',
      [added?.['id']],
      [two?.['id']],
    ]);
    expect(fates(await bringIn(idIn(plan), bytes))).toEqual(['unchanged', 'unchanged']);
  });

  it('asks what it cannot know, and takes columns, cells and themes as a person says', async () => {
    const plan = idIn(await begun());
    const seen = await bringIn(
      plan,
      await workbook([
        ['Objective', 'Action', 'Start', 'Cost', 'Weather'],
        ['Xyzzy', 'Draft', '03/04/2025', '1.234', 'sunny'],
        [null, 'Vote', 'soon', '20', 'rain'],
        [null, null, '05/06/2025', null, 'snow'],
      ]),
    );
    expect(seen.body['questions']).toMatchObject([
      { ask: 'day-order', column: 2, options: ['dmy', 'mdy'], answer: null },
      { ask: 'decimal', column: 3 },
      { ask: 'currency' },
    ]);
    const first = await done(
      say(seen, {
        dayOrders: [{ column: 2, order: 'dmy' }],
        decimals: [{ column: 3, sign: ',' }],
        currency: 'MAD',
        columns: [{ column: 4, field: 'description' }],
        objectives: [{ key: 'xyzzy', theme: 'governance-legal', title: 'Law' }],
      }),
      200,
    );
    expect(fates(first)).toEqual(['new', 'error', 'error']);
    expect(rowsIn(first)[1]?.['errors']).toEqual([{ column: 2, field: 'startsOn', code: 'not-a-day', shown: 'soon' }]);
    const second = await done(say(first, { cells: [{ row: 3, column: 2, text: '1 mai 2025' }], leftOut: [4] }), 200);
    expect(fates(second)).toEqual(['new', 'new', 'left-out']);
    expect((await say(seen, { leftOut: [] })).status).toBe(412);
    await done(confirm(second), 200);
    expect(actionsIn(await read(plan))).toMatchObject([
      { title: 'Draft', startsOn: '2025-04-03', cost: { amount: 1234, currency: 'MAD' }, description: 'sunny' },
      { title: 'Vote', startsOn: '2025-05-01' },
    ]);
  });

  it('is shown again where the plan has changed since it was seen', async () => {
    const plan = idIn(await begun());
    const bytes = await workbook([
      ['Objective', 'Theme', 'Action', 'Lead'],
      ['Law', 'Governance', 'Draft', 'X'],
    ]);
    const [mine, other] = [await bringIn(plan, bytes), await bringIn(plan, bytes)];
    await done(confirm(other), 200);
    const said = await confirm(mine);
    expect([said.status, said.body['current']?.['counts']?.['unchanged']]).toEqual([412, 1]);
    expect(actionsIn(await read(plan))).toHaveLength(1);
  });

  it('of the same key is one', async () => {
    const plan = idIn(await begun());
    const bytes = await workbook([
      ['Action', 'Lead'],
      ['Draft', 'X'],
    ]);
    const headers = { 'idempotency-key': randomUUID() };
    expect(idIn(await bring(plan, bytes, 'nfp.mar', headers))).toBe(idIn(await bring(plan, bytes, 'nfp.mar', headers)));
  });

  it('says merged cells, formulas and what is beyond a plan', async () => {
    const plan = idIn(await begun());
    const seen = await bringIn(
      plan,
      await workbook(
        [
          ['Objective', 'Action', 'Cost'],
          ['Training', 'One', { formula: '2+3', result: 5 }],
          [null, 'Two', { formula: '2+4' }],
        ],
        (sheet) => sheet.mergeCells('A2:A3'),
      ),
    );
    expect(seen.body['notes']).toEqual({ mergedCells: 1, formulas: 2, formulasWithoutValue: 1, rowsOver: 0 });
    const many = [
      ['Objective', 'Action'],
      ...Array.from({ length: 19_000 }, (_, place) => ['Training', `Act ${place}`]),
    ];
    const whole = await bringIn(plan, await workbook(many));
    expect([whole.body['notes']?.['rowsOver'], counts(whole)]).toEqual([
      16_001,
      expect.objectContaining({ new: 2_000, over: 999 }),
    ]);
  });

  it.each([
    ['macros', macroWorkbook, '/file file-macros'],
    ['an XML bomb', xmlBomb, '/file file-swollen'],
    ['nothing of Office', () => Promise.resolve(Buffer.from('%PDF-1.7')), '/file import-type'],
  ])('with %s is refused', async (_, bytes, wrong) => {
    const plan = idIn(await begun());
    expect(wrongIn(await bring(plan, await bytes()))).toEqual([wrong]);
  });
});

describe('a plan’s own export, brought in again', () => {
  const nothingElse = { blockedBy: null, expectedEndsOn: null, day: null };
  const exported = async (plan: string) => (await ask('nfp.mar', 'GET', `/action-plans/${plan}.xlsx?lang=fr`)).bytes;

  it('changes nothing; what is reported in it becomes reports of whoever confirms, and empty cells empty', async () => {
    const plan = idIn(await filled(['a', 'b', 'c'], { lead: 'Customs', indicator: 'Kits', priority: 'medium' }));
    const same = await bringIn(plan, await exported(plan));
    expect([fates(same), same.body['emptyCellsClear']]).toEqual([['unchanged', 'unchanged', 'unchanged'], true]);

    const book = new ExcelJS.Workbook();
    // The package's own type of bytes is older than that of the platform.
    await book.xlsx.load((await exported(plan)) as unknown as ExcelJS.Buffer);
    const [sheet] = book.worksheets;
    const say = (row: number, cells: Readonly<Record<string, string | number | null>>) => {
      const columns = Array.from({ length: sheet?.columnCount ?? 0 }, (_, place) => place + 1);
      for (const [heading, value] of Object.entries(cells)) {
        const column = columns.find((each) => sheet?.getCell(1, each).value === heading) ?? 0;
        if (sheet) sheet.getCell(row, column).value = value;
      }
    };
    say(2, { État: 'En cours', 'Progrès accomplis, %': 40, 'Note du rapport': 'Begun' });
    say(3, { État: 'Bloquée' });
    say(4, { État: 'Vérifiée', 'Institution chef de file': null });
    const changed = Buffer.from(await book.xlsx.writeBuffer());
    const seen = await bringIn(plan, changed);
    const codes = (errors: Json | undefined) => Object.values(errors ?? {}).map(({ code }) => textOf(code));
    expect(rowsIn(seen).map(({ fate, report, errors }) => [fate, report, codes(errors)])).toEqual([
      ['changed', { ...nothingElse, state: 'in-progress', progress: 40, note: 'Begun', reason: null }, []],
      ['error', null, ['reason-missing']],
      ['error', null, ['verified-elsewhere']],
    ]);
    await done(confirm(seen), 200);
    const [first, second] = actionsIn(await read(plan));
    expect([first, second].map((each) => [each?.['state'], each?.['progress']])).toEqual([
      ['in-progress', 40],
      ['not-started', 0],
    ]);
    const reports = await ask('nfp.mar', 'GET', `/progress-reports?action=${textOf(first?.['id'])}`);
    expect(Object.values(reports.body['items'] ?? {})).toMatchObject([{ note: 'Begun', by: { role: 'focal-point' } }]);
    expect(fates(await bringIn(plan, changed))).toEqual(['unchanged', 'error', 'error']);
  });

  it('empties a field only where somebody says so of another’s file', async () => {
    const plan = await filled(['a'], { lead: 'Customs' });
    const bytes = await workbook([
      ['Reference', 'Objective', 'Action', 'Lead'],
      [textOf(actionsIn(plan)[0]?.['reference']), 'Detection', 'Action a', null],
    ]);
    const seen = await bringIn(idIn(plan), bytes);
    expect([fates(seen), seen.body['emptyCellsClear']]).toEqual([['unchanged'], false]);
    const cleared = await done(say(seen, { emptyCellsClear: true }), 200);
    expect(rowsIn(cleared)[0]?.['changes']).toEqual([{ field: 'lead', before: 'Customs', after: '' }]);
  });
});

describe('a template', () => {
  it.each(['en', 'fr', 'es', 'ru', 'ar', 'zh'])(
    'is previewed as a file would be, in the plan’s language: %s',
    async (language) => {
      const plan = idIn(await begun({ language }));
      const listed = await ask('nfp.mar', 'GET', '/plan-templates');
      const all = Object.values(listed.body['items'] ?? {}).flatMap((theme) => Object.values(theme['actions'] ?? {}));
      expect(all.every((action) => textOf(action['source']?.['title']).length > 5)).toBe(true);
      const actions = all.map((action) => textOf(action['id']));
      const seen = await done(ask('nfp.mar', 'POST', '/plan-templates/import', { planId: plan, actions }), 201);
      expect(counts(seen)).toEqual({ new: 27, changed: 0, unchanged: 0, error: 0, 'left-out': 0, over: 0 });
      await done(confirm(seen), 200);
      const whole = await read(plan);
      expect(Object.values(whole.body['objectives'] ?? {})).toHaveLength(8);
      expect(actionsIn(whole)[1]).toMatchObject({ domains: ['C', 'B', 'R', 'N'], phase: 'prevention' });
    },
  );

  it('of an action that is none is refused', async () => {
    const plan = idIn(await begun());
    const said = await ask('nfp.mar', 'POST', '/plan-templates/import', { planId: plan, actions: ['nothing'] });
    expect(wrongIn(said)).toEqual(['/actions/0 unknown-action']);
  });
});

describe('who may import', () => {
  it('is who runs the plan, as long as it is open; a preview is its author’s alone', async () => {
    const plan = await filled(['a']);
    const bytes = await workbook([
      ['Action', 'Lead'],
      ['Draft', 'X'],
    ]);
    expect((await bring(idIn(plan), bytes, 'nfp.sen')).status).toBe(404);
    expect((await bring(idIn(plan), bytes, 'member.mar')).status).toBe(403);
    const seen = await bringIn(idIn(plan), bytes);
    const others = ['nfp.sen', 'secretariat.aaf'].map((account) => ask(account, 'GET', `/imports/${idIn(seen)}`));
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([404, 404]);
    await done(adopt(idIn(plan)), 200);
    expect(refusedBy(await bring(idIn(plan), bytes))).toBe('409 frozen');
    expect(refusedBy(await confirm(seen))).toBe('409 frozen');
  });

  it('lists what waits, and lets go of what is a week old or not wanted', async () => {
    const plan = idIn(await begun());
    const bytes = await workbook([
      ['Action', 'Lead'],
      ['Draft', 'X'],
    ]);
    const [one, two] = [await bringIn(plan, bytes), await bringIn(plan, bytes)];
    const listed = async () =>
      Object.values((await ask('nfp.mar', 'GET', `/imports?plan=${plan}`)).body['items'] ?? {});
    expect(await listed()).toHaveLength(2);
    expect((await ask('nfp.mar', 'DELETE', `/imports/${idIn(one)}`)).status).toBe(204);
    await portal.owner('UPDATE plan_import SET expires_at = now() WHERE id = $1', [idIn(two)]);
    expect((await ask('nfp.mar', 'GET', `/imports/${idIn(two)}`)).status).toBe(404);
    expect(await listed()).toHaveLength(0);
  });
});
