import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Country, Indicator } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { FreshnessNote } from '../ui/freshness-note';
import { Icon } from '../ui/icon';
import { StatusMark } from '../ui/status-mark';
import { type AskedWhy, type CountrySort, entryFor, levelName, levelOrder, sorted } from './country-list';

/** On a phone the matrix is a list: one indicator at a time, with mark, word and freshness. */
@Component({
  selector: 'portal-status-list',
  imports: [FreshnessNote, Icon, RouterLink, StatusMark, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './status-list.html',
  styleUrl: './status-list.scss',
})
export class StatusList {
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);
  readonly countries = input.required<readonly Country[]>();
  readonly indicator = input.required<Indicator>();
  readonly day = input.required<string>();
  readonly sort = input<CountrySort>('name');
  readonly why = output<AskedWhy>();

  /** An order by another column becomes one by the indicator that is shown. */
  protected readonly order = computed(() => {
    if (['name', '-name'].includes(this.sort())) return 'name';
    return this.sort().startsWith('-') ? `-${this.indicator().id}` : this.indicator().id;
  });
  protected readonly rows = computed(() => {
    const indicator = this.indicator();
    const sort = this.sort() === '-name' ? '-name' : this.order();
    return sorted(this.countries(), sort, levelOrder([indicator]), this.formats.collator()).flatMap((country) => {
      const entry = entryFor(country, indicator.id);
      return entry ? [{ country, entry, level: levelName(indicator, entry) }] : [];
    });
  });

  protected arrange(sort: CountrySort): void {
    void this.router.navigate([], { queryParams: { sort }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
