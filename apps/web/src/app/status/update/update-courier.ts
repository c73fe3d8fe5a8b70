import { computed, inject, Injectable, signal } from '@angular/core';
import type { Document, LineInput, Problem, StatusUpdate } from '@portal/contracts';
import type { Answer } from './update-api';
import { UpdateApi } from './update-api';
import { UpdateDesk } from './update-desk';
import type { Draft } from './update-draft';
import { afterTaken, afterTheirs, isAhead, leftOver, newDraft } from './update-draft';
import { UpdateKeep } from './update-keep';
import type { WaitingFile } from './update-lines';
import { problemsByLine } from './update-problems';
import type { SyncStep } from './update-sync';
import { nextStep } from './update-sync';

const pauseAfterWriting = 1200;
const shortestPause = 4000;
const longestPause = 60_000;

/** Carries the draft to the server, step by step, and goes on by itself when the line is back. */
@Injectable()
export class UpdateCourier {
  private readonly api = inject(UpdateApi);
  private readonly desk = inject(UpdateDesk);
  private readonly keep = inject(UpdateKeep);
  private isRunning = false;
  private isStopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = shortestPause;

  /** False from the first request that found no line until one gets through. */
  readonly hasLine = signal(true);
  readonly isSending = computed(() => this.desk.draft().sendKey !== null);
  /** What the server said against the whole update; the writer has to do something. */
  readonly refusal = signal<Problem | null>(null);

  /** Something was written: it goes to the server after a breath. */
  later(): void {
    this.refusal.set(null);
    this.after(pauseAfterWriting);
  }

  /** The writer wants it sent: with all that has to go before. */
  send(key: string): void {
    this.refusal.set(null);
    this.desk.draft.update((draft) => ({ ...draft, sendKey: draft.sendKey ?? key }));
    void this.now();
  }

  doNotSend(): void {
    this.desk.draft.update((draft) => ({ ...draft, sendKey: null }));
  }

  /** The line is back, or may be: tries at once. */
  lineBack(): void {
    this.hasLine.set(true);
    this.pause = shortestPause;
    void this.now();
  }

