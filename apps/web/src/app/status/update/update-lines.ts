import type { Claim, Evidence, EvidenceInput, Indicator, IndicatorEntry, LineInput } from '@portal/contracts';
import type { Day } from '@portal/domain';
import type { DayFields, DayProblem } from './effective-day';
import { effectiveOn, emptyDay, fieldsOf } from './effective-day';

/** A file or link that stands under a line while it is written. */
export type EvidenceDraft =
  | { readonly kind: 'link'; readonly key: string; readonly title: string; readonly url: string }
  | {
      readonly kind: 'document';
      readonly key: string;
      readonly title: string;
      readonly mediaType: string | null;
      readonly size: number | null;
      /** Null until the server has it; the file itself waits on the device under `key`. */
      readonly documentId: string | null;
      /** Why the server or this device will not take it; null while nothing stands against it. */
      readonly refused: string | null;
    };

/** What its writer has said of one indicator so far. An indicator without one is not sent. */
export type LineDraft =
  | {
      readonly kind: 'confirmed';
      readonly confirms: string;
      readonly note: string;
      readonly replaces: string | null;
    }
  | {
      readonly kind: 'changed';
      readonly level: string | null;
      readonly day: DayFields;
      readonly note: string;
      readonly evidence: readonly EvidenceDraft[];
      readonly replaces: string | null;
    };

export type ChangedLine = Extract<LineDraft, { kind: 'changed' }>;
export type LineDrafts = Readonly<Record<string, LineDraft>>;

/** Why a line cannot be sent yet, and at which of its fields that is told. */
export type LineProblem =
  | { readonly field: 'level'; readonly code: 'level-missing' }
  | { readonly field: 'day'; readonly code: DayProblem }
  | { readonly field: 'link'; readonly key: string; readonly code: 'link-title' | 'link-address' }
  | { readonly field: 'file'; readonly key: string; readonly code: 'file-refused' }
  | { readonly field: 'note'; readonly code: 'note-long' };

/** A file that has not reached the server. */
export interface WaitingFile {
  readonly indicator: string;
  readonly key: string;
  readonly title: string;
}

export const longestNote = 4000;

/** "Nothing has changed": only where a level shows, since a confirmation confirms a claim. */
export function confirmed(entry: IndicatorEntry, replaces: string | null = null): LineDraft | null {
  if (entry.claimId === null || entry.level === null) return null;
  return { kind: 'confirmed', confirms: entry.claimId, note: '', replaces };
}

/** A line that is opened for a change: no level is chosen for its writer. */
export const opened: ChangedLine = {
  kind: 'changed',
  level: null,
  day: emptyDay,
  note: '',
  evidence: [],
  replaces: null,
};

/** A returned line taken up again: its text and evidence are there, and it says what it replaces. */
export function takenUp(returned: Claim): ChangedLine {
  return { ...changedFrom(returned), replaces: returned.id };
}

/** The line as it stands in a draft on the server. */
export function lineOf(claim: Claim): LineDraft {
  if (claim.confirms !== null)
    return { kind: 'confirmed', confirms: claim.confirms, note: claim.note, replaces: claim.replaces };
  return changedFrom(claim);
}

/** The lines of a draft on the server, by indicator. */
export function linesOf(claims: readonly Claim[]): LineDrafts {
  return Object.fromEntries(claims.map((claim) => [claim.indicator, lineOf(claim)]));
}

/** What is wrong with a line, in the order of its fields; nothing where it can be sent. */
export function problemsOf(line: LineDraft, latestDay: Day): readonly LineProblem[] {
  const problems: LineProblem[] = [];
  if (line.kind === 'changed') {
    if (line.level === null) problems.push({ field: 'level', code: 'level-missing' });
    const { problem } = effectiveOn(line.day, latestDay);
    if (problem) problems.push({ field: 'day', code: problem });
    problems.push(...line.evidence.flatMap(evidenceProblems));
  }
  if (line.note.length > longestNote) problems.push({ field: 'note', code: 'note-long' });
  return problems;
}

/** Files that wait on the device for their turn, of all lines. */
export function filesLeft(lines: LineDrafts): readonly WaitingFile[] {
  return Object.entries(lines).flatMap(([indicator, line]) =>
    line.kind === 'confirmed'
      ? []
      : line.evidence.flatMap((each) =>
          each.kind === 'document' && each.documentId === null && each.refused === null
            ? [{ indicator, key: each.key, title: each.title }]
            : [],
        ),
  );
}

