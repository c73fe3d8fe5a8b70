import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { TeamPicture } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { columnOf, shareOn, yearsOf } from './team-lines';

/** The team's own history: a column a quarter of the seats with somebody in office, renewals dashed, the day as a knob. */
@Component({
  selector: 'portal-team-track',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="controls">
      <label class="field">
        <span>{{ t('track.day') }}</span>
        <input
          #date
          type="date"
          [value]="day()"
          [max]="today()"
          (change)="take(date.value)"
          [attr.aria-describedby]="'team-day'"
        />
      </label>
      @if (day() !== today()) {
        <button type="button" class="button quiet" (click)="moved.emit(today())">{{ t('track.today') }}</button>
      }
    </div>
    <div class="history">
      <div class="columns" aria-hidden="true">
        @for (column of columns(); track column.day) {
          <i [class.later]="column.day > day()" [style.block-size]="column.height"></i>
        }
      </div>
      @for (mark of marks(); track mark.on) {
        <span class="renewal" aria-hidden="true" [class.late]="mark.isLate" [style.inset-inline-start]="mark.share">{{
          t('track.renewed')
        }}</span>
      }
      <input
        #range
        type="range"
        class="range"
        min="0"
        [max]="track().length - 1"
        step="1"
        [value]="place()"
        [attr.aria-label]="t('track.quarters')"
        [attr.aria-valuetext]="formats.day(day())"
        aria-keyshortcuts="[ ]"
        (input)="slide(range.value)"
      />
      <span class="knob" [style.inset-inline-start]="share()"></span>
      <div class="years" aria-hidden="true">
        @for (each of years(); track each.year) {
          <span [style.flex-grow]="each.count">{{ each.count > 1 ? each.year : '' }}</span>
        }
      </div>
    </div>
  `,
  styleUrl: './team-track.scss',
})
export class TeamTrack {
  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('team').t;
  readonly day = input.required<Day>();
  readonly today = input.required<Day>();
  readonly track = input.required<TeamPicture['track']>();
  readonly renewals = input.required<TeamPicture['renewals']>();
  readonly moved = output<Day>();

  protected readonly place = computed(() => columnOf(this.day(), this.track()));
  protected readonly share = computed(() => percent(shareOn(this.day(), this.track())));
  protected readonly years = computed(() => yearsOf(this.track()));
  protected readonly columns = computed(() => {
    const most = Math.max(1, ...this.track().map(({ seats }) => seats));
    return this.track().map(({ day, held }) => ({ day, height: percent(held / most) }));
  });
  /** The first one only began the team's term. */
  protected readonly marks = computed(() =>
    this.renewals()
      .slice(1)
      .map(({ on }) => ({ on, at: shareOn(on, this.track()) }))
      .map(({ on, at }) => ({ on, share: percent(at), isLate: at > 0.7 })),
  );

  protected slide(place: string): void {
    const column = this.track()[Number(place)];
    if (column) this.moved.emit(column.day);
  }

  protected take(day: string): void {
    if (day !== '' && day <= this.today()) this.moved.emit(day);
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
