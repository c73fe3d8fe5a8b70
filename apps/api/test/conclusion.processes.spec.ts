import { setTimeout as wait } from 'node:timers/promises';
import { applyUpdate, Doc } from 'yjs';
import { type Settings, SETTINGS } from '../src/platform/settings/settings.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { addParagraph, openWriter, updateOf, type Writer } from './conclusion.harness.js';
import { type RunningProcess, startProcess } from './processes.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
let environment: Readonly<Record<string, string>>;
beforeAll(async () => {
  portal = await startApplication();
  const settings = portal.app.get<Settings>(SETTINGS);
  environment = { DATABASE_APP_URL: settings.databaseUrl, DATA_DIR: settings.dataFolder, METRICS_PORT: 'off' };
});
afterAll(() => portal.close());

const { held, idOf } = roundTablesOn(() => portal);
const paragraph = '01900000-0000-7000-8000-00000000000a';
const textAt = (document: Doc) => document.getText(`${paragraph}/en`).toJSON();

/** People of one secretariat who have the draft open at this process. */
async function writersAt(process: RunningProcess, roundTable: string, many: number): Promise<readonly Writer[]> {
  const cookie = await process.signIn('secretariat.aaf@example.org', portal.samplePassword);
  return Promise.all(Array.from({ length: many }, () => openWriter({ base: process.address, cookie, roundTable })));
}

const append = (writer: Writer, word: string) =>
  writer.write((document) => {
    const text = document.getText(`${paragraph}/en`);
    text.insert(text.length, word);
  });

async function keptDraft(process: RunningProcess, roundTable: string): Promise<string> {
  const cookie = await process.signIn('secretariat.aaf@example.org', portal.samplePassword);
  const answer = await process.ask('GET', `/round-tables/${roundTable}/conclusions`, { cookie });
  const kept = new Doc();
  applyUpdate(kept, Buffer.from(textOf(((await answer.json()) as { draft: string }).draft), 'base64'));
  return textAt(kept);
}

describe('conclusions that are written at two processes', () => {
  it('meet: whoever writes at one reads what is written at the other', async () => {
    const roundTable = idOf(await held('AAF'));
    const two = await Promise.all([startProcess(environment), startProcess(environment)]);
    const writers = (await Promise.all(two.map((each) => writersAt(each, roundTable, 2)))).flat();
    const first = writers[0]?.write((document) => addParagraph(document, paragraph, 1, { en: 'Begun. ' }));
    expect(await first).toBe(204);
    while (writers.some(({ document }) => textAt(document) === '')) await wait(20);
    const words = await Promise.all(
      writers.flatMap((writer, who) =>
        ['a', 'b', 'c', 'd'].map(async (which) => {
          expect(await append(writer, `w${who}${which}.`)).toBe(204);
          return `w${who}${which}.`;
        }),
      ),
    );
    const whole = await keptDraft(two[0], roundTable);
    expect(words.filter((word) => !whole.includes(word))).toEqual([]);
    while (writers.some(({ document }) => textAt(document) !== whole)) await wait(20);
    for (const { leave } of writers) leave();
    await Promise.all(two.map((each) => each.end()));
  });

  it('keep what was answered when the process is killed, and take the rest when it is back', async () => {
    const roundTable = idOf(await held('AAF'));
    const doomed = await startProcess(environment);
    const writers = await writersAt(doomed, roundTable, 5);
    expect(await writers[0]?.write((document) => addParagraph(document, paragraph, 1, { en: 'Begun. ' }))).toBe(204);
    while (writers.some(({ document }) => textAt(document) === '')) await wait(20);
    const kept: string[] = [];
    const writing = writers.map(async (writer, who) => {
      for (let number = 0; ; number += 1) {
        const word = `w${who}n${number}.`;
        const status = await append(writer, word).catch(() => null);
        if (status === null) return;
        if (status === 204) kept.push(word);
      }
    });
    while (kept.length < 30) await wait(10);
    doomed.child.kill('SIGKILL');
    await Promise.all(writing);
    for (const { leave } of writers) leave();

    const back = await startProcess(environment);
    const whole = await keptDraft(back, roundTable);
    expect(kept.filter((word) => !whole.includes(word))).toEqual([]);
    // What nobody heard any more is handed over by whoever still has it on the device.
    const cookie = await back.signIn('secretariat.aaf@example.org', portal.samplePassword);
    for (const { document } of writers) {
      const body = { update: updateOf(document) };
      const answer = await back.ask('POST', `/round-tables/${roundTable}/conclusions/updates`, { cookie, body });
      expect(answer.status).toBe(204);
    }
    const complete = await keptDraft(back, roundTable);
    const written = writers.flatMap(({ document }) => textAt(document).match(/w\d+n\d+\./g) ?? []);
    expect(written.filter((word) => !complete.includes(word))).toEqual([]);
    expect(new Set(written).size).toBeGreaterThan(kept.length);
    await back.end();
  });
});
