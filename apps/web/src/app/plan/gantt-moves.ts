import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { WholePlan } from '@portal/contracts';
import type { ActionMove } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { actionWords } from './action-words';

/** Actions with their days before and after, and by how many days they move. */
@Component({
  selector: 'portal-gantt-moves',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul [hidden]="lines().length === 0">
      @for (line of lines(); track line.id) {
        <li>
          <span class="line">
            <bdi class="number">{{ line.number }}</bdi> &ngsp;<bdi>{{ line.title }}</bdi>
          </span>
          <span class="line second number">
            <span>{{ line.before }} </span>
            @if (!areHeld()) {
              <span aria-hidden="true" class="arrow">→</span>
              <span class="hidden-words">{{ t('becomes') }} </span>
              <b>{{ line.after }} </b>
            }
            <span>({{ line.by }})</span>
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      border-block-start: 1.5px solid var(--ink);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
    }
    li {
      display: grid;
      gap: 2px;
      padding-block: 8px;
      border-block-end: 1px solid var(--line);
    }
    :host-context([dir='rtl']) .arrow {
      display: inline-block;
      transform: scaleX(-1);
    }
  `,
})
export class GanttMoves {
  readonly plan = input.required<Pick<WholePlan, 'actions'>>();
  readonly moves = input.required<readonly ActionMove[]>();
  /** They would move, but stay. */
  readonly areHeld = input(false);
  private readonly words = actionWords();
  private readonly texts = roomTexts('gantt');
  protected readonly t = this.texts.t;

  protected readonly lines = computed(() => {
    const actions = new Map(this.plan().actions.map((action) => [action.id, action]));
    return this.moves().flatMap((move) => {
      const action = actions.get(move.id);
      if (!action) return [];
      const { id, number, title } = action;
      const way = move.days < 0 ? 'earlier' : 'later';
      return [
        {
          id,
          number,
          title,
          before: this.words.period(action),
          after: this.words.period(move),
          by: this.texts.n(way, Math.abs(move.days)),
        },
      ];
    });
  });
}
