import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Country, Indicator } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { StatusMark } from '../ui/status-mark';
import {
  answered,
  type AskedWhy,
  type CountrySort,
  countsOf,
  entryFor,
  levelName,
  levelOrder,
  sorted,
} from './country-list';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Countries against indicators: a mark and its word in each cell; the last row counts, never averages. */
@Component({
  selector: 'portal-status-matrix',
  imports: [RouterLink, StatusMark, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './status-matrix.html',
  styleUrl: './status-matrix.scss',
})
export class StatusMatrix {
  private readonly formats = inject(Formats);
  readonly countries = input.required<readonly Country[]>();
  readonly indicators = input.required<readonly Indicator[]>();
  readonly sort = input<CountrySort>('name');
  readonly hasAnswered = input(false);
  /** The cell whose reasons are open. */
  readonly opened = input<AskedWhy | null>(null);
  readonly why = output<AskedWhy>();

  /** Where the focus was last; Tab comes back to it. */
  private readonly last = signal<readonly [number, number]>([0, 0]);
  protected readonly rows = computed(() =>
    sorted(this.countries(), this.sort(), levelOrder(this.indicators()), this.formats.collator()).map((country) => ({
      country,
      answered: answered(country),
      cells: this.indicators().map((indicator) => {
        const entry = entryFor(country, indicator.id);
        return { indicator, entry, level: entry ? levelName(indicator, entry) : null };
      }),
    })),
  );
  protected readonly counts = computed(() =>
    this.indicators().map((indicator) => {
      const counts = countsOf(this.countries(), indicator.id);
      return {
        indicator,
        levels: indicator.levels
          .filter(({ id }) => counts.has(id))
          .map((level) => ({ ...level, count: counts.get(level.id) ?? 0 })),
      };
    }),
  );

  protected isOpen(iso3: string, indicator: string): boolean {
    return this.opened()?.iso3 === iso3 && this.opened()?.indicator === indicator;
  }

  protected tabIndex(row: number, column: number): 0 | -1 {
    const [lastRow, lastColumn] = this.last();
    const isStop = row === Math.min(lastRow, this.rows().length - 1) && column === lastColumn;
    return isStop ? 0 : -1;
  }

  protected next(column: string): CountrySort {
    return this.sort() === column ? `-${column}` : column;
  }

  protected direction(column: string): 'ascending' | 'descending' | null {
    if (this.sort() === column) return 'ascending';
    return this.sort() === `-${column}` ? 'descending' : null;
  }

  protected stop(row: number, column: number): void {
    this.last.set([row, column]);
  }

  /** Arrows go from cell to cell; Enter is the button's own. */
  protected walk(event: KeyboardEvent, row: number, column: number): void {
    const step = steps[event.key];
    if (!step || !(event.target instanceof HTMLElement)) return;
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
    const cell = `${row + step[0]},${column + step[1] * forward}`;
    event.target.closest('table')?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
    event.preventDefault();
  }
}
