import type { RoundTable } from '@portal/contracts';
import type { RoundTableLife } from '@portal/domain';

/** A stop of a round table's life. */
export interface LifeStop {
  readonly life: RoundTableLife;
  readonly place: 'done' | 'current' | 'to-come';
  /** The instant at which it came there; null: not yet, or not told to this reader. */
  readonly at: string | null;
}

const way: readonly RoundTableLife[] = ['proposed', 'dates-polled', 'confirmed', 'invited', 'held', 'concluded'];

/**
 * The stops of its way with where it is; `dates polled` only where it went by there or may still. Postponed and
 * cancelled stand at the end of what was done, as where it is.
 */
export function lifeLineOf({ life, steps }: Pick<RoundTable, 'life' | 'steps'>): readonly LifeStop[] {
  const lastAt = (stop: RoundTableLife) => steps.filter((each) => each.life === stop).at(-1)?.at ?? null;
  const isAside = !way.includes(life);
  const here = isAside ? furthest(steps.map((each) => each.life)) : way.indexOf(life);
  const stops = way.flatMap((stop, place): LifeStop[] => {
    if (stop === 'dates-polled' && place < here && lastAt(stop) === null) return [];
    if (isAside && place > here) return [];
    if (place < here || isAside) return [{ life: stop, place: 'done', at: lastAt(stop) }];
    return [{ life: stop, place: place === here ? 'current' : 'to-come', at: place === here ? lastAt(stop) : null }];
  });
  return isAside ? [...stops, { life, place: 'current', at: lastAt(life) }] : stops;
}

function furthest(lives: readonly RoundTableLife[]): number {
  return Math.max(0, ...lives.map((each) => way.indexOf(each)));
}
