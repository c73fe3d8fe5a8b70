import { emptyDay } from './effective-day';
import { claimOf } from './sample-claim.harness';
import type { ChangedLine } from './update-lines';
import {
  confirmed,
  countsOf,
  filesLeft,
  lineOf,
  longestNote,
  opened,
  problemsOf,
  saysTheSame,
  takenUp,
  toInput,
  toInputs,
  withEvidence,
} from './update-lines';

const today = '2026-11-24';
const whole: ChangedLine = { ...opened, level: 'adopted', day: { ...emptyDay, day: '2026-09-01' } };
const nothingShows = {
  indicator: 'action-plan',
  level: null,
  empty: 'silent',
  effectiveOn: null,
  effectivePrecision: null,
  since: null,
  sincePrecision: null,
  attestedOn: null,
  freshness: null,
  claimId: null,
  sample: false,
} as const;

describe('a line of an update', () => {
  it('confirms the claim that shows, and nothing where no level shows', () => {
    const shows = { ...nothingShows, empty: null, level: 'adopted', claimId: 'c1' };
    expect(confirmed(shows)).toMatchObject({ kind: 'confirmed', confirms: 'c1' });
    expect(confirmed(nothingShows)).toBeNull();
  });

  it('says at which field something is missing', () => {
    expect(problemsOf(opened, today)).toEqual([
      { field: 'level', code: 'level-missing' },
      { field: 'day', code: 'day-missing' },
    ]);
    expect(problemsOf(whole, today)).toEqual([]);
    expect(problemsOf({ ...whole, note: 'x'.repeat(longestNote + 1) }, today)).toEqual([
      { field: 'note', code: 'note-long' },
    ]);
  });

  it('takes links of the web only, each with its title', () => {
    const link = { kind: 'link', key: 'a', title: 'Decree', url: 'https://example.org/decree' } as const;
    expect(problemsOf({ ...whole, evidence: [link] }, today)).toEqual([]);
    expect(problemsOf({ ...whole, evidence: [{ ...link, url: 'javascript:alert(1)' }] }, today)).toEqual([
      { field: 'link', key: 'a', code: 'link-address' },
    ]);
    expect(problemsOf({ ...whole, evidence: [{ ...link, title: ' ' }] }, today)).toEqual([
      { field: 'link', key: 'a', code: 'link-title' },
    ]);
  });

  it('goes to the server whole, with what it replaces', () => {
    expect(toInput('action-plan', { ...whole, note: 'Begun.', replaces: 'r1' }, today)).toEqual({
      indicator: 'action-plan',
      level: 'adopted',
      effectiveOn: '2026-09-01',
      effectivePrecision: 'day',
      note: 'Begun.',
      evidence: [],
      replaces: 'r1',
    });
    expect(toInput('action-plan', opened, today)).toBeNull();
  });

  it('leaves out a file that has not arrived, and names it until it has', () => {
    const file = {
      kind: 'document',
      key: 'f',
      title: 'order.pdf',
      mediaType: null,
      size: 9,
      documentId: null,
      refused: null,
    } as const;
    const waiting = { plan: { ...whole, evidence: [file] } };
    expect(filesLeft(waiting)).toEqual([{ indicator: 'plan', key: 'f', title: 'order.pdf' }]);
    expect(toInput('plan', waiting.plan, today)).toMatchObject({ evidence: [] });
    const arrived = withEvidence(waiting, 'f', (each) => ({ ...each, documentId: 'd1' }) as typeof each);
    expect(filesLeft(arrived)).toEqual([]);
    expect(toInputs(arrived, [{ id: 'plan' }], today)[0]).toMatchObject({
      evidence: [{ kind: 'document', documentId: 'd1', title: 'order.pdf' }],
    });
    const refused = withEvidence(waiting, 'f', (each) => ({ ...each, refused: 'Too large' }) as typeof each);
    expect(filesLeft(refused)).toEqual([]);
    expect(Object.values(refused).flatMap((line) => problemsOf(line, today))).toEqual([
      { field: 'file', key: 'f', code: 'file-refused' },
    ]);
    expect(withEvidence(waiting, 'f', () => null)).toEqual({ plan: whole });
  });

  it('comes back from the server saying the same', () => {
    const claim = claimOf({ effectiveOn: '2026-09-01', note: 'Begun.' });
    expect(saysTheSame(lineOf(claim), { ...whole, note: 'Begun.' })).toBe(true);
    expect(saysTheSame(lineOf(claim), whole)).toBe(false);
    expect(lineOf(claimOf({ confirms: 'c1' }))).toMatchObject({ kind: 'confirmed', confirms: 'c1' });
  });

  it('comes back from a return with its text and what it replaces', () => {
    const returned = claimOf({ id: 'r1', state: 'returned', reason: 'Which decree?', note: 'Adopted in May.' });
    expect(takenUp(returned)).toMatchObject({ level: 'adopted', note: 'Adopted in May.', replaces: 'r1' });
  });

  it('is counted, and only lines that say something are sent', () => {
    const lines = {
      team: { kind: 'confirmed', confirms: 'c', note: '', replaces: null },
      plan: whole,
      risk: opened,
    } as const;
    expect(countsOf(lines)).toEqual({ changed: 2, confirmed: 1 });
    const order = [{ id: 'plan' }, { id: 'team' }, { id: 'risk' }, { id: 'needs' }];
    expect(toInputs(lines, order, today).map((line) => line.indicator)).toEqual(['plan', 'team']);
  });
});
