import xlsx from '@e965/xlsx';
import { WholePlan } from '@portal/contracts';
import { languages, type PlanSheet, type ReadRows, readSheet, type Say, sheetOf } from '@portal/domain';
import { sentence } from '@portal/texts';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { bookOf, filesOf, linesOfAbout, rowsOfCsv, rowsOfSheet } from './exports.harness.js';
import { actionIn, actionsIn, idIn, plansOn } from './plan.harness.js';
import { textOfXml, wellFormed } from './xml.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, begun, day, done, fill, filled, grant, read, report } = plansOn(() => portal);

const formats = ['xlsx', 'csv', 'docx', 'json'] as const;
const fileOf = (id: string, format: string, account: string | null = 'nfp.mar', query = '') =>
  ask(account, 'GET', `/action-plans/${id}.${format}?${query}`);

const words = languages.map(
  (language): Say =>
    (key, values = {}) =>
      sentence('plan-files', key, language, values),
);
const inCodes: Say = (key) => key.replace(/^[a-z]+-/, '');

const dangers = ['=1+1', '+33 5', '-5 °C', '@SUM(A1)', '\t=1', '＝1+1', "'=quoted", '=HYPERLINK("http://x";"y")'];

/** A plan that says something in every field, in several scripts, and much that a spreadsheet would run. */
async function everySaid(): Promise<Said> {
  const plan = await begun({ title: 'Plan « tout dire » — خطة — 计划' });
  const everything = {
    key: 'all',
    title: 'كشف المواد المشعة 探测',
    description: 'Premier alinéa ;\ndeuxième, avec "guillemets" & <balises>\n\nfin. ',
    domains: ['C', 'N'],
    phase: 'detection',
    priority: 'high',
    lead: 'Ministère; de l’intérieur',
    supporting: ['Douanes; frontières', 'Agence \\ nucléaire'],
    startsOn: day(-100),
    endsOn: day(100),
    cost: { amount: 180_000.55, currency: 'EUR' },
    funding: { state: 'partly', source: 'EU; PNUD', funded: 0.1 },
    indicator: '-10 %',
    target: '100 %',
    answersTo: ['1540', 'bwc'],
    supportRequested: '_x000D_ is a text',
  };
  const dangerous = dangers.map((danger, place) => ({
    key: `d${place}`,
    title: danger.trim(),
    description: danger,
    indicator: danger,
    dependsOn: ['all'],
  }));
  const whole = await done(
    fill(idIn(plan), {
      objectives: [
        { title: '=Detection', theme: 'detection-trafficking', actions: [everything, ...dangerous] },
        { title: 'Nothing yet', theme: 'awareness', actions: [] },
      ],
    }),
    201,
  );
  await done(
    report(actionIn(whole), {
      state: 'blocked',
      progress: 40,
      note: 'See\nannex',
      reason: '=no budget',
      blockedBy: 'Treasury',
    }),
    201,
  );
  return read(idIn(plan));
}

const sheetIn = ({ body }: Said): PlanSheet => sheetOf(WholePlan.parse(body));

/** What the other reader of workbooks makes of it. */
function readBack(bytes: Buffer): PlanSheet | null {
  const { Sheets, SheetNames } = xlsx.read(bytes);
  const rowsOf = (place: number): ReadRows =>
    xlsx.utils.sheet_to_json(Sheets[SheetNames[place] ?? ''] ?? {}, { header: 1, raw: true, blankrows: false });
  return readSheet(rowsOf(0), rowsOf(1), words);
}

