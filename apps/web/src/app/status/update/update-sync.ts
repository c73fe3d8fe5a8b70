/** What is known of a draft that must reach the server. */
export interface SyncState {
  readonly isOnline: boolean;
  /** Its id on the server; null: it is on this device only. */
  readonly updateId: string | null;
  /** Whether the lines that can stand on the server differ from those that do. */
  readonly isAhead: boolean;
  /** Whether any line can stand on the server yet. */
  readonly hasLines: boolean;
  /** Files that still wait on the device. */
  readonly filesLeft: number;
  /** Two editors: nothing is sent until the writer has chosen. */
  readonly hasClash: boolean;
  /** "Send for validation" was pressed and has not been answered yet. */
  readonly isToBeSent: boolean;
  /** Refused for good: only the writer can go on. */
  readonly isRefused: boolean;
}

export type SyncStep = 'upload' | 'create' | 'save' | 'send' | 'rest';

/**
 * The next thing to do for a draft. Files go first, because a line without its evidence is not the line
 * that its writer sent; then the lines; then, if asked for, the sending. Each step can be repeated after
 * a lost line: it keeps its key, or (saving) is found to be there already.
 */
export function nextStep(state: SyncState): SyncStep {
  if (!state.isOnline || state.hasClash || state.isRefused) return 'rest';
  if (state.filesLeft > 0) return 'upload';
  if (state.updateId === null) return state.hasLines ? 'create' : 'rest';
  if (state.isAhead) return 'save';
  return state.isToBeSent ? 'send' : 'rest';
}
