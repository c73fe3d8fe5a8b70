import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ProgressReportInput } from '@portal/contracts';
import { DocumentsApi } from '../documents/documents-api';
import { Drafts } from '../platform/drafts';
import { Languages } from '../platform/languages';
import { Line } from '../platform/line';
import { Refused } from '../platform/request';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';
import { ReportDesk } from './report-desk';
import { sampleAction, samplePlan } from './sample-plan.harness';

const action = sampleAction({});
const settle = () => new Promise((resolve) => setTimeout(resolve));

function begin(answers: readonly (() => unknown)[], kept = new Map<string, unknown>()) {
  const sent: { readonly input: ProgressReportInput; readonly key: string }[] = [];
  const uploaded: string[] = [];
  const left = [...answers];
  const isUp = signal(true);
  TestBed.configureTestingModule({
    providers: [
      ReportDesk,
      { provide: Line, useValue: { isUp } },
      { provide: Languages, useValue: { current: () => 'en' } },
      {
        provide: PlanDesk,
        useValue: { id: () => 'p1', whole: () => samplePlan({}), took: () => undefined, say: () => undefined },
      },
      {
        provide: DocumentsApi,
        useValue: {
          add: (_: unknown, key: string) => {
            uploaded.push(key);
            return Promise.resolve({ id: `document-${uploaded.length}` });
          },
        },
      },
      {
        provide: PlanApi,
        useValue: {
          report: (input: ProgressReportInput, key: string) => {
            sent.push({ input, key });
            return Promise.resolve().then(() => left.shift()?.());
          },
        },
      },
      {
        provide: Drafts,
        useValue: {
          load: (name: string) => Promise.resolve(kept.has(name) ? { value: kept.get(name), at: '' } : null),
          save: (name: string, value: unknown) =>
            Promise.resolve(kept.set(name, value)).then(() => '2026-11-24T10:42Z'),
          remove: (name: string) => Promise.resolve(kept.delete(name)),
        },
      },
    ],
  });
  const desk = TestBed.inject(ReportDesk);
  TestBed.tick();
  return { desk, sent, uploaded, kept, isUp };
}

const reported = () => ({ report: {}, action });
const lost = () => {
  throw new Refused(0, null);
};

describe('a report', () => {
  it('lies on the device while it is written, and is gone once the server has it', async () => {
    const { desk, sent, kept } = begin([reported]);
    await desk.say(action, { progress: 75, note: 'Two more.' });
    expect(kept.get('progress-report/a1')).toMatchObject({ draft: { progress: 75 }, isToBeSent: false });
    expect(await desk.send(action)).not.toBeNull();
    expect(sent.map(({ input }) => [input.progress, input.note])).toEqual([[75, 'Two more.']]);
    expect([...kept.keys()]).toEqual(['progress-reports/p1']);
    expect(desk.hasDraft('a1')).toBe(false);
  });

  it('goes once, under the same key, when the line is back', async () => {
    const { desk, sent, isUp } = begin([lost, reported]);
    await desk.say(action, { note: 'Two more.' });
    expect(await desk.send(action)).toBeNull();
    expect(desk.of(action).isToBeSent).toBe(true);
    isUp.set(false);
    TestBed.tick();
    isUp.set(true);
    TestBed.tick();
    await settle();
    await settle();
    expect(sent).toHaveLength(2);
    expect(sent[0]?.key).toBe(sent[1]?.key);
    expect(desk.hasDraft('a1')).toBe(false);
  });

  it('that waited since an earlier visit goes when the plan is opened', async () => {
    const first = begin([lost]);
    await first.desk.say(action, { note: 'Two more.' });
    await first.desk.send(action);
    TestBed.resetTestingModule();
    const again = begin([reported], first.kept);
    await again.desk.open('p1');
    expect(again.sent.map(({ key }) => key)).toEqual([first.sent[0]?.key]);
  });

  it('stays with what stands against it when it is refused, and goes under another key', async () => {
    const refused = () => {
      const errors = [{ pointer: '/note', code: 'required' as const, detail: 'Write a note.' }];
      throw new Refused(422, { type: '', title: '', status: 422, detail: '', errors });
    };
    const { desk, sent } = begin([refused, reported]);
    await desk.say(action, { progress: 80 });
    await desk.send(action);
    expect(desk.stateOf('a1').problems).toEqual({ note: 'Write a note.' });
    expect(desk.of(action).draft.progress).toBe(80);
    await desk.send(action);
    expect(sent[0]?.key).not.toBe(sent[1]?.key);
  });

  it('sends its files first, each once', async () => {
    const { desk, sent, uploaded } = begin([lost, reported]);
    await desk.addFiles(action, [new File(['x'], 'note.pdf')]);
    await desk.send(action);
    await desk.send(action);
    expect(uploaded).toHaveLength(1);
    expect(sent[1]?.input.evidence).toEqual([{ kind: 'document', documentId: 'document-1', title: 'note.pdf' }]);
  });
});
