import { answered, answerFrom, answers, fieldsOf } from './action-answer';
import { freshReport, problemsOfReport } from './report-draft';

const action = { state: 'in-progress', progress: 40, priority: 'medium' } as const;
const fresh = freshReport(action);

describe('an answer of one click', () => {
  it('is one of three, else it is chosen on the page', () => {
    expect(answers.map(answerFrom)).toEqual(answers);
    expect(answerFrom('cancelled')).toBeNull();
    expect(answerFrom(undefined)).toBeNull();
  });

  it('keeps what was written, and says its own state', () => {
    const written = { ...fresh, note: 'Two crossings.', progress: 55 };
    expect(answered(written, 'on-track', action)).toBe(written);
    expect(answered(written, 'done', action)).toMatchObject({ state: 'done', progress: 100, note: 'Two crossings.' });
    expect(answered(written, 'blocked', action)).toMatchObject({ state: 'blocked', progress: 55 });
    expect(answered(answered(fresh, 'done', action), 'on-track', action).progress).toBe(40);
  });

  it('asks for no more than its rule', () => {
    expect(fieldsOf('on-track', action, [])).toEqual(['progress', 'note']);
    expect(fieldsOf('blocked', action, [])).toEqual(['reason', 'blockedBy']);
    expect(fieldsOf('done', action, [])).toEqual(['note']);
    expect(fieldsOf('done', { priority: 'high' }, ['despite'])).toEqual(['note', 'despite', 'evidence']);
  });

  it('asks for all that the rule asks for', () => {
    for (const answer of answers) {
      for (const priority of ['high', 'low'] as const) {
        const wrong = problemsOfReport(answered(fresh, answer, action), { priority }, [], '2026-06-01T10:00:00Z');
        const fields: readonly string[] = fieldsOf(answer, { priority }, []);
        expect(Object.keys(wrong).filter((field) => !fields.includes(field))).toEqual([]);
      }
    }
  });
});
