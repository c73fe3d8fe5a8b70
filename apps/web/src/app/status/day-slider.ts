import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Icon } from '../ui/icon';
import { Tip } from '../ui/tip';
import { DayPick } from './day-pick';
import { firstDay, placeOf, quartersUntil, shareOf, stepFrom } from './quarters';

/** One quarter of the track: how many countries read as each level, first to last. */
export interface Column {
  readonly day: Day;
  readonly counts: readonly number[];
  readonly total: number;
}

/** The day of the map on the network's own history: each quarter a column of its countries by level. */
@Component({
  selector: 'portal-day-slider',
  imports: [DayPick, Icon, Tip, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './day-slider.html',
  styleUrl: './day-slider.scss',
})
export class DaySlider {
  protected readonly formats = inject(Formats);
  readonly day = input.required<Day>();
  readonly today = input.required<Day>();
  readonly columns = input.required<readonly Column[]>();
  /** Days on which the indicator came to mean something else. */
  readonly brokenOn = input<readonly Day[]>([]);
  readonly moved = output<Day>();

  protected readonly isPlaying = signal(false);
  protected readonly quarters = computed(() => quartersUntil(this.today()));
  protected readonly place = computed(() => placeOf(this.day(), this.quarters()));
  protected readonly share = computed(() => `${(shareOf(this.day(), this.quarters()) * 100).toFixed(2)}%`);
  protected readonly breaks = computed(() =>
    this.brokenOn().map((day) => ({ day, share: `${(shareOf(day, this.quarters()) * 100).toFixed(2)}%` })),
  );
  protected readonly spoken = computed(() => this.formats.day(this.day()));
  protected readonly most = computed(() => Math.max(1, ...this.columns().map(({ total }) => total)));
  /** The years of the track with the share of its width that each takes. */
  protected readonly years = computed(() => {
    const counts = new Map<string, number>();
    for (const day of this.quarters().slice(1)) counts.set(day.slice(0, 4), (counts.get(day.slice(0, 4)) ?? 0) + 1);
    return [...counts].map(([year, count]) => ({ year, count }));
  });
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
  }

  protected colour(level: number, count: number): string {
    return `var(--level-${level + 1}-of-${count})`;
  }

  protected height(count: number): string {
    return `${(count / this.most()) * 100}%`;
  }

  protected slide(place: string): void {
    const day = this.quarters()[Number(place)];
    if (day) this.moved.emit(day);
  }

  protected play(): void {
    if (this.isPlaying()) {
      this.stop();
      return;
    }
    if (this.day() >= this.today()) this.moved.emit(firstDay);
    this.isPlaying.set(true);
    this.timer = setInterval(() => {
      const next = stepFrom(this.day(), 1, this.quarters());
      if (next === this.day()) this.stop();
      else this.moved.emit(next);
    }, 1000);
  }

  private stop(): void {
    clearInterval(this.timer);
    this.isPlaying.set(false);
  }
}
