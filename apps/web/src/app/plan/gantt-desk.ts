import { computed, inject, Injectable, signal } from '@angular/core';
import type { ChangedActions, WholePlan } from '@portal/contracts';
import { addDays, type Day } from '@portal/domain';
import { refusedFrom } from '../platform/request';
import { GanttApi } from './gantt-api';
import { daysAfter, patchOf, type Shift, shiftTo } from './gantt-shift';

/** What was saved last, so that it can be taken back. */
export interface Moved {
  readonly changed: ChangedActions;
  readonly isUndone: boolean;
}

/** Why the last save did not happen: no line, somebody was faster, or the server's own words. */
export type Unsaved = { readonly why: 'no-line' | 'clash' } | { readonly why: 'refused'; readonly detail: string };

/** Where an action is to begin. */
interface Wish {
  readonly id: string;
  readonly startsOn: Day;
}

/** Moving one action of a plan: first only drawn, then asked about where others move with it, then saved in one. */
@Injectable()
export class GanttDesk {
  private readonly api = inject(GanttApi);
  private readonly held = signal<WholePlan | null>(null);
  private readonly wish = signal<Wish | null>(null);
  /** The action that follows the pointer or the arrows. */
  readonly moving = signal<string | null>(null);
  /** Whether the person is being asked. */
  readonly isAsking = signal(false);
  readonly isBusy = signal(false);
  readonly unsaved = signal<Unsaved | null>(null);
  readonly moved = signal<Moved | null>(null);

  /**
   * What would happen now. After a clash the plan is read anew, and the same wish is held against it: nothing is lost.
   */
  readonly shift = computed<Shift | null>(() => {
    const [plan, wish] = [this.held(), this.wish()];
    return plan && wish ? shiftTo(wish.id, wish.startsOn, plan.actions, plan.dependencies) : null;
  });
  readonly days = computed(() => daysAfter(this.shift()));

  use(plan: WholePlan): void {
    this.held.set(plan);
  }

  begin(id: string): void {
    this.unsaved.set(null);
    this.moving.set(id);
    this.wish.set(null);
  }

  /** So many days from where it stands in the plan. */
  place(days: number): void {
    const action = this.held()?.actions.find(({ id }) => id === this.moving());
    if (action) this.wish.set({ id: action.id, startsOn: addDays(action.startsOn, days) });
  }

  /** So many days from where it is drawn. */
  step(days: number): void {
    this.place((this.shift()?.own.days ?? 0) + days);
  }

  leave(): void {
    this.moving.set(null);
    this.isAsking.set(false);
    this.unsaved.set(null);
    this.wish.set(null);
  }

  /** Asks where others would move with it, and saves at once where none would. */
  async set(): Promise<ChangedActions | null> {
    const shift = this.shift();
    this.moving.set(null);
    if (!shift) {
      this.leave();
      return null;
    }
    if (shift.others.length + shift.held.length === 0) return this.save(false);
    this.isAsking.set(true);
    return null;
  }

  /** With the actions that wait for it, or alone. */
  async save(withOthers: boolean): Promise<ChangedActions | null> {
    const [plan, shift] = [this.held(), this.shift()];
    if (!plan || !shift || this.isBusy()) return null;
    const changed = await this.send(() =>
      this.api.change(patchOf([shift.own, ...(withOthers ? shift.others : [])], plan.actions)),
    );
    if (!changed) {
      this.isAsking.set(true);
      return null;
    }
    this.leave();
    this.moved.set({ changed, isUndone: false });
    return changed;
  }

  async undo(): Promise<ChangedActions | null> {
    const moved = this.moved();
    if (!moved || moved.isUndone || this.isBusy()) return null;
    const changed = await this.send(() => this.api.change(moved.changed.undo));
    if (changed) this.moved.set({ changed, isUndone: true });
    return changed;
  }

  private async send(call: () => Promise<ChangedActions>): Promise<ChangedActions | null> {
    this.isBusy.set(true);
    this.unsaved.set(null);
    try {
      return await call();
    } catch (failure) {
      const { status, problem } = refusedFrom(failure);
      if (status === 412) this.unsaved.set({ why: 'clash' });
      else if (!problem) this.unsaved.set({ why: 'no-line' });
      else this.unsaved.set({ why: 'refused', detail: problem.errors?.[0]?.detail ?? problem.detail });
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
