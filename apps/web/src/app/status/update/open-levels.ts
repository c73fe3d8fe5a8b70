import type { Indicator } from '@portal/contracts';
import { type Day, isClosedOn } from '@portal/domain';

/** The levels of an indicator that can be claimed today, in order. */
export function openLevels({ levels }: Pick<Indicator, 'levels'>, today: Day): Indicator['levels'] {
  return levels.filter(({ closedOn }) => !isClosedOn(today, closedOn));
}
