import type { RoundTable } from '@portal/contracts';

/** A part of a round table's page: its address below the page's, the room whose words name it, and the key of its name. */
export interface Part {
  readonly path: string;
  readonly room: string;
  readonly key: string;
  /** Whether this reader is shown it. */
  isShown(this: void, roundTable: RoundTable): boolean;
}

/** In their order. What is known from a source alone has nothing but its overview. */
export const parts: readonly Part[] = [
  { path: '', room: 'round-table', key: 'tab.overview', isShown: () => true },
  {
    path: 'briefing',
    room: 'briefing',
    key: 'tab',
    isShown: ({ isDocumented, isInside }) => isInside && !isDocumented,
  },
  {
    path: 'minutes',
    room: 'minutes',
    key: 'tab',
    isShown: ({ isDocumented, isInside, life }) =>
      isInside && !isDocumented && (life === 'held' || life === 'concluded'),
  },
];

export function partsOf(roundTable: RoundTable): readonly Part[] {
  return parts.filter(({ isShown }) => isShown(roundTable));
}
