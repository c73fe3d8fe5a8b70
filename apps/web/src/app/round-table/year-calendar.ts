import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoundTableSummary } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { MeetingWords } from './meeting-words';
import { monthGrid } from './month-grid';

/** A year as twelve months of days; a day on which people meet is marked, and the meetings stand under their month. */
@Component({
  selector: 'portal-year-calendar',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (month of months(); track month.name) {
      <section [attr.aria-label]="month.name">
        <h2>{{ month.name }}</h2>
        <div class="days" aria-hidden="true">
          @for (day of weekdays(); track $index) {
            <span class="weekday">{{ day }}</span>
          }
          @for (cell of month.cells; track $index) {
            <span [class.busy]="cell?.isBusy">{{ cell?.day }}</span>
          }
        </div>
        <ul>
          @for (meeting of month.meetings; track meeting.id) {
            <li>
              <a [routerLink]="['/round-tables', meeting.id]">{{ words.full(meeting) }}</a>
              <span class="second">{{ words.short(meeting) }}</span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(260px, 1fr));
      gap: 24px 32px;
      padding-block-start: 16px;
      border-block-start: 1.5px solid var(--ink);
    }
    h2 {
      font: 600 0.875rem/1.5rem var(--sans);
    }
    .days {
      display: grid;
      grid-template-columns: repeat(7, 1fr);
      gap: 2px;
      font-size: 0.75rem;
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
    .weekday {
      color: var(--ink-2);
    }
    .busy {
      border-radius: 4px;
      background: var(--accent);
      color: var(--on-accent);
      font-weight: 600;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: center;
      min-block-size: 28px;
    }
  `,
})
export class YearCalendar {
  private readonly formats = inject(Formats);
  protected readonly words = inject(MeetingWords);
  readonly year = input.required<number>();
  readonly meetings = input.required<readonly RoundTableSummary[]>();
  protected readonly weekdays = computed(() => this.words.weekdays());
  protected readonly months = computed(() =>
    this.formats.months().map((name, month) => ({ name, ...monthGrid(this.year(), month, this.meetings()) })),
  );
}
