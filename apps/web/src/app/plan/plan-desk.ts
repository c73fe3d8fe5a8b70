import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { Action, ActionPlan, Objective, PlanAnswer, PlanStepInput, WholePlan } from '@portal/contracts';
import { Session } from '../platform/session';
import { PlanApi } from './plan-api';
import { isNarrowed, matching, noFilter, type PlanFilter } from './plan-filter';
import type { Pasted } from './plan-paste';
import { rowsOf } from './plan-rows';

/** What is asked on top of the page. */
export type PlanDialog =
  | { readonly kind: 'action'; readonly action: Action | null; readonly objectiveId: string | null }
  | { readonly kind: 'objective'; readonly objective: Objective | null }
  | { readonly kind: 'remove-action'; readonly action: Action }
  | { readonly kind: 'remove-objective'; readonly objective: Objective }
  | { readonly kind: 'assign'; readonly action: Action }
  | { readonly kind: 'plan' }
  | { readonly kind: 'remove-plan' }
  | { readonly kind: 'step'; readonly step: PlanStepInput['step'] }
  | { readonly kind: 'next-version' }
  | { readonly kind: 'sharing' }
  | { readonly kind: 'finish'; readonly action: Action }
  | { readonly kind: 'paste'; readonly pasted: Pasted };

/** One plan as its page holds it: what is known, what is narrowed, folded and opened. */
@Injectable()
export class PlanDesk {
  private readonly api = inject(PlanApi);
  private readonly session = inject(Session);

  private turn = 0;
  readonly id = signal<string | undefined>(undefined);
  readonly filter = signal<PlanFilter>(noFilter);
  readonly folded = signal<ReadonlySet<string>>(new Set());
  /** The action whose row is open. */
  readonly openId = signal<string | null>(null);
  /** How high the opened row's panel is, for what is drawn beside the table. */
  readonly panel = signal<{ readonly id: string; readonly height: number } | null>(null);
  readonly dialog = signal<PlanDialog | null>(null);
  readonly said = signal('');

  readonly answer = this.api.plan(() => (this.session.isKnown() ? this.id() : undefined));
  /** What is known of it, also while a line is lost: what came last stays. */
  private readonly known = linkedSignal<PlanAnswer | null, PlanAnswer | null>({
    source: () => (this.answer.hasValue() ? this.answer.value() : null),
    computation: (value, previous) => {
      const before = previous?.value ?? null;
      return value ?? (before?.id === this.id() ? before : null);
    },
  });
  readonly whole = computed(() => {
    const known = this.known();
    return known?.sight === 'whole' ? known : null;
  });
  readonly headline = computed(() => {
    const known = this.known();
    return known?.sight === 'headline' ? known : null;
  });
  readonly actions = computed(() => this.whole()?.actions ?? []);
  private readonly byId = computed(() => new Map(this.actions().map((action) => [action.id, action])));
  readonly matching = computed(() => matching(this.actions(), this.filter()));
  readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  readonly rows = computed(() => {
    const plan = this.whole();
    if (!plan) return [];
    return rowsOf(plan.objectives, this.matching(), plan.overview, this.folded(), this.isNarrowed());
  });

  action(id: string): Action | undefined {
    return this.byId().get(id);
  }

  fold(objectiveId: string): void {
    this.folded.update((folded) => {
      const next = new Set(folded);
      if (!next.delete(objectiveId)) next.add(objectiveId);
      return next;
    });
  }

  foldAll(isFolded: boolean): void {
    this.folded.set(new Set(isFolded ? this.whole()?.objectives.map(({ id }) => id) : []));
  }

  /** Opens a row, or closes it where it is open. */
  open(actionId: string | null): void {
    this.openId.update((open) => (open === actionId ? null : actionId));
    if (this.openId() === null) this.panel.set(null);
  }

  /** Actions as the server has them now; what is computed over all of them is asked for again. */
  took(actions: readonly Action[]): void {
    const came = new Map(actions.map((action) => [action.id, action]));
    this.change((plan) => ({
      ...plan,
      actions: [
        ...plan.actions.map((action) => came.get(action.id) ?? action),
        ...actions.filter(({ id }) => !this.byId().has(id)),
      ],
    }));
    this.refresh();
  }

  tookPlan(changed: ActionPlan): void {
    this.change((plan) => ({ ...plan, ...changed }));
    this.refresh();
  }

  /** Shows a change at once; what the server answers takes its place. */
  change(by: (plan: WholePlan) => WholePlan): void {
    this.turn += 1;
    this.known.update((known) => (known?.sight === 'whole' ? by(known) : known));
  }

  /** Reads it again. What was asked before the last change says nothing any more, and is left. */
  refresh(): void {
    const known = this.known();
    if (known) void this.reread(known.id);
    else this.answer.reload();
  }

  private async reread(id: string): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    try {
      const plan = await this.api.read(id);
      if (turn === this.turn && plan.id === this.id()) this.known.set(plan);
    } catch {
      // What is known stays; the next change asks again.
    }
  }

  /** Says in the live region what was done. */
  say(words: string): void {
    this.said.set('');
    queueMicrotask(() => this.said.set(words));
  }
}