/** The lines after one piece of evidence changed, wherever it stands; gone where `change` gives null. */
export function withEvidence(
  lines: LineDrafts,
  key: string,
  change: (evidence: EvidenceDraft) => EvidenceDraft | null,
): LineDrafts {
  return Object.fromEntries(
    Object.entries(lines).map(([indicator, line]) => {
      if (line.kind === 'confirmed' || !line.evidence.some((each) => each.key === key)) return [indicator, line];
      const evidence = line.evidence.flatMap((each) => {
        const changed = each.key === key ? change(each) : each;
        return changed ? [changed] : [];
      });
      return [indicator, { ...line, evidence }];
    }),
  );
}

/** The line as the server takes it, or null while something is missing. Files still on their way are left out. */
export function toInput(indicator: string, line: LineDraft, latestDay: Day): LineInput | null {
  if (problemsOf(line, latestDay).length > 0) return null;
  const replaces = line.replaces === null ? {} : { replaces: line.replaces };
  if (line.kind === 'confirmed') return { indicator, confirms: line.confirms, note: line.note, ...replaces };
  const { day } = effectiveOn(line.day, latestDay);
  if (line.level === null || day === null) return null;
  return {
    indicator,
    level: line.level,
    effectiveOn: day,
    effectivePrecision: line.day.precision,
    note: line.note,
    evidence: line.evidence.flatMap(toEvidenceInput),
    ...replaces,
  };
}

/** All lines that can already stand in a draft on the server, in the order of the indicators. */
export function toInputs(lines: LineDrafts, order: readonly Pick<Indicator, 'id'>[], latestDay: Day): LineInput[] {
  return order.flatMap(({ id }) => {
    const line = lines[id];
    const input = line ? toInput(id, line, latestDay) : null;
    return input ? [input] : [];
  });
}

/** How many lines an update has of each kind: what the send bar says. */
export function countsOf(lines: LineDrafts): { readonly changed: number; readonly confirmed: number } {
  const all = Object.values(lines);
  const confirmedCount = all.filter((line) => line.kind === 'confirmed').length;
  return { changed: all.length - confirmedCount, confirmed: confirmedCount };
}

/** Whether two lines say the same, whatever key or state their files have on this device. */
export function saysTheSame(one: LineDraft | undefined, other: LineDraft | undefined): boolean {
  return JSON.stringify(essenceOf(one)) === JSON.stringify(essenceOf(other));
}

function changedFrom(claim: Claim): ChangedLine {
  return {
    kind: 'changed',
    level: claim.level,
    day: fieldsOf(claim.effectiveOn, claim.effectivePrecision),
    note: claim.note,
    evidence: claim.evidence.flatMap(toEvidenceDraft),
    replaces: claim.replaces,
  };
}

function toEvidenceDraft(evidence: Evidence, index: number): readonly EvidenceDraft[] {
  switch (evidence.kind) {
    case 'link':
      return [{ kind: 'link', key: `link-${index}`, title: evidence.title, url: evidence.url }];
    case 'document':
      return [
        {
          kind: 'document',
          key: evidence.documentId,
          title: evidence.title ?? '',
          mediaType: evidence.mediaType,
          size: evidence.size,
          documentId: evidence.documentId,
          refused: null,
        },
      ];
    case 'source':
      return [];
  }
}

function toEvidenceInput(evidence: EvidenceDraft): readonly EvidenceInput[] {
  if (evidence.kind === 'link') return [{ kind: 'link', title: evidence.title.trim(), url: evidence.url.trim() }];
  if (evidence.documentId === null) return [];
  const title = evidence.title.trim();
  return [{ kind: 'document', documentId: evidence.documentId, ...(title === '' ? {} : { title }) }];
}

function evidenceProblems(evidence: EvidenceDraft): readonly LineProblem[] {
  const { key } = evidence;
  if (evidence.kind === 'document') {
    return evidence.refused === null ? [] : [{ field: 'file', key, code: 'file-refused' }];
  }
  if (!isWebAddress(evidence.url)) return [{ field: 'link', key, code: 'link-address' }];
  return evidence.title.trim() === '' ? [{ field: 'link', key, code: 'link-title' }] : [];
}

function essenceOf(line: LineDraft | undefined): unknown {
  if (!line) return null;
  if (line.kind === 'confirmed') return [line.confirms, line.note.trim(), line.replaces];
  const { precision, day, year, month, quarter } = line.day;
  const when = { day: [day], month: [year, month], quarter: [year, quarter], year: [year] }[precision];
  const evidence = line.evidence.map((each) =>
    each.kind === 'link' ? [each.title.trim(), each.url.trim()] : (each.documentId ?? each.key),
  );
  return [line.level, precision, when, line.note.trim(), evidence, line.replaces];
}

function isWebAddress(text: string): boolean {
  const address = text.trim();
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
