import type { ListedPlan } from '@portal/contracts';
import { seriesOf } from './plan-series';
import { samplePlan } from './sample-plan.harness';

const plan = (said: Partial<ListedPlan>): ListedPlan => ({ ...samplePlan({}), sight: 'whole', ...said });

describe('the plans of a country', () => {
  it('stand once each, by the version in force, newest plan first', () => {
    const series = seriesOf([
      plan({ id: 'a1', seriesId: 'a', number: 1, life: 'superseded', startsOn: '2024-01-01' }),
      plan({ id: 'a3', seriesId: 'a', number: 3, life: 'draft', startsOn: '2024-01-01' }),
      plan({ id: 'a2', seriesId: 'a', number: 2, life: 'adopted', startsOn: '2024-01-01' }),
      plan({ id: 'b1', seriesId: 'b', number: 1, life: 'draft', startsOn: '2026-01-01' }),
    ]);
    expect(series.map(({ present }) => present.id)).toEqual(['b1', 'a2']);
    expect(series[1]?.others.map(({ id }) => id)).toEqual(['a3', 'a1']);
  });
});
