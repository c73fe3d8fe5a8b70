import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { DateConflict } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { Icon } from './icon';
import { ConflictWords } from './conflict-words';

/** What stands against the days of one meeting: open ones first, each to be moved away from or accepted with a reason. */
@Component({
  selector: 'portal-conflict-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (conflict of conflicts(); track conflict.key) {
        <li [class.accepted]="conflict.accepted">
          @if (conflict.accepted; as accepted) {
            <portal-icon name="check" />
            <div>
              <p>{{ words.of(conflict) }}</p>
              <p class="second" dir="auto">{{ t('accepted', { reason: accepted.reason }) }}</p>
            </div>
          } @else {
            <portal-icon name="error" />
            <div>
              <p>{{ words.of(conflict) }}</p>
              @if (mayRun()) {
                <p class="acts">
                  <button type="button" class="button" (click)="moved.emit()">{{ t('move') }}</button>
                  <button type="button" class="button quiet" (click)="accepted.emit(conflict)">
                    {{ t('accept') }}
                  </button>
                </p>
              }
            </div>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 20px minmax(0, 1fr);
      gap: 8px;
      padding-block: 10px;
      border-block-end: 1px solid var(--line);
    }
    li:not(.accepted) portal-icon {
      color: var(--alert);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding-block-start: 8px;
    }
    .second {
      color: var(--ink-2);
      font-size: 13px;
    }
  `,
})
export class ConflictList {
  readonly conflicts = input.required<readonly DateConflict[]>();
  readonly mayRun = input(false);
  readonly moved = output();
  readonly accepted = output<DateConflict>();
  protected readonly words = inject(ConflictWords);
  protected readonly t = roomTexts('date-conflict').t;
}
