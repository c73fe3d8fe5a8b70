import type { RoundTable } from '@portal/contracts';
import { isRunSheetDue } from '@portal/domain';

/** A sentence of a part's room with its values. */
export interface Note {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A part of a round table's page: its address below the page's, the room whose words name it, and the key of its name. */
export interface Part {
  readonly path: string;
  readonly room: string;
  readonly key: string;
  /** Whether this reader is shown it. */
  isShown(this: void, roundTable: RoundTable): boolean;
  /** What is open in it, in few words: a key of the same room. */
  note?(this: void, roundTable: RoundTable): Note | null;
}

/** In their order. What is known from a source alone has nothing but its overview. */
export const parts: readonly Part[] = [
  { path: '', room: 'round-table', key: 'tab.overview', isShown: () => true },
  { path: 'dates', room: 'date-poll', key: 'tab', isShown: isInside },
  { path: 'agenda', room: 'agenda', key: 'tab', isShown: isInside },
  {
    path: 'run-sheet',
    room: 'agenda',
    key: 'tab.run',
    isShown: (roundTable) => isInside(roundTable) && isRunSheetDue(roundTable, new Date().toISOString()),
  },
  { path: 'invitations', room: 'meeting-invitation', key: 'tab', isShown: isInside },
  { path: 'delegations', room: 'delegation', key: 'tab.delegations', isShown: isInside },
  { path: 'readiness', room: 'delegation', key: 'tab.readiness', isShown: isInside },
  { path: 'briefing', room: 'briefing', key: 'tab', isShown: isInside },
  {
    path: 'positions',
    room: 'position',
    key: 'tab',
    isShown: ({ heard }) => heard !== null,
    note: ({ heard }) =>
      heard && { key: 'tab.note', values: { heard: String(heard.countries), all: String(heard.of) } },
  },
  { path: 'priorities', room: 'priority', key: 'tab', isShown: ({ heard }) => heard !== null },
  { path: 'conclusions', room: 'conclusion', key: 'title', isShown: isInside },
  { path: 'commitments', room: 'commitment', key: 'title', isShown: isInside },
  {
    path: 'minutes',
    room: 'minutes',
    key: 'tab',
    isShown: (roundTable) => isInside(roundTable) && (roundTable.life === 'held' || roundTable.life === 'concluded'),
  },
];

/** What happens inside is for those who take part; of what a source says, nothing more is known. */
function isInside(this: void, { isInside: seesInside, isDocumented }: RoundTable): boolean {
  return seesInside && !isDocumented;
}

export function partsOf(roundTable: RoundTable): readonly Part[] {
  return parts.filter(({ isShown }) => isShown(roundTable));
}
