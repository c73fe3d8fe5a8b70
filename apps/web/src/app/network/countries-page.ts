import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { StatusApi } from '../status/status-api';
import { ProblemNote } from '../ui/problem-note';
import { type CountryFilter, matching } from './country-list';
import { NetworkApi } from './network-api';
import { StatusMatrix } from './status-matrix';

/** Every partner country with its statuses; filter and order are in the address. */
@Component({
  selector: 'portal-countries-page',
  imports: [ProblemNote, StatusMatrix, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './countries-page.html',
  styleUrl: './countries-page.scss',
})
export class CountriesPage {
  private readonly api = inject(NetworkApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  protected readonly formats = inject(Formats);

  readonly search = input<string>();
  readonly region = input<string>();
  readonly indicator = input<string>();
  readonly reads = input<string>();
  readonly sort = input<string>();
  readonly asAt = input<string>();
  readonly knownAt = input<string>();
  readonly sample = input<string>();

  protected readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  protected readonly indicators = inject(StatusApi).indicators();
  protected readonly regions = this.api.regions();
  protected readonly countries = this.api.countries(() =>
    this.session.isKnown() ? { asAt: this.asAt(), knownAt: this.knownAt(), sample: this.sampleMode() } : undefined,
  );
  protected readonly allIndicators = computed(() => (this.indicators.hasValue() ? this.indicators.value().items : []));
  protected readonly allRegions = computed(() => (this.regions.hasValue() ? this.regions.value().items : []));
  protected readonly filtered = computed(
    () => this.allIndicators().find(({ id }) => id === this.indicator()) ?? this.allIndicators()[0],
  );
  private readonly filter = computed<CountryFilter>(() => ({
    search: this.search() ?? '',
    region: this.region() ?? '',
    indicator: this.filtered()?.id ?? '',
    reads: this.reads() ?? '',
  }));
  protected readonly shown = computed(() =>
    this.countries.hasValue() ? matching(this.countries.value().items, this.filter()) : [],
  );
  protected readonly day = computed(() => (this.countries.hasValue() ? this.countries.value().asAt : ''));
  protected readonly kinds = ['silent', 'not-shared', 'not-asked', 'not-applicable'] as const;
  protected readonly csv = computed(() => {
    const query = new URLSearchParams({ indicator: this.filtered()?.id ?? '', sample: this.sampleMode() });
    const optional = { asAt: this.asAt(), knownAt: this.knownAt(), region: this.region() };
    for (const [key, value] of Object.entries(optional)) if (value) query.set(key, value);
    return `/api/v1/coverage.csv?${query.toString()}`;
  });

  constructor() {
    const { t } = roomTexts('network');
    pageTitle(() => t('countries.title'));
  }

  protected go(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.go({ search: null, region: null, indicator: null, reads: null });
  }
}
