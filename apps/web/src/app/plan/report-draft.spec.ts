import {
  firstWrong,
  freshReport,
  inputOf,
  needsDespite,
  problemsOfReport,
  type ReportDraft,
  saidOfReport,
  withState,
} from './report-draft';
import { sampleAction } from './sample-plan.harness';

const now = '2026-11-24T10:00:00Z';
const draft = (said: Partial<ReportDraft>): ReportDraft => ({
  ...freshReport(sampleAction({ progress: 60 })),
  ...said,
});

describe('a report that is written', () => {
  it('begins where the action stands', () => {
    expect(freshReport(sampleAction({ state: 'not-started', progress: 0 }))).toMatchObject({
      state: 'in-progress',
      progress: 0,
    });
    expect(freshReport(sampleAction({ state: 'blocked', progress: 10 })).state).toBe('blocked');
  });

  it('is at 100 when it is done, and back where it was when it is not', () => {
    const done = withState(draft({ progress: 75 }), 'done', 60);
    expect(done.progress).toBe(100);
    expect(withState(done, 'in-progress', 60).progress).toBe(60);
    expect(withState(draft({ progress: 75 }), 'blocked', 60).progress).toBe(75);
  });

  it('needs a note when it is done, and evidence where the priority is high', () => {
    const done = draft({ state: 'done', progress: 100 });
    expect(problemsOfReport(done, { priority: 'medium' }, [], now)).toEqual({ note: 'wrong.note' });
    expect(Object.keys(problemsOfReport(done, { priority: 'high' }, [], now))).toEqual(['note', 'evidence']);
    expect(firstWrong({ evidence: 'x', note: 'y' })).toBe('note');
  });

  it('needs its reason when it is blocked or cancelled', () => {
    expect(problemsOfReport(draft({ state: 'blocked' }), { priority: 'low' }, [], now)).toEqual({
      reason: 'wrong.reason.blocked',
    });
    expect(problemsOfReport(draft({ state: 'cancelled' }), { priority: 'low' }, [], now)).toEqual({
      reason: 'wrong.reason.cancelled',
    });
  });

  it('says why it is done while another it waits for is not', () => {
    const done = draft({ state: 'done', progress: 100, note: 'All equipped.' });
    expect(needsDespite(done, [{ state: 'verified' }])).toBe(false);
    expect(problemsOfReport(done, { priority: 'low' }, [{ state: 'blocked' }], now)).toEqual({
      despite: 'wrong.despite',
    });
  });

  it('takes a link with its address and title only', () => {
    const link = { kind: 'link' as const, key: 'k', title: '', url: 'example.org' };
    expect(problemsOfReport(draft({ evidence: [link] }), { priority: 'low' }, [], now)).toEqual({
      evidence: 'wrong.link',
    });
  });

  it('is sent once its files have arrived, with what its state asks for and no more', () => {
    const file = { kind: 'file' as const, key: 'k', title: 'note.pdf', documentId: null };
    expect(inputOf('a1', draft({ evidence: [file] }))).toBeNull();
    expect(
      inputOf('a1', draft({ progress: 75, note: ' Two more. ', reason: 'old', expectedEndsOn: '2027-01-15' })),
    ).toEqual({
      actionId: 'a1',
      state: 'in-progress',
      progress: 75,
      note: 'Two more.',
      expectedEndsOn: '2027-01-15',
      evidence: [],
    });
    expect(inputOf('a1', draft({ state: 'cancelled', reason: 'No funds.' }))).toEqual({
      actionId: 'a1',
      state: 'cancelled',
      note: '',
      reason: 'No funds.',
      evidence: [],
    });
  });

  it('reads a refusal by field', () => {
    const problem = { type: '', title: '', status: 422, detail: 'Not right.' };
    expect(saidOfReport(problem)).toEqual({ fields: {}, rest: 'Not right.' });
    const errors = [{ pointer: '/note', code: 'required' as const, detail: 'Write a note.' }];
    expect(saidOfReport({ ...problem, errors })).toEqual({ fields: { note: 'Write a note.' }, rest: '' });
  });
});
