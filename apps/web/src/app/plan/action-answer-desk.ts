import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Action, PlanHeadline } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Session } from '../platform/session';

/**
 * One action and the headline of its plan: little to load on a slow line. Stands where reports look for their plan's
 * desk, and has what they need of it.
 */
@Injectable()
export class ActionAnswerDesk {
  private readonly language = inject(Languages).current;
  private readonly session = inject(Session);

  readonly actionId = signal<string | undefined>(undefined);
  readonly answer = httpResource<Action>(() => this.asked(''));
  readonly plan = httpResource<PlanHeadline>(() => this.asked('/plan'));
  /** What came last, also while it is asked for again. */
  private readonly reported = signal<Action | null>(null);
  readonly action = computed(() => {
    const reported = this.reported();
    if (reported?.id === this.actionId()) return reported;
    return this.answer.hasValue() ? this.answer.value() : null;
  });
  readonly whole = computed(() => (this.plan.hasValue() ? this.plan.value() : null));
  readonly id = computed(() => this.action()?.planId);

  /** What was reported changed it. */
  took(actions: readonly Action[]): void {
    this.reported.set(actions.find(({ id }) => id === this.actionId()) ?? this.reported());
  }

  private asked(part: '' | '/plan') {
    const id = this.actionId();
    if (id === undefined || this.session.person() === null) return undefined;
    return {
      url: `/api/v1/actions/${encodeURIComponent(id)}${part}`,
      headers: { 'Accept-Language': this.language() },
    };
  }
}
