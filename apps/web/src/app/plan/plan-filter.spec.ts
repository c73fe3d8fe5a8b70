import { addressOf, filterFrom, isNarrowed, leadsOf, matching, noFilter, viewFrom } from './plan-filter';
import { sampleAction } from './sample-plan.harness';

const actions = [
  sampleAction({ id: 'a', title: 'Sûreté des sources', domains: ['R', 'N'], lead: 'Energy', isOverdue: true }),
  sampleAction({ id: 'b', title: 'Border kits', domains: ['C'], state: 'done', priority: 'high' }),
  sampleAction({
    id: 'c',
    title: 'Cold chain',
    domains: ['B'],
    funding: { state: 'partly', source: '', funded: null },
  }),
];
const found = (said: Partial<typeof noFilter>) => matching(actions, { ...noFilter, ...said }).map(({ id }) => id);

describe('the filter of a plan', () => {
  it('lets everything through that is not narrowed', () => {
    expect(found({})).toEqual(['a', 'b', 'c']);
    expect(isNarrowed(noFilter)).toBe(false);
  });

  it('finds words without their marks, all of them', () => {
    expect(found({ q: 'surete SOURCES' })).toEqual(['a']);
    expect(found({ q: 'surete kits' })).toEqual([]);
  });

  it('narrows by each field', () => {
    expect(found({ domains: ['N', 'B'] })).toEqual(['a', 'c']);
    expect(found({ states: ['done', 'verified'] })).toEqual(['b']);
    expect(found({ lead: 'Energy' })).toEqual(['a']);
    expect(found({ funding: 'partly' })).toEqual(['c']);
    expect(found({ overdue: true })).toEqual(['a']);
    expect(found({ priority: 'high' })).toEqual(['b']);
  });

  it('comes back from its address as it was', () => {
    const filter = filterFrom({ q: 'kits', domain: 'C,R', state: 'done', lead: 'Energy', overdue: 'yes' });
    expect(filterFrom(addressOf(filter))).toEqual(filter);
  });

  it('takes nothing from an address that is no choice', () => {
    expect(filterFrom({ domain: 'X', state: 'late', funding: 'some', overdue: '1' })).toEqual(noFilter);
    expect(viewFrom('kanban')).toBe('gantt');
  });

  it('names each lead once', () => {
    expect(leadsOf(actions, new Intl.Collator('en'))).toEqual(['Customs', 'Energy']);
  });
});
