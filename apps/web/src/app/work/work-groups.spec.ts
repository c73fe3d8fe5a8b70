import type { WorkItem } from '@portal/contracts';
import { daysOverdue, groupsOf, isOneClick, rowAfter, urgencyOf } from './work-groups';

const today = '2026-11-24';
const item: WorkItem = {
  id: 'w1',
  kind: 'confirm',
  title: 'Confirm national team',
  dueOn: null,
  url: '/countries/MRT/update',
  iso3: 'MRT',
  indicator: 'national-team',
  claimId: 'c1',
  sample: false,
};

describe('my work', () => {
  it('is told by urgency', () => {
    expect(urgencyOf({ dueOn: '2026-11-23' }, today)).toBe('overdue');
    expect(urgencyOf({ dueOn: '2026-11-24' }, today)).toBe('this-week');
    expect(urgencyOf({ dueOn: '2026-11-30' }, today)).toBe('this-week');
    expect(urgencyOf({ dueOn: '2026-12-01' }, today)).toBe('later');
    expect(urgencyOf({ dueOn: null }, today)).toBe('later');
  });

  it('stands in groups, without empty ones, in the order it came', () => {
    const late = { ...item, id: 'late', dueOn: '2026-11-12' };
    const groups = groupsOf([late, item, { ...item, id: 'w2' }], today);
    expect(groups.map((group) => [group.urgency, group.items.map((each) => each.id)])).toEqual([
      ['overdue', ['late']],
      ['later', ['w1', 'w2']],
    ]);
    expect(daysOverdue(late, today)).toBe(12);
    expect(daysOverdue(item, today)).toBe(0);
  });

  it('is done in the row only where one click does it', () => {
    expect(isOneClick(item)).toBe(true);
    expect(isOneClick({ ...item, claimId: null })).toBe(false);
    expect(isOneClick({ ...item, kind: 'validate' })).toBe(false);
  });

  it('is walked by key within its ends', () => {
    expect(rowAfter(3, -1, 1)).toBe(0);
    expect(rowAfter(3, 2, 1)).toBe(2);
    expect(rowAfter(3, 1, -1)).toBe(0);
    expect(rowAfter(0, -1, 1)).toBe(-1);
  });
});
