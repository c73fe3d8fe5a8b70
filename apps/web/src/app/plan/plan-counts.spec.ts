import { countRows } from './plan-counts';
import { sampleAction, sampleOverview } from './sample-plan.harness';

const latest = { id: 'r', at: '', note: '', reason: 'x', blockedBy: null, expectedEndsOn: null, evidence: 0 };
const counted = (byState: Partial<typeof sampleOverview.byState>, actions: Parameters<typeof countRows>[1]) =>
  countRows(
    { ...sampleOverview, byState: { ...sampleOverview.byState, 'in-progress': 0, ...byState } },
    actions,
    '2026-11-24',
  );
const row = (rows: ReturnType<typeof countRows>, id: string) => rows.find((each) => each.id === id);

describe('the counts of a plan', () => {
  it('count what is verified as done, and say how many', () => {
    expect(row(counted({ done: 2, verified: 5 }, []), 'done')).toEqual({
      id: 'done',
      count: 7,
      states: ['done', 'verified'],
      beside: { kind: 'verified', count: 5 },
    });
  });

  it('say how many are overdue, and since when something is blocked', () => {
    const actions = [
      sampleAction({ isOverdue: true }),
      sampleAction({ id: 'b', state: 'blocked', latest: { ...latest, day: '2026-09-10' } }),
      sampleAction({ id: 'c', state: 'blocked', latest: { ...latest, day: '2026-09-03' } }),
    ];
    const rows = counted({ 'in-progress': 1, blocked: 2 }, actions);
    expect(row(rows, 'in-progress')?.beside).toEqual({ kind: 'overdue', count: 1 });
    expect(row(rows, 'blocked')?.beside).toEqual({ kind: 'since', day: '2026-09-03' });
  });

  it('say where nothing is due yet, and leave out what nobody cancelled', () => {
    const later = sampleAction({ state: 'not-started', startsOn: '2027-02-01' });
    expect(row(counted({ 'not-started': 1 }, [later]), 'not-started')?.beside).toEqual({ kind: 'none-due' });
    const due = sampleAction({ state: 'not-started', startsOn: '2026-02-01' });
    expect(row(counted({ 'not-started': 1 }, [due]), 'not-started')?.beside).toBeNull();
    expect(counted({}, []).map(({ id }) => id)).not.toContain('cancelled');
    expect(counted({ cancelled: 1 }, []).map(({ id }) => id)).toContain('cancelled');
  });
});
