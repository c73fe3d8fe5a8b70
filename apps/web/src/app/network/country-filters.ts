import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Indicator, Region } from '@portal/contracts';
import { emptyKinds } from '@portal/domain';
import type { CountryFilter } from './country-list';

/** What the countries are narrowed to; every change is one of the address. */
@Component({
  selector: 'portal-country-filters',
  imports: [TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './country-filters.html',
  styles: `
    .filters {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 12px 16px;
      margin-block: 16px;
    }
    @media (max-width: 720px) {
      .filters {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .wide,
      .field:nth-child(3):last-child {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class CountryFilters {
  readonly filter = input.required<CountryFilter>();
  readonly indicators = input.required<readonly Indicator[]>();
  /** The regions to choose from; null on the page of one region. */
  readonly regions = input<readonly Region[] | null>(null);
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected readonly kinds = emptyKinds;
  protected readonly levels = computed(
    () => this.indicators().find(({ id }) => id === this.filter().indicator)?.levels ?? [],
  );
}
