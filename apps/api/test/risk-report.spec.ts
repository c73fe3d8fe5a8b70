/** Reports of an assessment: marked, by name, told to nobody else, and every one of them in the trail. */
import { languages } from '@portal/domain';
import { writeFile } from 'node:fs/promises';
import { type Application, startApplication, textOf } from './application.harness.js';
import { filesOf } from './exports.harness.js';
import { plansOn } from './plan.harness.js';
import { idOf, judged, rated, risksOn } from './risk.harness.js';
import { textOfXml, wellFormed } from './xml.harness.js';

const absent = '00000000-0000-7000-8000-00000000dead';
const secret = 'Une clôture basse derrière la gare.';
const log: string[] = [];
let portal: Application;
let risk: string;
let gap: string;
beforeAll(async () => {
  portal = await startApplication({}, { write: (line: string) => void log.push(line) });
  risk = await begun({ supportPartners: ['UNICRI'] });
  const treated = await added(risk, { title: 'Citerne renversée' });
  await done(
    change(treated, { ...rated(judged(5, 5)), narrative: 'Une citerne se renverse.\n\nLe vent tourne.' }),
    200,
  );
  const plan = await plans.filled(['a'], { title: 'Registre des pesticides' });
  const [action] = Object.values(plan.body['actions'] ?? {});
  await done(ask('nfp.mar', 'PUT', `/scenarios/${treated}/treatments`, { lines: [textOf(action?.['lineId'])] }), 200);
  gap = await added(risk, { title: 'Source orpheline', domain: 'R' });
  await done(
    change(gap, {
      ...rated(),
      narrative: 'Une source dans la ferraille.',
      vulnerabilities: secret,
      controls: [{ what: 'Portiques', effect: 'works-in-part' }],
    }),
    200,
  );
  const low = await added(risk, { title: 'Lettre suspecte' });
  await done(change(low, { ...rated(judged(1, 1)), narrative: 'Jamais imprimée.' }), 200);
  const narrowed = await added(risk, { title: 'Pour peu de gens' });
  await done(change(narrowed, { ...rated(judged(5, 5)), isNarrowed: true, narrative: 'À huis clos.' }), 200);
});
afterAll(() => portal.close());

const { ask, done, begun, added, change, person } = risksOn(() => portal);
const plans = plansOn(() => portal);

const report = (account: string | null, kind: string, path = 'report', lang = 'fr', id = risk) =>
  ask(account, 'GET', `/risk-assessments/${id}/${path}?kind=${kind}&lang=${lang}`);
const nameOf = async (account: string) => {
  const [row] = await portal.owner<{ name: string }>('SELECT name FROM person WHERE id = $1', [await person(account)]);
  return row?.name ?? '';
};
const looks = async (account: string) => {
  const rows = await portal.owner<{ table: string; id: string }>(
    `SELECT table_name AS table, record_id AS id FROM audit_entry
     WHERE act = 'read' AND actor_id = $1 ORDER BY seq`,
    [await person(account)],
  );
  return rows.map(({ table, id }) => `${table} ${id}`);
};