describe('a plan as a spreadsheet', () => {
  it('is read back as it was, in every language, and runs nothing', async () => {
    const plan = await everySaid();
    for (const language of languages) {
      const { bytes, headers } = await fileOf(idIn(plan), 'xlsx', 'nfp.mar', `lang=${language}`);
      expect(headers['content-language']).toBe(language);
      expect(readBack(bytes)).toEqual(sheetIn(plan));
      const book = await bookOf(bytes);
      const titles = rowsOfSheet(book).map((row) => row[sentence('plan-files', 'column-title', language, {})]);
      expect(titles.filter((title) => typeof title === 'string' && /^[=+\-@\t＝]/.test(title))).toEqual([]);
      expect(book.worksheets[0]?.views[0]?.rightToLeft === true).toBe(language === 'ar');
    }
  });

  it('says on its second sheet what it is of, and keeps ids out of sight', async () => {
    const plan = await everySaid();
    const { bytes, headers } = await fileOf(idIn(plan), 'xlsx', 'nfp.mar', 'currency=MAD');
    expect(headers['content-disposition']).toMatch(/filename="action-plan-MAR-\d{4}-v1\.xlsx"/);
    const book = await bookOf(bytes);
    expect(linesOfAbout(book)).toEqual(
      expect.arrayContaining([
        'Plan: Plan « tout dire » — خطة — 计划',
        'Country or region: MAR',
        'Kind of plan: National action plan',
        'Version: 1',
        `As at: ${day(0)}`,
        `Filters: plan=${idIn(plan)}, currency=MAD`,
        expect.stringMatching(/^As known at: \d{4}/),
        expect.stringMatching(/^Note: The boundaries/),
      ]),
    );
    const [sheet] = book.worksheets;
    const hidden = Array.from({ length: 37 }, (_, place) => sheet?.getColumn(place + 1)).filter((each) => each?.hidden);
    expect(hidden.map((each) => sheet?.getCell(1, each?.number ?? 0).value)).toEqual([
      'Action ID',
      'Action ID in all versions',
      'Objective ID',
      'Objective ID in all versions',
    ]);
  });

  it('is the same as CSV, in codes', async () => {
    const plan = await everySaid();
    const { text } = await fileOf(idIn(plan), 'csv', 'nfp.mar', 'lang=ar');
    const rows = rowsOfCsv(text);
    const [header] = [Object.keys(rows[0] ?? {})];
    expect(header?.slice(0, 6)).toEqual(['objectiveNumber', 'objective', 'theme', 'number', 'reference', 'title']);
    expect(rows[0]).toMatchObject({
      theme: 'detection-trafficking',
      domains: 'C; N',
      state: 'blocked',
      cost: '180000.55',
    });
    const facts = Object.entries({ ...sheetIn(plan).facts }).map(([name, value]) => [name, value]);
    const asRead = readSheet([header ?? [], ...rows.map((row) => Object.values(row))], facts, [inCodes]);
    expect(asRead?.objectives).toEqual(sheetIn(plan).objectives);
  });
});

describe('a plan as a document', () => {
  it('says how it was adopted, each objective with its actions, and who signs, in the reader’s language', async () => {
    const plan = await filled(['a', 'b'], { lead: 'وزارة الداخلية', cost: { amount: 10, currency: 'MAD' } });
    await done(adopt(idIn(plan), { instrument: 'Dahir 1-26-3' }), 200);
    const { bytes, headers } = await fileOf(idIn(plan), 'docx', 'nfp.mar', 'lang=ar');
    expect(headers['content-type']).toContain('wordprocessingml.document');
    const files = await filesOf(bytes);
    const document = files.get('word/document.xml')?.toString() ?? '';
    wellFormed(document);
    const text = textOfXml(document);
    for (const said of ['المغرب', 'Dahir 1-26-3', 'Detection', 'Action a', 'Action b', 'جهة التنسيق الوطنية', 'MAD']) {
      expect(text).toContain(said);
    }
    expect(document).toContain('<w:bidiVisual/>');
    expect(document).toContain('<w:rtl/>');
    const chinese = await filesOf((await fileOf(idIn(plan), 'docx', 'nfp.mar', 'lang=zh')).bytes);
    expect(chinese.get('word/styles.xml')?.toString()).toMatch(/w:eastAsia="SimSun"/);
    expect(textOfXml(chinese.get('word/document.xml')?.toString() ?? '')).toContain('摩洛哥');
  });
});

