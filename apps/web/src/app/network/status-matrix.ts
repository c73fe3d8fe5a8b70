import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Country, Indicator } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { StatusMark } from '../ui/status-mark';
import { answered, type CountrySort, countsOf, entryFor, sorted } from './country-list';

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
  private readonly router = inject(Router);
  readonly countries = input.required<readonly Country[]>();
  readonly indicators = input.required<readonly Indicator[]>();
  readonly sort = input<CountrySort>('name');
  /** What a click on a head of column asks for, as query parameters. */
  readonly hasAnswered = input(false);

  protected readonly rows = computed(() => {
    const order = new Map(
      this.indicators().flatMap(({ id, levels }) => levels.map((level) => [`${id}/${level.id}`, level.order] as const)),
    );
    return sorted(this.countries(), this.sort(), order, this.formats.collator());
  });
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

  protected entry(country: Country, indicator: Indicator) {
    return entryFor(country, indicator.id);
  }

  protected nameOf(indicator: Indicator, level: string | null): string | undefined {
    return indicator.levels.find(({ id }) => id === level)?.name;
  }

  protected answered(country: Country) {
    return answered(country);
  }

  protected next(column: string): CountrySort {
    return this.sort() === column ? `-${column}` : column;
  }

  protected direction(column: string): 'ascending' | 'descending' | null {
    if (this.sort() === column) return 'ascending';
    return this.sort() === `-${column}` ? 'descending' : null;
  }

  /** Arrows go from cell to cell, Enter opens the country. */
  protected walk(event: KeyboardEvent): void {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null;
    if (!cell) return;
    const [row = 0, column = 0] = (cell.dataset['cell'] ?? '').split(',').map(Number);
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -forward],
      ArrowRight: [0, forward],
    };
    const step = steps[event.key];
    if (event.key === 'Enter') void this.router.navigate(['/countries', this.rows()[row]?.iso3]);
    if (!step) return;
    const target = cell
      .closest('table')
      ?.querySelector<HTMLElement>(`[data-cell="${row + step[0]},${column + step[1]}"]`);
    target?.focus();
    event.preventDefault();
  }
}
