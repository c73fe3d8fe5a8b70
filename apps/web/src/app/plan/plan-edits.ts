import { inject, Injectable, signal } from '@angular/core';
import type { Action, ActionPatch, ActionsPatch, Problem } from '@portal/contracts';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { PlanApi } from './plan-api';
import { before } from './plan-cells';
import { PlanDesk } from './plan-desk';
import { patchesOf, stated, toSend } from './plan-paste';

/** A change of one action that somebody wrote. */
export interface Change {
  readonly action: Action;
  readonly patch: ActionPatch;
}

/** Somebody was faster: what one wrote, and what stands now. */
export interface EditClash extends Change {
  readonly theirs: Action;
}

/** What could not be saved, with its reason: it waits here until it is tried again or given up. */
export interface Unsaved {
  readonly changes: readonly Change[];
  readonly words: string;
}

/** Saves what is written into the table: shown at once, with a way back, and nothing lost when it is refused. */
@Injectable()
export class PlanEdits {
  private readonly api = inject(PlanApi);
  private readonly desk = inject(PlanDesk);
  private readonly texts = roomTexts('plan');

  readonly clash = signal<EditClash | null>(null);
  readonly unsaved = signal<Unsaved | null>(null);
  readonly undo = signal<{ readonly patch: ActionsPatch; readonly count: number } | null>(null);

  /** One action; true once the server has it. */
  async save(change: Change): Promise<boolean> {
    const { action, patch } = change;
    this.undo.set(null);
    this.show([change]);
    try {
      const saved = await this.api.changeAction(action.id, patch, action.version);
      this.desk.took([saved]);
      this.offerUndo({ changes: [{ id: saved.id, version: saved.version, patch: before(action, patch) }] });
      return true;
    } catch (failure) {
      const { problem, status } = refusedFrom(failure);
      this.takeBackShown([action]);
      const theirs = status === 412 ? currentOf(problem, action.id) : null;
      if (theirs) {
        this.desk.took([theirs]);
        this.clash.set({ action, patch, theirs });
      } else this.keep([change], problem);
      return false;
    }
  }

  /** Many at once, all or none; null once the server has them, else why not. */
  async saveAll(changes: readonly Change[]): Promise<Problem | 'no-line' | null> {
    this.undo.set(null);
    try {
      const { items, undo } = await this.api.changeActions(toSend(changes));
      this.desk.took(items);
      this.offerUndo(undo);
      return null;
    } catch (failure) {
      const { problem, status } = refusedFrom(failure);
      // Somebody was faster: what stands now is read, so that the next try is against it.
      if (status === 412) this.desk.refresh();
      return problem ?? 'no-line';
    }
  }

  /** Mine over theirs, against the version that was told. */
  async keepMine(): Promise<void> {
    const clash = this.clash();
    if (!clash) return;
    this.clash.set(null);
    await this.save({ action: clash.theirs, patch: clash.patch });
  }

  takeTheirs(): void {
    this.clash.set(null);
  }

  async again(): Promise<void> {
    const waiting = this.unsaved();
    if (!waiting) return;
    this.unsaved.set(null);
    // Against what stands now: the page may have read it again meanwhile.
    for (const { action, patch } of patchesOf(waiting.changes)) {
      await this.save({ action: this.desk.action(action.id) ?? action, patch });
    }
  }

  giveUp(): void {
    this.unsaved.set(null);
  }

  async takeBack(): Promise<void> {
    const undo = this.undo();
    if (!undo) return;
    this.undo.set(null);
    try {
      const { items } = await this.api.changeActions(undo.patch);
      this.desk.took(items);
      this.desk.say(this.texts.t('undone'));
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      if (!problem) this.undo.set(undo);
      this.desk.say(problem?.detail ?? this.texts.t('no-line'));
      this.desk.refresh();
    }
  }

  private offerUndo(patch: ActionsPatch): void {
    this.undo.set({ patch, count: patch.changes.length });
    this.desk.say(this.texts.n('changed', patch.changes.length));
  }

  private show(changes: readonly Change[]): void {
    const shown = new Map(changes.map(({ action, patch }) => [action.id, stated(patch)]));
    this.desk.change((plan) => ({
      ...plan,
      actions: plan.actions.map((action) => ({ ...action, ...shown.get(action.id) })),
    }));
  }

  private takeBackShown(actions: readonly Action[]): void {
    const were = new Map(actions.map((action) => [action.id, action]));
    this.desk.change((plan) => ({
      ...plan,
      actions: plan.actions.map((action) => were.get(action.id) ?? action),
    }));
  }

  private keep(changes: readonly Change[], problem: Problem | null): void {
    const reasons = (problem?.errors ?? []).map(({ detail }) => detail);
    const words = problem ? [problem.detail, ...reasons, ...(problem.involved ?? [])].join(' ') : '';
    this.unsaved.update((waiting) => ({
      changes: [...(waiting?.changes ?? []), ...changes],
      words: words || this.texts.t('unsaved.no-line'),
    }));
  }
}

/** What came with a 412; the contract says that it is the record itself. */
function currentOf(problem: Problem | null, id: string): Action | null {
  const current = problem?.current;
  const isAction = typeof current === 'object' && current !== null && 'id' in current && current.id === id;
  return isAction && 'version' in current && 'rights' in current ? (current as Action) : null;
}
