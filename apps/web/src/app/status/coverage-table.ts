import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Indicator } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { FreshnessNote } from '../ui/freshness-note';
import { StatusMark } from '../ui/status-mark';
import type { Shown } from './coverage-picture';

/** The same facts as the map, to read and to sort. */
@Component({
  selector: 'portal-coverage-table',
  imports: [FreshnessNote, StatusMark, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll" tabindex="0" role="region" *transloco="let t" [attr.aria-label]="t('map.table')">
      <table class="dense">
        <thead>
          <tr>
            @for (column of columns; track column) {
              <th scope="col" [attr.aria-sort]="sortOf(column)">
                <button type="button" (click)="sortBy(column)">{{ t('map.' + column) }}</button>
              </th>
            }
            <th scope="col">{{ t('map.freshness') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (country of rows(); track country.iso3) {
            <tr>
              <th scope="row">
                <button type="button" class="link" (click)="choose.emit(country.iso3)">{{ country.name }}</button>
              </th>
              <td>
                <span class="reads">
                  <portal-status-mark [entry]="country" [indicator]="indicator()" />
                  {{ nameOf(country) ?? t('empty.' + country.empty) }}
                  @if (country.sample) {
                    <span class="label caution">{{ t('sample') }}</span>
                  }
                </span>
              </td>
              <td>{{ country.since ? formats.day(country.since, country.sincePrecision ?? 'day') : '' }}</td>
              <td>
                <portal-freshness-note
                  [entry]="country"
                  [day]="day()"
                  [shelfLifeMonths]="indicator().shelfLifeMonths"
                />
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      overflow: auto;
      block-size: 100%;
      padding: 0 24px 24px;
    }
    thead th {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      background: var(--page);
    }
    thead button {
      font-weight: 600;
      min-block-size: 32px;
    }
    tbody th {
      font-weight: 400;
    }
    .link {
      min-block-size: 28px;
      color: var(--accent);
      text-decoration: underline;
      text-underline-offset: 3px;
      text-align: start;
    }
    .reads {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    @media (max-width: 900px) {
      .scroll {
        padding-inline: 16px;
      }
    }
  `,
})
export class CoverageTable {
  protected readonly formats = inject(Formats);
  readonly countries = input.required<readonly Shown[]>();
  readonly indicator = input.required<Indicator>();
  readonly day = input.required<Day>();
  readonly choose = output<string>();

  protected readonly columns = ['country', 'level', 'since'] as const;
  private readonly sort = signal<{ readonly by: string; readonly isDown: boolean }>({ by: 'country', isDown: false });
  protected readonly rows = computed(() => {
    const { by, isDown } = this.sort();
    const collator = this.formats.collator();
    const key = (country: Shown) =>
      by === 'level' ? String(country.order + 1).padStart(3, '0') : (country.since ?? '');
    const rows = [...this.countries()].sort(
      (one, other) =>
        (by === 'country' ? 0 : key(one).localeCompare(key(other))) || collator.compare(one.name, other.name),
    );
    return isDown ? rows.reverse() : rows;
  });

  protected sortBy(column: string): void {
    this.sort.update(({ by, isDown }) => ({ by: column, isDown: by === column && !isDown }));
  }

  protected sortOf(column: string): 'ascending' | 'descending' | null {
    const { by, isDown } = this.sort();
    return by === column ? (isDown ? 'descending' : 'ascending') : null;
  }

  protected nameOf(country: Shown): string | undefined {
    return this.indicator().levels.find(({ id }) => id === country.level)?.name;
  }
}
