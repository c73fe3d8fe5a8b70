import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { WholePlan } from '@portal/contracts';
import { addDays, whatADelayMoves } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { GanttMoves } from './gantt-moves';
import { expectedDelay } from './gantt-shift';

let drawn = 0;
const mostDays = 3650;

/** What else moves when an action ends later: as it is to be expected now, or by as many days as somebody tries. */
@Component({
  selector: 'portal-gantt-delay',
  imports: [GanttMoves],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (action(); as its) {
      <details>
        <summary>{{ t('delay.title') }}</summary>
        @if (expected() > 0) {
          <p>{{ n('delay.expected', expected()) }}</p>
        }
        <label [for]="name">{{ t('delay.days') }}</label>
        <input
          #field
          type="number"
          class="number"
          inputmode="numeric"
          min="0"
          [max]="mostDays"
          [id]="name"
          [value]="days()"
          (input)="take(field.valueAsNumber)"
        />
        <p role="status">{{ moves().length === 0 ? t('delay.nothing') : n('delay.moves', moves().length) }}</p>
        <portal-gantt-moves [plan]="plan()" [moves]="moves()" />
      </details>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-start: 12px;
    }
    summary {
      min-block-size: 24px;
      cursor: pointer;
      color: var(--accent);
    }
    p,
    label {
      display: block;
      margin-block: 8px;
    }
    input {
      max-inline-size: 120px;
    }
  `,
})
export class GanttDelay {
  readonly plan = input.required<Pick<WholePlan, 'actions' | 'dependencies' | 'asAt'>>();
  readonly actionId = input.required<string>();

  private readonly texts = roomTexts('gantt');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly mostDays = mostDays;
  protected readonly name = `gantt-delay-${(drawn += 1)}`;
  protected readonly action = computed(() => this.plan().actions.find(({ id }) => id === this.actionId()));
  protected readonly expected = computed(() => {
    const action = this.action();
    return action ? expectedDelay(action, this.plan().asAt) : 0;
  });
  /** As is to be expected, or a month to try. */
  protected readonly days = linkedSignal({
    source: () => ({ id: this.actionId(), expected: this.expected() }),
    computation: ({ expected }) => expected || 30,
  });
  protected readonly moves = computed(() => {
    const action = this.action();
    if (!action || this.days() === 0) return [];
    const { id, startsOn, endsOn } = action;
    const { actions, dependencies } = this.plan();
    return whatADelayMoves({ id, startsOn, endsOn: addDays(endsOn, this.days()) }, actions, dependencies);
  });

  protected take(days: number): void {
    if (Number.isFinite(days)) this.days.set(Math.min(mostDays, Math.max(0, Math.round(days))));
  }
}
