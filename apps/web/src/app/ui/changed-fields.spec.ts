import { changedFields } from './changed-fields';

describe('what is sent of a form', () => {
  const before = { names: { en: 'Team' }, shelfLifeMonths: 12, closedOn: null as string | null };

  it('is nothing while nothing was changed', () => {
    expect(changedFields({ ...before, names: { en: 'Team' } }, before)).toEqual({});
  });

  it('is what was changed, also to nothing', () => {
    const closed = { ...before, closedOn: '2026-01-01' };
    expect(changedFields({ ...closed, shelfLifeMonths: 6 }, before)).toEqual({
      closedOn: '2026-01-01',
      shelfLifeMonths: 6,
    });
    expect(changedFields(before, closed)).toEqual({ closedOn: null });
  });

  it('put over what somebody else saved leaves theirs where only they changed it', () => {
    const [mine, theirs] = [
      { ...before, shelfLifeMonths: 6 },
      { ...before, names: { en: 'Group' } },
    ];
    expect({ ...theirs, ...changedFields(mine, before) }).toEqual({
      names: { en: 'Group' },
      shelfLifeMonths: 6,
      closedOn: null,
    });
  });
});
