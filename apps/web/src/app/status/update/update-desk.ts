import { computed, Injectable, signal } from '@angular/core';
import type { Claim, LineInput, StatusUpdate } from '@portal/contracts';
import { type Day, isClosedOn } from '@portal/domain';
import { openReturns } from './open-returns';
import type { Draft } from './update-draft';
import { afterChoice, newDraft, withLine } from './update-draft';
import type { Known } from './update-known';
import { entryOf } from './update-known';
import type { ChangedLine, EvidenceDraft, LineDraft, LineDrafts, LineProblem } from './update-lines';
import { confirmed, countsOf, filesLeft, opened, problemsOf, takenUp, toInputs, withEvidence } from './update-lines';

/** Where and when the draft was kept last. */
export interface Saved {
  readonly at: Date;
  readonly where: 'device' | 'server';
}

/** What the server said against one line. */
export interface ServerProblem {
  readonly field: 'level' | 'day' | 'evidence' | 'line';
  readonly detail: string;
}

/** A problem of a line with the indicator that it belongs to, in the order of the page. */
export interface Missing {
  readonly indicator: string;
  readonly problem: LineProblem;
}

/** What its writer has on the table: the draft, and what they do with its lines. Knows no server. */
@Injectable()
export class UpdateDesk {
  readonly known = signal<Known | null>(null);
  readonly draft = signal<Draft>(newDraft(''));
  readonly today = signal<Day>('');
  readonly saved = signal<Saved | null>(null);
  /** Whether the draft of this visit was found on the device. */
  readonly isRestored = signal(false);
  readonly notice = signal<'sent-elsewhere' | 'gone' | null>(null);
  /** The update that this draft became. */
  readonly receipt = signal<StatusUpdate | null>(null);
  /** Share of each file that has been sent, 0 to 1. */
  readonly progress = signal<Readonly<Record<string, number>>>({});
  /** What the server said against lines, by indicator. */
  readonly serverProblems = signal<Readonly<Record<string, ServerProblem>>>({});
  /** Whether "Send" was pressed once: from then on what is missing is told beside its field. */
  readonly isChecked = signal(false);

  /** Those that still take a claim. */
  readonly indicators = computed(() =>
    (this.known()?.indicators ?? []).filter(({ closedOn }) => !isClosedOn(this.today(), closedOn)),
  );
  readonly lines = computed(() => this.draft().lines);
  readonly counts = computed(() => countsOf(this.lines()));
  readonly filesLeft = computed(() => filesLeft(this.lines()));
  readonly inputs = computed(() => this.toInputs(this.lines()));
  readonly returns = computed(() => {
    const known = this.known();
    return new Map(openReturns(known?.claims ?? []).map((claim) => [claim.indicator, claim]));
  });
  readonly missing = computed<readonly Missing[]>(() =>
    this.indicators().flatMap(({ id }) => {
      const line = this.lines()[id];
      return line ? problemsOf(line, this.today()).map((problem) => ({ indicator: id, problem })) : [];
    }),
  );

  toInputs(lines: LineDrafts): LineInput[] {
    return toInputs(lines, this.indicators(), this.today());
  }

  /** "Nothing has changed": one click. */
  confirm(indicator: string): void {
    const known = this.known();
    const entry = known ? entryOf(known, indicator) : undefined;
    const line = entry ? confirmed(entry, this.returns().get(indicator)?.id ?? null) : null;
    if (line) this.say(indicator, line);
  }

  /** Opens a line for a change; what it said already stays. */
  open(indicator: string): void {
    const line = this.lines()[indicator];
    if (line?.kind !== 'changed') this.say(indicator, opened);
  }

  /** Takes a returned line up again, with its text. */
  takeUp(returned: Claim): void {
    this.say(returned.indicator, takenUp(returned));
  }

  /** Takes back whatever was said of an indicator. */
  takeBack(indicator: string): void {
    this.say(indicator, undefined);
  }

  say(indicator: string, line: LineDraft | undefined): void {
    this.serverProblems.update(({ [indicator]: _answered, ...rest }) => rest);
    this.draft.update((draft) => withLine(draft, indicator, line));
  }

  /** Changes an opened line as it stands now, however quickly one change follows another. */
  amend(indicator: string, change: (line: ChangedLine) => ChangedLine): void {
    const line = this.lines()[indicator];
    if (line?.kind === 'changed') this.say(indicator, change(line));
  }

  keep(indicator: string, side: 'mine' | 'theirs'): void {
    this.draft.update((draft) => afterChoice(draft, indicator, side));
  }

  /** A file found its way, or did not: changes the draft without taking back a wish to send. */
  evidenceBecame(key: string, change: (evidence: EvidenceDraft) => EvidenceDraft | null): void {
    this.draft.update((draft) => ({ ...draft, lines: withEvidence(draft.lines, key, change) }));
  }

  progressed(key: string, share: number): void {
    this.progress.update((progress) => ({ ...progress, [key]: share }));
  }
}
