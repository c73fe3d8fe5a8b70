import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Day, Precision } from '@portal/domain';
import { precisions } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import type { DayFields } from './effective-day';
import { effectiveOn, withPrecision } from './effective-day';

/**
 * The day from which a level is in effect, as exactly as it is known. Native fields only: what the browser
 * shows follows its reader, what it gives is always YYYY-MM-DD, and the day is spelled out underneath.
 */
@Component({
  selector: 'portal-day-field',
  templateUrl: './day-field.html',
  styleUrl: './day-field.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayField {
  readonly prefix = input.required<string>();
  readonly day = input.required<DayFields>();
  readonly today = input.required<Day>();
  readonly error = input<string | null>(null);
  readonly dayChange = output<(day: DayFields) => DayFields>();

  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('update').t;
  protected readonly precisions = precisions;
  protected readonly quarters = ['1', '2', '3', '4'] as const;
  protected readonly months = computed(() => this.formats.months());
  /** The day as it is understood, in the reader's words: no doubt which number is the month. */
  protected readonly spelled = computed(() => {
    const { day } = effectiveOn(this.day(), this.today());
    if (day === null) return null;
    const { precision } = this.day();
    if (precision === 'day') return this.formats.day(day, 'day');
    return this.t('counts-from', { day: this.formats.day(day, 'day') });
  });
  protected readonly described = computed(() => {
    if (this.error()) return `${this.prefix()}-error`;
    return this.spelled() ? `${this.prefix()}-hint` : null;
  });

  protected changeDay(event: Event): void {
    const day = valueOf(event);
    this.dayChange.emit((fields) => ({ ...fields, day }));
  }

  protected changePart(part: 'year' | 'month' | 'quarter', event: Event): void {
    const value = valueOf(event);
    this.dayChange.emit((fields) => ({ ...fields, [part]: value }));
  }

  protected changePrecision(event: Event): void {
    const precision = precisions.find((each): each is Precision => each === valueOf(event));
    if (precision) this.dayChange.emit((fields) => withPrecision(fields, precision));
  }

  protected numberOf(text: string): string {
    return this.formats.number(Number(text));
  }
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}
