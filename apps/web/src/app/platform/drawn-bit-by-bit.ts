import { computed, DestroyRef, effect, inject, type Signal, signal, untracked } from '@angular/core';

/** More rows than a tall window shows. */
const inView = 36;
/** So few that a slow device answers between two of them. */
const more = 10;

/**
 * How many of many rows are drawn: those in view at once, the others bit by bit while the page has nothing else to do, so
 * that it answers from the first frame on. Call it while a component is built.
 *
 * @param needed a row that must be there now, by its place; -1 for none
 * @param first how many are in view
 */
export function drawnBitByBit(total: () => number, needed: () => number, first = inView): Signal<number> {
  const drawn = signal(first);
  let waiting: (() => void) | null = null;
  const stop = () => {
    waiting?.();
    waiting = null;
  };
  effect(() => {
    if (drawn() >= total()) return;
    stop();
    waiting = whenIdle(() => {
      waiting = null;
      drawn.set(untracked(drawn) + more);
    });
  });
  inject(DestroyRef).onDestroy(stop);
  return computed(() => Math.min(total(), Math.max(drawn(), needed() + more)));
}

function whenIdle(act: () => void): () => void {
  // Not every browser says when it is idle.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, 16);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: 200 });
  return () => cancelIdleCallback(asked);
}