describe('a report of risks', () => {
  it('as a document for Word is marked with its country and its reader’s name on every page, in six languages', async () => {
    const name = await nameOf('nfp.mar');
    for (const language of languages) {
      for (const kind of ['top-risks', 'summary']) {
        const file = await report('nfp.mar', kind, 'report.docx', language);
        expect([language, kind, file.status]).toEqual([language, kind, 200]);
        expect(textOf(file.headers['content-disposition'])).toContain(`risk-assessment-MAR-2026-v1-${kind}.docx`);
        expect(textOf(file.headers['cache-control'])).toContain('no-store');
        const files = await filesOf(file.bytes);
        // To be looked at.
        const folder = process.env['PLAN_DOCUMENTS'];
        if (folder !== undefined) await writeFile(`${folder}/${kind}-${language}.docx`, file.bytes);
        for (const [path, part] of files) if (/\.(xml|rels)$/.test(path)) wellFormed(part.toString());
        const document = files.get('word/document.xml')?.toString() ?? '';
        // No page has an edge of its own: what stands over one stands over all.
        expect(document).not.toContain('<w:titlePg/>');
        const heads = [...files].filter(([path]) => /^word\/header\d+\.xml$/.test(path));
        expect(heads.length).toBeGreaterThan(0);
        for (const [, head] of heads) expect(textOfXml(head.toString())).toContain(name);
        expect(textOfXml(document)).toContain('Source orpheline');
        // Whatever is missing is said by its key.
        expect(textOfXml(document)).not.toMatch(/\b(?:fact|part|column|state|flag|setting|rating)[-.][a-z]+/);
        expect(document.includes('<w:bidiVisual/>')).toBe(language === 'ar');
        // The square alone runs from the left.
        const tables = document.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
        const kept = tables.filter((each) => language === 'ar' && !each.includes('<w:bidiVisual/>'));
        expect(kept).toHaveLength(language === 'ar' && kind === 'top-risks' ? 1 : 0);
      }
    }
  });

  it('tells the high risks in words, lists the others, and prints no vulnerability', async () => {
    const { text, body } = await done(report('nfp.mar', 'top-risks'), 200);
    for (const said of [
      'Une citerne se renverse.',
      'Le vent tourne.',
      'Registre des pesticides',
      'Une source dans la ferraille.',
      'Portiques',
      'À huis clos.',
      'Lettre suspecte',
      'Personne ne le traite',
      'UNICRI',
      'Le territoire national.',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Jamais imprimée.');
    expect(text).not.toContain(secret);
    expect(textOf(body['marking']?.['text'])).toMatch(/^RESTREINT\. Maroc/);
    const facts = Object.values(body['cover']?.['facts'] ?? {}).map((each) => textOf(each['value']?.['text']));
    // Four scenarios, three of them high; two treated by nobody, none accepted; one moves down once all is done.
    expect(facts.slice(0, 5)).toEqual(['4', '3', '2', '0', '2']);
  });

  it('as one page asks what is to be decided, and opens no scenario', async () => {
    const { text } = await done(report('nfp.mar', 'summary'), 200);
    expect(text).toContain('Personne ne traite les scénarios 2, 4');
    expect(text).not.toContain('Une citerne se renverse.');
  });

  it('holds what its reader sees: who has no part in a narrowed scenario does not find it', async () => {
    const { text } = await done(report('member.mar', 'top-risks'), 200);
    expect(text).toContain('Source orpheline');
    for (const hidden of ['Pour peu de gens', 'À huis clos.']) expect(text).not.toContain(hidden);
    const files = await filesOf((await report('member.mar', 'top-risks', 'report.docx')).bytes);
    const said = textOfXml([...files].map(([, part]) => part.toString()).join(''));
    expect(said).toContain(await nameOf('member.mar'));
    expect(said).not.toContain(await nameOf('nfp.mar'));
    expect(said).not.toContain('À huis clos.');
  });

  it('is an entry of the trail each time, before it is handed out, for each scenario that it tells', async () => {
    const before = await looks('nfp.mar');
    await done(report('nfp.mar', 'summary', 'report.docx'), 200);
    expect((await looks('nfp.mar')).slice(before.length)).toEqual([`risk_assessment ${risk}`]);
    await done(report('nfp.mar', 'top-risks', 'report.docx'), 200);
    const since = (await looks('nfp.mar')).slice(before.length + 1);
    expect(since).toHaveLength(4);
    expect(since).toContain(`scenario ${gap}`);
  });

  it('is to everybody else as if there were no assessment, byte for byte', async () => {
    for (const account of ['nfp.tun', 'secretariat.aaf', 'secretariat.nas', 'coordinator', 'admin', 'observer']) {
      for (const path of ['report', 'report.docx']) {
        const hidden = await report(account, 'summary', path);
        const none = await report(account, 'summary', path, 'fr', absent);
        expect([account, path, hidden.status, hidden.text]).toEqual([account, path, 404, none.text]);
      }
    }
    expect((await report(null, 'summary')).status).toBe(401);
    expect((await report(null, 'summary', 'report.docx')).status).toBe(401);
  });

  it('is to whoever was let in to read what they read, by their own name', async () => {
    const own = await begun();
    await done(change(await added(own, { title: 'Prêté' }), rated()), 200);
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const wanted = { assessmentId: own, email: 'nfp.phl@example.org', purpose: 'read', scenarioIds: [], until };
    const granted = await done(ask('nfp.mar', 'POST', '/grants', wanted), 201);
    const { body, text } = await done(report('nfp.phl', 'top-risks', 'report', 'en', own), 200);
    expect(text).toContain('Prêté');
    expect(textOf(body['marking']?.['text'])).toContain(await nameOf('nfp.phl'));
    await done(ask('nfp.mar', 'POST', `/grants/${idOf(granted)}/withdrawal`), 200);
    expect((await report('nfp.phl', 'top-risks', 'report', 'en', own)).status).toBe(404);
  });

  it('is of a kind that there is', async () => {
    expect((await report('nfp.mar', 'everything')).status).toBe(422);
  });

  it('leaves nothing in the logs', () => {
    const said = log.join('\n');
    for (const word of ['ferraille', 'Citerne', 'clôture', 'Source orpheline']) expect(said).not.toContain(word);
  });
});