  /** The page is left: what can go now goes, the rest waits on the device for the next visit. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.now();
  }

  /** Whatever can be done now, one step after the other, until there is nothing left or no line. */
  async now(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      for (let step = this.next(); step !== 'rest'; step = this.next()) await this.take(step);
    } finally {
      this.isRunning = false;
    }
    if (!this.hasLine() && !this.isStopped) this.tryAgain();
  }

  private next(): SyncStep {
    const draft = this.desk.draft();
    const inputs = this.desk.inputs();
    return nextStep({
      isOnline: this.hasLine(),
      updateId: draft.updateId,
      isAhead: isAhead(draft, inputs),
      hasLines: inputs.length > 0 || draft.createInputs !== null,
      filesLeft: this.desk.filesLeft().length,
      hasClash: draft.clashes.length > 0,
      isToBeSent: draft.sendKey !== null,
      isRefused: this.refusal() !== null,
    });
  }

  private async take(step: Exclude<SyncStep, 'rest'>): Promise<void> {
    switch (step) {
      case 'upload':
        return this.upload(this.desk.filesLeft()[0]);
      case 'create':
        return this.create(this.desk.draft());
      case 'save':
        return this.save(this.desk.draft());
      case 'send':
        return this.sendNow(this.desk.draft());
    }
  }

  private async upload(file: WaitingFile | undefined): Promise<void> {
    if (!file) return;
    const kept = await this.keep.file(file.key);
    if (!kept) {
      this.desk.evidenceBecame(file.key, (each) => ({ ...each, refused: 'lost' }) as typeof each);
      return;
    }
    const answer = await this.api.upload(this.desk.known()?.country.iso3 ?? '', kept, (share) =>
      this.desk.progressed(file.key, share),
    );
    const document = this.received<Document>(answer);
    if (document) {
      const { id, mediaType, size } = document;
      this.desk.evidenceBecame(file.key, (each) => ({ ...each, documentId: id, mediaType, size }) as typeof each);
      await this.keep.dropFile(file.key);
    } else if (answer.kind === 'refused') {
      const { detail } = answer.problem;
      this.desk.evidenceBecame(file.key, (each) => ({ ...each, refused: detail }) as typeof each);
    }
  }

  private async create(draft: Draft): Promise<void> {
    const known = this.desk.known();
    if (!known) return this.rest();
    const inputs = draft.createInputs ?? this.desk.inputs();
    // Kept before it goes: a repetition under the same key must say the same.
    this.desk.draft.update((each) => ({ ...each, createInputs: inputs }));
    await this.keep.settled();
    const answer = await this.api.create(known.country.iso3, inputs, draft.createKey);
    const update = this.received<StatusUpdate>(answer);
    if (update) this.took(update, inputs);
    else if (answer.kind === 'refused') this.refused(answer.problem);
  }

  private async save(draft: Draft): Promise<void> {
    if (draft.updateId === null || draft.version === null) return this.rest();
    const inputs = this.desk.inputs();
    const answer = await this.api.save(draft.updateId, inputs, draft.version);
    const update = this.received<StatusUpdate>(answer);
    if (update) this.took(update, inputs);
    else if (answer.kind === 'refused') await this.refusedSaving(answer.problem, draft);
  }

  private async sendNow(draft: Draft): Promise<void> {
    if (draft.updateId === null || draft.sendKey === null) return this.rest();
    const answer = await this.api.send(draft.updateId, draft.sendKey);
    const update = this.received<StatusUpdate>(answer);
    if (update) this.sent(update);
    else if (answer.kind === 'refused') await this.refusedSaving(answer.problem, draft);
  }

  private took(update: StatusUpdate, inputs: readonly LineInput[]): void {
    this.desk.draft.update((draft) => ({ ...afterTaken(draft, inputs, update), createInputs: null }));
    this.desk.saved.set({ at: new Date(), where: 'server' });
  }

  private sent(update: StatusUpdate): void {
    this.desk.draft.set(newDraft(crypto.randomUUID()));
    this.desk.isChecked.set(false);
    this.desk.receipt.set(update);
  }

  /** Somebody else was there: stale shows both versions; sent or withdrawn leaves what was written since. */
  private async refusedSaving(problem: Problem, draft: Draft): Promise<void> {
    const isGone = problem.status === 404 || (problem.status === 409 && isOver(problem.code));
    if (problem.status !== 412 && !isGone) return this.refused(problem);
    if (draft.updateId === null) return this.rest();
    const answer = await this.api.update(draft.updateId);
    if (answer.kind === 'line-lost') return this.lost();
    const present = answer.kind === 'done' ? answer.value : undefined;
    if (present?.state === 'draft') {
      this.desk.draft.update((each) => afterTheirs(each, present, (lines) => this.desk.toInputs(lines)));
      return;
    }
    if (present && draft.sendKey !== null && present.state !== 'withdrawn') return this.sent(present);
    this.desk.notice.set(present && present.state !== 'withdrawn' ? 'sent-elsewhere' : 'gone');
    this.desk.draft.update((each) => leftOver(each, crypto.randomUUID()));
  }

  private refused(problem: Problem): void {
    this.refusal.set(problem);
    this.desk.serverProblems.set(problemsByLine(problem, this.desk.inputs()));
    this.desk.draft.update((draft) => ({ ...draft, sendKey: null, createInputs: null }));
  }

  private received<T>(answer: Answer<T>): T | null {
    if (answer.kind === 'line-lost') {
      this.lost();
      return null;
    }
    this.pause = shortestPause;
    return answer.kind === 'done' ? answer.value : null;
  }

  private lost(): void {
    this.hasLine.set(false);
  }

  private rest(): void {
    this.hasLine.set(false);
  }

  private tryAgain(): void {
    this.timer = setTimeout(() => this.lineBack(), this.pause);
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  private after(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), milliseconds);
  }
}

function isOver(code: string | undefined): boolean {
  return code === 'sent' || code === 'withdrawn' || code === 'decided';
}
