import {
  actionInput,
  draftOf,
  firstOf,
  freshDraft,
  patchOf,
  problemsOfDraft,
  restored,
  saidOfAction,
} from './action-draft';
import { sampleAction } from './sample-plan.harness';

const fresh = freshDraft('o1', { startsOn: '2026-01-01', endsOn: '2026-12-31' });
const action = sampleAction({
  supporting: ['Interior', 'Health'],
  cost: { amount: 180000, currency: 'EUR' },
  funding: { state: 'partly', source: 'Budget', funded: 90000 },
});

describe('the form of an action', () => {
  it('says what is missing, in the order of the form', () => {
    const problems = problemsOfDraft({ ...fresh, endsOn: '2025-01-01', amount: '1,234' });
    expect(problems).toEqual({
      title: 'cell.empty',
      endsOn: 'cell.ends-before',
      amount: 'cell.amount-unclear',
      currency: 'cell.currency-missing',
    });
    expect(firstOf(problems)).toBe('title');
    expect(problemsOfDraft({ ...fresh, title: 'Kits' })).toEqual({});
  });

  it('changes nothing of an action that is left as it was', () => {
    expect(patchOf(draftOf(action), draftOf(action))).toEqual({});
  });

  it('sends only what was changed', () => {
    const draft = { ...draftOf(action), supporting: 'Interior\n\n Customs ', currency: 'usd' };
    expect(patchOf(draftOf(action), draft)).toEqual({
      supporting: ['Interior', 'Customs'],
      cost: { amount: 180000, currency: 'USD' },
    });
  });

  it('keeps what is paid for only where it is partly paid for', () => {
    expect(actionInput({ ...draftOf(action), funding: 'secured' }).funding).toEqual({
      state: 'secured',
      source: 'Budget',
      funded: null,
    });
  });

  it('brings back what was written, and leaves as it is now what was not touched', () => {
    const before = draftOf(action);
    const now = { ...before, lead: 'Interior', title: 'Theirs' };
    expect(restored({ before, draft: { ...before, title: 'Mine' } }, now)).toEqual({ ...now, title: 'Mine' });
  });

  it('names the actions of a circle at the dependencies', () => {
    const problem = { type: '', title: '', status: 409, detail: 'That closes a circle:', involved: ['1.1', '1.2'] };
    expect(saidOfAction(problem)).toEqual({ fields: { dependsOn: 'That closes a circle: 1.1 → 1.2' }, rest: '' });
  });

  it('finds the field of each refusal', () => {
    const errors = [
      { pointer: '/cost/currency', code: 'unknown-currency' as const, detail: 'Unknown currency.' },
      { pointer: '/funding/funded', code: 'format' as const, detail: 'No amount.' },
    ];
    expect(saidOfAction({ type: '', title: '', status: 422, detail: '', errors }).fields).toEqual({
      currency: 'Unknown currency.',
      funded: 'No amount.',
    });
  });
});
