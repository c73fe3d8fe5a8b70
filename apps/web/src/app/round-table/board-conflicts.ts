import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConflictsOfYear, DateConflict, RoundTableSummary } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { ConflictList } from '../ui/conflict-list';
import { MeetingWords } from './meeting-words';

/** What is accepted of a meeting's conflicts. */
export interface ToAccept {
  readonly meeting: string;
  readonly conflict: DateConflict;
}

/** What stands against the days of the meetings on a board and is not accepted, meeting by meeting. */
@Component({
  selector: 'portal-board-conflicts',
  imports: [ConflictList, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (open().length > 0) {
      <section>
        <h2>{{ t('board.open', { count: '' + count() }) }}</h2>
        <div class="meetings">
          @for (each of open(); track each.meeting.id) {
            <div>
              <h3>
                <a [routerLink]="['/round-tables', each.meeting.id, 'dates']">{{ words.full(each.meeting) }}</a>
              </h3>
              <p class="second">{{ words.days(each.meeting) }}</p>
              <portal-conflict-list
                [conflicts]="each.conflicts"
                [mayRun]="mayBegin().includes(each.meeting.region)"
                (moved)="moved.emit(each.meeting.id)"
                (accepted)="accepted.emit({ meeting: each.meeting.id, conflict: $event })"
              />
            </div>
          }
        </div>
      </section>
    }
  `,
  styles: `
    section {
      padding-block-start: 24px;
    }
    h2 {
      padding-block-end: 8px;
      color: var(--alert);
      border-block-end: 1.5px solid var(--ink);
    }
    .meetings {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 360px), 1fr));
      gap: 16px 32px;
      padding-block-start: 12px;
    }
    .second {
      color: var(--ink-2);
      font-size: 13px;
    }
  `,
})
export class BoardConflicts {
  readonly meetings = input.required<readonly RoundTableSummary[]>();
  readonly found = input.required<ConflictsOfYear>();
  /** The regions for which the reader plans. */
  readonly mayBegin = input.required<readonly (string | null)[]>();
  readonly moved = output<string>();
  readonly accepted = output<ToAccept>();
  protected readonly words = inject(MeetingWords);
  protected readonly t = roomTexts('date-conflict').t;
  protected readonly open = computed(() =>
    this.found().items.flatMap(({ roundTable, conflicts }) => {
      const meeting = this.meetings().find(({ id }) => id === roundTable);
      const standing = conflicts.filter(({ accepted }) => accepted === null);
      // What is over is not moved any more.
      const isOver = meeting && ['held', 'concluded'].includes(meeting.life);
      return meeting && !isOver && standing.length > 0 ? [{ meeting, conflicts: standing }] : [];
    }),
  );
  protected readonly count = computed(() => this.open().reduce((sum, { conflicts }) => sum + conflicts.length, 0));
}
