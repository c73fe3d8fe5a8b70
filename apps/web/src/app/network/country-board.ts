import type { HttpResourceRef } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Countries, Indicators, Regions } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Screen } from '../platform/screen';
import { StatusApi } from '../status/status-api';
import { ProblemNote } from '../ui/problem-note';
import { type Explained, WhyPanel } from '../ui/why-panel';
import { type AskedWhy, type CountryFilter, entryFor, matching } from './country-list';
import { CountryFilters } from './country-filters';
import type { RoundColumns } from './round-columns';
import { StatusList } from './status-list';
import { StatusMatrix } from './status-matrix';

/** Countries with all their statuses, narrowed and ordered by the address: a matrix, and a list on the phone. */
@Component({
  selector: 'portal-country-board',
  imports: [CountryFilters, ProblemNote, StatusList, StatusMatrix, TranslocoDirective, WhyPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './country-board.html',
  styleUrl: './country-board.scss',
})
export class CountryBoard {
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  protected readonly formats = inject(Formats);
  protected readonly screen = inject(Screen);

  readonly countries = input.required<HttpResourceRef<Countries | undefined>>();
  readonly indicators = input.required<HttpResourceRef<Indicators | undefined>>();
  readonly regions = input.required<HttpResourceRef<Regions | undefined>>();
  /** The region that the page is about; null where the reader may choose one. */
  readonly region = input<string | null>(null);
  /** What an open round says of these countries, where the reader may know it. */
  readonly round = input<RoundColumns | null>(null);

  /** The rows and bars that stand for what is on its way. */
  protected readonly waiting = Array.from({ length: 10 }, (_, row) => row);
  protected readonly bars = [0, 1, 2, 3, 4] as const;
  protected readonly opened = signal<AskedWhy | null>(null);
  protected readonly sort = computed(() => this.asked('sort') || 'name');
  protected readonly allIndicators = computed(() => {
    const indicators = this.indicators();
    return indicators.hasValue() ? indicators.value().items : [];
  });
  protected readonly allRegions = computed(() => {
    const regions = this.regions();
    return regions.hasValue() ? regions.value().items : [];
  });
  protected readonly picture = computed(() => {
    const countries = this.countries();
    return countries.hasValue() ? countries.value() : null;
  });
  protected readonly chosen = computed(
    () => this.allIndicators().find(({ id }) => id === this.asked('indicator')) ?? this.allIndicators()[0],
  );
  protected readonly filter = computed<CountryFilter>(() => ({
    search: this.asked('search'),
    region: this.region() ?? this.asked('region'),
    indicator: this.chosen()?.id ?? '',
    reads: this.asked('reads'),
  }));
  protected readonly shown = computed(() => matching(this.picture()?.items ?? [], this.filter()));
  /** The countries that are shown, with all their indicators, for a file. */
  protected readonly fileQuery = computed(() => {
    const query = new URLSearchParams({ sample: this.picture()?.sample ?? 'exclude' });
    const optional = { asAt: this.asked('asAt'), knownAt: this.asked('knownAt') };
    for (const [key, value] of Object.entries(optional)) if (value) query.set(key, value);
    const shown = this.shown();
    if (shown.length < (this.picture()?.items.length ?? 0)) for (const { iso3 } of shown) query.append('iso3', iso3);
    return query.toString();
  });
  /** The country and the indicator whose reasons are open, as the panel takes them. */
  protected readonly explained = computed(() => {
    const asked = this.opened();
    const country = this.picture()?.items.find(({ iso3 }) => iso3 === asked?.iso3);
    const indicator = this.allIndicators().find(({ id }) => id === asked?.indicator);
    const entry = country && indicator ? entryFor(country, indicator.id) : undefined;
    if (!country || !indicator || !entry) return null;
    const { iso3, name, regions } = country;
    const shown: Explained = { ...entry, iso3, name, regions };
    return { country, indicator, shown };
  });
  protected readonly claim = inject(StatusApi).claim(() => this.explained()?.shown.claimId);

  protected go(change: Readonly<Record<string, string | null>>): void {
    this.opened.set(null);
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.go({ search: null, reads: null, ...(this.region() === null ? { region: null } : {}) });
  }

  protected again(): void {
    for (const each of [this.countries(), this.indicators(), this.regions()]) if (each.error()) each.reload();
  }

  /** The focus goes back to where the question was asked. */
  protected readonly close = (): void => {
    const asked = this.opened();
    this.opened.set(null);
    if (!asked) return;
    const { iso3, indicator } = asked;
    this.host.nativeElement
      .querySelector<HTMLElement>(`[data-why="${iso3} ${indicator}"], [data-why="${iso3}"]`)
      ?.focus();
  };

  protected fileAddress(format: 'csv' | 'xlsx'): string {
    const region = this.region();
    const what = region === null ? 'countries' : `regions/${encodeURIComponent(region)}/matrix`;
    return `/api/v1/${what}.${format}?lang=${document.documentElement.lang}&${this.fileQuery()}`;
  }

  private asked(parameter: string): string {
    return this.address()?.get(parameter) ?? '';
  }
}
