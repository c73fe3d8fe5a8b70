import type { LineInput, StatusUpdate } from '@portal/contracts';
import type { LineDraft, LineDrafts } from './update-lines';
import { countsOf, linesOf } from './update-lines';
import type { Clash } from './update-merge';
import { mergeLines, settled } from './update-merge';

/** A draft as the device keeps it: what its writer said, and what of it the server already has. */
export interface Draft {
  /** Null until the server has it. */
  readonly updateId: string | null;
  /** The server's version of what stands in `base`. */
  readonly version: number | null;
  /** The lines as the server has them: what both sides had last. */
  readonly base: LineDrafts;
  readonly lines: LineDrafts;
  /** What the server took last, to see whether there is anything new for it. */
  readonly taken: readonly LineInput[];
  readonly clashes: readonly Clash[];
  /** Under which key it is made on the server: once, however often that is tried. */
  readonly createKey: string;
  /** What was asked to be made under that key: a repetition must say the same. */
  readonly createInputs: readonly LineInput[] | null;
  /** Under which key it is sent; null: its writer has not asked for it. */
  readonly sendKey: string | null;
}

/** A draft that nobody has written anything into. */
export function newDraft(createKey: string): Draft {
  return {
    updateId: null,
    version: null,
    base: {},
    lines: {},
    taken: [],
    clashes: [],
    createKey,
    createInputs: null,
    sendKey: null,
  };
}

/** A draft of the server, opened on this device. `taken` is what this device would send for it unchanged. */
export function draftOf(update: StatusUpdate, createKey: string, toInputs: (lines: LineDrafts) => LineInput[]): Draft {
  const lines = linesOf(update.lines);
  const known = { updateId: update.id, version: update.version, base: lines, lines, taken: toInputs(lines) };
  return { ...newDraft(createKey), ...known };
}

/** The draft after its writer said something of one indicator, or (undefined) took that back. */
export function withLine(draft: Draft, indicator: string, line: LineDraft | undefined): Draft {
  const { [indicator]: _before, ...rest } = draft.lines;
  return { ...draft, lines: line ? { ...rest, [indicator]: line } : rest, sendKey: null };
}

/** Whether what can stand on the server differs from what it took last. */
export function isAhead(draft: Draft, inputs: readonly LineInput[]): boolean {
  return JSON.stringify(inputs) !== JSON.stringify(draft.taken);
}

/** Whether its writer has said anything, whole or not. */
export function isWritten(draft: Draft): boolean {
  const { changed, confirmed } = countsOf(draft.lines);
  return changed + confirmed > 0;
}

/** The draft after the server took its lines; what was written meanwhile stays as it is. */
export function afterTaken(draft: Draft, taken: readonly LineInput[], update: StatusUpdate): Draft {
  return { ...draft, updateId: update.id, version: update.version, base: linesOf(update.lines), taken };
}

/**
 * The draft after somebody else was found to have changed it: what only one side touched is taken over,
 * the rest waits for its writer to choose. Nothing is sent unseen: a wish to send is taken back.
 */
export function afterTheirs(draft: Draft, theirs: StatusUpdate, toInputs: (lines: LineDrafts) => LineInput[]): Draft {
  const their = linesOf(theirs.lines);
  const { lines, clashes } = mergeLines(draft.base, draft.lines, their);
  return {
    ...draft,
    version: theirs.version,
    base: their,
    taken: toInputs(their),
    lines,
    clashes,
    sendKey: clashes.length > 0 ? null : draft.sendKey,
  };
}

/** The draft after its writer chose between two versions of a line. */
export function afterChoice(draft: Draft, indicator: string, keep: 'mine' | 'theirs'): Draft {
  const clash = draft.clashes.find((each) => each.indicator === indicator);
  if (!clash) return draft;
  const clashes = draft.clashes.filter((each) => each !== clash);
  return { ...draft, lines: settled(draft.lines, clash, keep), clashes };
}

/**
 * What is left to write when the draft itself is gone (sent from another device, withdrawn): the lines
 * that its writer changed since, in a new draft.
 */
export function leftOver(draft: Draft, createKey: string): Draft {
  const lines = Object.fromEntries(
    Object.entries(draft.lines).filter(
      ([indicator, line]) => JSON.stringify(draft.base[indicator]) !== JSON.stringify(line),
    ),
  );
  return { ...newDraft(createKey), lines };
}