describe('the files of a plan', () => {
  it('are for whoever sees it whole, and say what the API says to everybody else', async () => {
    const plan = await filled(['a']);
    const id = idIn(plan);
    await done(grant(id, { kind: 'country', iso3: 'TUN' }, 'headline'), 201);
    for (const format of formats) {
      for (const account of ['nfp.mar', 'member.mar']) expect((await fileOf(id, format, account)).status).toBe(200);
      const told = await fileOf(id, format, 'nfp.tun');
      expect([told.status, told.body['code']]).toEqual([403, 'headline-only']);
      for (const account of [null, 'admin', 'nfp.geo']) {
        const [file, page] = [await fileOf(id, format, account), await read(id, account)];
        expect([file.status, file.text]).toEqual([404, page.text]);
      }
    }
    expect((await fileOf(id, 'pdf')).status).not.toBe(200);
    expect((await fileOf('not-an-id', 'xlsx')).status).toBe(422);
    expect((await fileOf(id, 'xlsx', 'nfp.mar', 'asAt=2199-01-01')).status).toBe(422);
  });

  it('of a restricted plan are entered in the audit trail, each download by whom, before they go out', async () => {
    const id = idIn(await filled(['a']));
    const looks = async () => {
      const rows = await portal.owner<{ count: number }>(
        `SELECT count(*)::int AS count FROM audit_entry WHERE act = 'read' AND record_id = $1`,
        [id],
      );
      return rows[0]?.count ?? 0;
    };
    for (const format of formats) {
      const before = await looks();
      expect((await fileOf(id, format)).status).toBe(200);
      expect(await looks()).toBe(before + 1);
      expect((await fileOf(id, format, 'nfp.tun')).status).toBe(404);
      expect(await looks()).toBe(before + 1);
    }
  });

  it('give everybody a plan that is shown to everybody', async () => {
    const id = idIn(await filled(['a']));
    await done(grant(id, { kind: 'public' }), 201);
    for (const format of formats) expect((await fileOf(id, format, null)).status).toBe(200);
    const { body, headers } = await fileOf(id, 'json', null);
    expect(body).toMatchObject({ id, sight: 'whole', grants: null });
    expect(headers['content-disposition']).toContain('.json');
  });

  it('hold one state of it, also while somebody changes it', async () => {
    const keys = Array.from({ length: 30 }, (_, place) => `k${place}`);
    const plan = await filled(keys, { title: 'Round 0' });
    const id = idIn(plan);
    let isOver = false;
    const editing = (async () => {
      let actions = actionsIn(plan);
      for (let round = 1; round <= 12; round += 1) {
        const changes = actions.map((action) => ({
          id: action['id'],
          version: action['version'],
          patch: { title: `Round ${round}`, lead: `Round ${round}` },
        }));
        const said = await done(ask('nfp.mar', 'PATCH', '/actions', { changes }), 200);
        actions = Object.values(said.body['items'] ?? {});
      }
      isOver = true;
    })();
    const seen = new Set<string>();
    while (!isOver) {
      const titles = rowsOfCsv((await fileOf(id, 'csv')).text).map((row) => `${row['title']} ${row['lead']}`);
      expect(titles).toHaveLength(30);
      expect(new Set(titles).size).toBe(1);
      seen.add(titles[0] ?? '');
    }
    await editing;
    expect(seen.size).toBeGreaterThan(1);
  });

  it('show it as it stood on another day, as it was known', async () => {
    const plan = await filled(['a'], { startsOn: day(-50) });
    await done(report(actionIn(plan), { state: 'in-progress', progress: 30, day: day(-20) }), 201);
    const progressOn = async (query: string) => {
      const [row] = rowsOfCsv((await fileOf(idIn(plan), 'csv', 'nfp.mar', query)).text);
      return `${textOf(row?.['state'])} ${textOf(row?.['progress'])}`;
    };
    expect(await progressOn('')).toBe('in-progress 30');
    expect(await progressOn(`asAt=${day(-30)}`)).toBe('not-started 0');
    expect(await progressOn(`knownAt=${day(-1)}T00:00:00Z`)).toBe('not-started 0');
  });
});
