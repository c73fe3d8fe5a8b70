import { computed, inject, Injectable, signal } from '@angular/core';
import type { WholePlan } from '@portal/contracts';
import { type ActionMove, addDays, type Day } from '@portal/domain';
import { type Change, PlanEdits } from './plan-edits';
import { daysAfter, type Shift, shiftTo } from './gantt-shift';

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
  private readonly edits = inject(PlanEdits);
  private readonly held = signal<WholePlan | null>(null);
  private readonly wish = signal<Wish | null>(null);
  /** The action that follows the pointer or the arrows. */
  readonly moving = signal<string | null>(null);
  /** Whether the person is being asked. */
  readonly isAsking = signal(false);
  readonly isBusy = signal(false);
  readonly unsaved = signal<Unsaved | null>(null);

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
  async set(): Promise<void> {
    const shift = this.shift();
    this.moving.set(null);
    if (!shift) this.leave();
    else if (shift.others.length + shift.held.length > 0) this.isAsking.set(true);
    else await this.save(false);
  }

  /** With the actions that wait for it, or alone; all of them or none. */
  async save(withOthers: boolean): Promise<void> {
    const shift = this.shift();
    if (!shift || this.isBusy()) return;
    this.isBusy.set(true);
    this.unsaved.set(null);
    const problem = await this.edits.saveAll(this.changesOf([shift.own, ...(withOthers ? shift.others : [])]));
    this.isBusy.set(false);
    if (problem === null) this.leave();
    else {
      if (problem === 'no-line') this.unsaved.set({ why: 'no-line' });
      else if (problem.type.endsWith('/stale')) this.unsaved.set({ why: 'clash' });
      else this.unsaved.set({ why: 'refused', detail: problem.errors?.[0]?.detail ?? problem.detail });
      this.isAsking.set(true);
    }
  }

  private changesOf(moves: readonly ActionMove[]): readonly Change[] {
    const actions = new Map(this.held()?.actions.map((action) => [action.id, action]));
    return moves.flatMap(({ id, startsOn, endsOn }) => {
      const action = actions.get(id);
      return action ? [{ action, patch: { startsOn, endsOn } }] : [];
    });
  }
}
