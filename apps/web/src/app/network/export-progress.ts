import type { Export } from '@portal/contracts';

/** How many are shown: what is under way or ready, and what became of the one before. */
const mostShown = 3;

export function isUnderWay({ state }: Pick<Export, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** The newest; what failed or has expired is of no more use once a newer one is there. */
export function worthShowing(exports: readonly Export[]): readonly Export[] {
  return exports.filter((each, place) => place === 0 || isUnderWay(each) || each.state === 'ready').slice(0, mostShown);
}

/** After how long to ask again how far it is: soon at first, then gently; null where nothing is under way. */
export function nextLook(exports: readonly Export[], looks: number): number | null {
  if (!exports.some(isUnderWay)) return null;
  return Math.min(10_000, 1_500 + looks * 500);
}
