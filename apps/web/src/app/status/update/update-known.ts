import type {
  AskedRound,
  Claim,
  CountryDetail,
  Indicator,
  IndicatorEntry,
  Region,
  Reporting,
  StatusUpdate,
} from '@portal/contracts';
import type { Draft } from './update-draft';
import { afterTheirs, draftOf, isWritten, leftOver } from './update-draft';
import type { LineDrafts } from './update-lines';
import type { LineInput } from '@portal/contracts';
import type { Day } from '@portal/domain';

/** All that the page knows of a country's reporting. A copy stays on the device, for opening without a line. */
export interface Known {
  readonly country: CountryDetail;
  readonly indicators: readonly Indicator[];
  readonly regions: readonly Region[];
  readonly reporting: Reporting;
  /** Drafts and sent updates, newest first. */
  readonly updates: readonly StatusUpdate[];
  /** What was sent, returned or validated, newest first. */
  readonly claims: readonly Claim[];
}

/** What shows now on an indicator; undefined where the country's page does not say. */
export function entryOf(known: Known, indicator: string): IndicatorEntry | undefined {
  return known.country.status.find((entry) => entry.indicator === indicator);
}

/** The city of the secretariat that is reminded and named; null where a coordinator decides. */
export function decidingCity(known: Pick<Known, 'reporting' | 'regions'>): string | null {
  const { deciders, mainRegion } = known.reporting;
  if (deciders.regions.length === 0 || deciders.coordinatorNow) return null;
  return known.regions.find((region) => region.code === mainRegion)?.secretariat.city ?? null;
}

/** The open rounds that ask the country. A copy that an older version kept on the device knows of none. */
export function roundsIn(known: Pick<Known, 'reporting'>): readonly AskedRound[] {
  return known.reporting.rounds ?? [];
}

/** The round, due first, that still asks for this indicator. */
export function roundAsking(known: Pick<Known, 'reporting'>, indicator: string): AskedRound | undefined {
  return roundsIn(known).find(({ owed }) => owed.includes(indicator));
}

/** What is said of a round: what it still asks, in time or late, or that all was sent. */
export function roundSays({ owed, due }: AskedRound, today: Day): 'owed' | 'overdue' | 'done' {
  if (owed.length === 0) return 'done';
  return due < today ? 'overdue' : 'owed';
}

/** The newest draft that this person wrote. */
export function newestDraftOf(personId: string, updates: readonly StatusUpdate[]): StatusUpdate | undefined {
  return draftsIn(updates).find((update) => update.writtenBy.person?.id === personId);
}

export function draftsIn(updates: readonly StatusUpdate[]): readonly StatusUpdate[] {
  return updates
    .filter((update) => update.state === 'draft')
    .toSorted((one, other) => other.writtenAt.localeCompare(one.writtenAt));
}

/** Sent updates of which at least one line still waits. */
export function waitingIn(updates: readonly StatusUpdate[]): readonly StatusUpdate[] {
  return updates.filter((update) => update.state === 'sent' && update.lines.some((line) => line.state === 'submitted'));
}

/** What became of the draft on this device while nobody looked. */
export interface Reconciled {
  readonly draft: Draft;
  /** Told to the writer: it was sent from elsewhere, or withdrawn. */
  readonly notice: 'sent-elsewhere' | 'gone' | null;
  /** The update that this very draft became: its answer was lost on the way. */
  readonly sent: StatusUpdate | null;
}

/**
 * Brings the draft of this device and the server's drafts together when the page opens: a draft in work
 * stays, with what others made of it; an empty desk takes the writer's newest draft.
 *
 * @param present the server's state of the draft's own update, or undefined where it is gone
 */
export function reconciled(
  draft: Draft,
  present: StatusUpdate | undefined,
  newest: StatusUpdate | undefined,
  newKey: string,
  toInputs: (lines: LineDrafts) => LineInput[],
): Reconciled {
  if (draft.updateId === null) {
    const isFree = !isWritten(draft) && draft.createInputs === null;
    return { draft: isFree && newest ? draftOf(newest, newKey, toInputs) : draft, notice: null, sent: null };
  }
  if (present?.state === 'draft') {
    const isOlder = draft.version === null || present.version > draft.version;
    return { draft: isOlder ? afterTheirs(draft, present, toInputs) : draft, notice: null, sent: null };
  }
  const left = leftOver(draft, newKey);
  if (!present || present.state === 'withdrawn') return { draft: left, notice: 'gone', sent: null };
  if (draft.sendKey !== null) return { draft: left, notice: null, sent: present };
  return { draft: left, notice: 'sent-elsewhere', sent: null };
}
