import type { Round } from '@portal/contracts';
import { firstField, freshForm, patchOf, problemsFrom, problemsOfRound } from './round-form';

const today = '2026-11-27';
const form = { ...freshForm(today), title: 'Yearly', indicators: ['action-plan'], countries: ['MAR', 'MMR'] };

describe('the form of a round', () => {
  it('begins with days that make sense', () => {
    expect(freshForm(today)).toMatchObject({ opens: today, due: '2027-01-08', closes: '2027-01-22' });
    expect(problemsOfRound(form, today)).toEqual({});
  });

  it('tells each field what is missing or not right, the first of the page first', () => {
    const empty = problemsOfRound(freshForm(today), today);
    expect(empty).toEqual({
      title: { code: 'title-missing' },
      indicators: { code: 'indicators-missing' },
      countries: { code: 'countries-missing' },
    });
    expect(firstField(empty)).toBe('title');
    expect(firstField({})).toBeUndefined();
    expect(problemsOfRound({ ...form, closes: '2026-11-26' }, today)).toEqual({
      closes: { code: 'closes-before-opens' },
    });
    expect(problemsOfRound({ ...form, due: '' }, today)).toEqual({ due: { code: 'day-missing' } });
    expect(problemsOfRound({ ...form, due: '2027-02-01', opens: '2026-11-26' }, today)).toEqual({
      opens: { code: 'past-day' },
      due: { code: 'due-outside-round' },
    });
  });

  it('puts what the server said beside its field, and names the country', () => {
    const problem = {
      ...{ type: '/problems/invalid', title: '', status: 422, detail: '' },
      errors: [
        { pointer: '/countries/1', code: 'not-a-partner' as const, detail: 'No partner on that day.' },
        { pointer: '/due', code: 'not-a-day' as const, detail: 'Write a day.' },
        { pointer: '/countries/0', code: 'unknown-country' as const, detail: 'Later.' },
        { pointer: '/else', code: 'type' as const, detail: 'Of no field.' },
      ],
    };
    expect(problemsFrom(problem, form, (iso3) => `Name of ${iso3}`)).toEqual({
      countries: { sentence: 'Name of MMR: No partner on that day.' },
      due: { sentence: 'Write a day.' },
    });
  });

  it('sends only what was changed', () => {
    const round: Round = {
      ...{ id: '1', title: 'Yearly', state: 'open', opens: today, due: '2027-01-08', closes: '2027-01-22' },
      ...{ indicators: [], countries: [], openedAt: '', figures: null, sample: false, version: 3 },
    };
    expect(patchOf(round, { title: ' Yearly ', due: round.due, closes: round.closes })).toEqual({});
    expect(patchOf(round, { title: 'Other', due: round.due, closes: '2027-01-30' })).toEqual({
      title: 'Other',
      closes: '2027-01-30',
    });
  });
});
