import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Icon } from '../ui/icon';
import { earliestDay, isOnMap } from './quarters';

/**
 * The day of the map, to type or to pick. The browser's own field shows days in the browser's manner, so it gives
 * way to the day in the reader's language as long as nobody types in it.
 */
@Component({
  selector: 'portal-day-pick',
  imports: [Icon, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container *transloco="let t">
      <span class="field" [class.is-wrong]="isWrong()">
        <input
          #date
          type="date"
          [attr.aria-label]="t('map.slider.day')"
          [attr.aria-invalid]="isWrong() ? true : null"
          [attr.aria-describedby]="isWrong() ? 'day-problem' : null"
          [value]="day()"
          [min]="earliest"
          [max]="today()"
          (change)="take(date)"
          (keydown.enter)="leave(date)"
          (keydown.escape)="restore(date)"
          (blur)="leave(date)"
        />
        <span class="shown number" aria-hidden="true">{{ formats.day(day()) }} <portal-icon name="calendar" /></span>
      </span>
      <button type="button" class="button quiet" (click)="restore(date); moved.emit(today())">
        {{ t('map.slider.today') }}
      </button>
      @if (isWrong()) {
        <p class="problem" id="day-problem" role="alert">
          <portal-icon name="error" />
          {{ t('map.slider.outside', { from: formats.day(earliest), to: formats.day(today()) }) }}
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .field {
      display: inline-grid;
      min-inline-size: 152px;
    }
    .field > * {
      grid-area: 1 / 1;
    }
    input {
      font-weight: 600;
    }
    .shown {
      display: inline-flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      margin: 2px;
      padding-inline: 10px 6px;
      border-radius: 5px;
      background: var(--surface);
      font-weight: 600;
      white-space: nowrap;
      pointer-events: none;
    }
    .field:focus-within .shown,
    .is-wrong .shown {
      visibility: hidden;
    }
    .button {
      padding-inline: 6px;
      white-space: nowrap;
    }
    .problem {
      position: absolute;
      inset-block-end: calc(100% + 6px);
      inset-inline-start: 0;
      z-index: 6;
      display: flex;
      gap: 8px;
      inline-size: max-content;
      max-inline-size: min(320px, calc(100vw - 96px));
      padding: 8px 12px;
      border: 1px solid var(--alert);
      border-radius: 6px;
      background: var(--alert-soft);
      color: var(--alert);
      font-weight: 600;
    }
    @media (max-width: 900px) {
      .button {
        min-block-size: 44px;
      }
      .field {
        min-inline-size: 0;
      }
      .shown {
        gap: 4px;
        padding-inline-start: 6px;
      }
    }
  `,
})
export class DayPick {
  protected readonly formats = inject(Formats);
  readonly day = input.required<Day>();
  readonly today = input.required<Day>();
  readonly moved = output<Day>();

  protected readonly earliest = earliestDay;
  protected readonly isWrong = signal(false);

  constructor() {
    effect(() => {
      this.day();
      this.isWrong.set(false);
    });
  }

  /** Half a year number is a day long ago: while one types, only a day of the map counts. */
  protected take({ value }: HTMLInputElement): void {
    if (!isOnMap(value, this.today())) return;
    this.isWrong.set(false);
    if (value !== this.day()) this.moved.emit(value);
  }

  /** An emptied field goes back to the day of the map; anything else that is none is said. */
  protected leave(field: HTMLInputElement): void {
    if (field.value === '' && !field.validity.badInput) this.restore(field);
    else this.isWrong.set(!isOnMap(field.value, this.today()));
  }

  protected restore(field: HTMLInputElement): void {
    field.value = this.day();
    this.isWrong.set(false);
  }
}
