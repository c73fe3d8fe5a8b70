import type { Indicator } from '@portal/contracts';
import { hostSteps, numbersInStep, shareSteps } from '@portal/domain';
import type { Formats } from '../../platform/formats';
import type { RoomTexts } from '../../platform/room-texts';

/** How a sector stands in a team, the least first. */
const covers = ['without', 'vacant', 'covered'] as const;

/** Steps as the map and its legend take levels: an indicator that nobody claims. */
function asIndicator(
  id: string,
  name: string,
  levels: readonly { readonly id: string; readonly name: string }[],
): Indicator {
  return {
    id,
    name,
    asksSince: null,
    shelfLifeMonths: 12,
    closedOn: null,
    levels: levels.map((level, order) => ({ ...level, order, means: '', closedOn: null })),
    breaks: [],
  };
}

export function progressLevels(name: string, { t }: RoomTexts, formats: Formats): Indicator {
  return asIndicator(
    'plan-progress',
    name,
    shareSteps.map(({ id, upTo }) => ({
      id,
      name: t(upTo === 0 ? 'step.share-none' : 'step.share', { share: formats.percent(upTo / 100) }),
    })),
  );
}

/** Of one sector how it stands, of all of them how many are covered. */
export function sectorLevels(
  name: string,
  { isOne, total }: { readonly isOne: boolean; readonly total: number },
  { t }: RoomTexts,
  formats: Formats,
): Indicator {
  if (isOne) {
    return asIndicator(
      'team-sectors',
      name,
      covers.map((id) => ({ id, name: t(`cover.${id}`) })),
    );
  }
  const steps = shareSteps.flatMap(({ id, upTo }) => {
    const held = numbersInStep(id, total);
    if (!held) return [];
    const [from, to] = [formats.number(held.from), formats.number(held.to)];
    return [{ id, name: upTo === 0 ? t('step.sectors-none') : t('step.sectors', { from, to }) }];
  });
  return asIndicator('team-sectors', name, steps);
}

export function hostLevels(name: string, { t }: RoomTexts): Indicator {
  return asIndicator(
    'round-tables',
    name,
    hostSteps.map((id) => ({ id, name: t(`host.${id}`) })),
  );
}
