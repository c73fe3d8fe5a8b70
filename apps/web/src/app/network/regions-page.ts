import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { countsOf } from './country-list';
import { NetworkApi } from './network-api';

/** The eight regions with their secretariats and two figures each, which lead to their countries. */
@Component({
  selector: 'portal-regions-page',
  imports: [ProblemNote, RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page" *transloco="let t">
      <h1>{{ t('network.regions.title') }}</h1>
      <p class="second">
        {{ t('network.regions.lead') }}
        @if (sampleMode() === 'include') {
          <span class="label caution">{{ t('with-sample') }}</span>
        }
      </p>
      @if (regions.error() || countries.error()) {
        <portal-problem-note [text]="t('network.error.statuses')" (again)="regions.reload(); countries.reload()" />
      }
      <ul class="rows">
        @for (each of rows(); track each.region.code) {
          <li>
            <h2>
              <a [routerLink]="['/regions', each.region.code]">{{ each.region.name }}</a>
            </h2>
            <p>{{ t('network.regions.secretariat', { city: each.region.secretariat.city }) }}</p>
            <p class="second">{{ formats.plural('network.countries.count', each.total) }}</p>
            <p class="second">
              <a
                routerLink="/countries"
                [queryParams]="{ region: each.region.code, indicator: 'national-team', reads: 'established' }"
              >
                {{ t('network.regions.established', { count: each.established, total: each.total }) }}
              </a>
            </p>
            <p class="second">
              <a routerLink="/" [queryParams]="{ region: each.region.code, indicator: 'action-plan' }">
                {{ t('network.regions.adopted', { count: each.adopted, total: each.total }) }}
              </a>
            </p>
          </li>
        } @empty {
          @for (bar of [1, 2, 3, 4]; track bar) {
            <li aria-hidden="true"><span class="skeleton"></span></li>
          }
        }
      </ul>
    </main>
  `,
  styles: `
    .rows {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(320px, 1fr));
      gap: 0 32px;
      margin-block-start: 16px;
      border-block-start: 1.5px solid var(--ink);
    }
    li {
      display: grid;
      gap: 4px;
      padding-block: 16px;
      border-block-end: 1px solid var(--line);
    }
    @media (max-width: 600px) {
      .rows {
        grid-template-columns: 1fr;
      }
      .second a {
        display: inline-flex;
        align-items: center;
        min-block-size: 44px;
      }
    }
  `,
})
export class RegionsPage {
  private readonly api = inject(NetworkApi);
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly picture = inject(Picture);
  readonly sample = input<string>();

  protected readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  protected readonly regions = this.api.regions();
  protected readonly countries = this.api.countries(() =>
    this.session.isKnown() ? { sample: this.sampleMode() } : undefined,
  );
  protected readonly rows = computed(() => {
    if (!this.regions.hasValue() || !this.countries.hasValue()) return [];
    const all = this.countries.value().items;
    return this.regions.value().items.map((region) => {
      const own = all.filter(({ regions }) => regions.includes(region.code));
      const plans = countsOf(own, 'action-plan');
      return {
        region,
        total: own.length,
        established: countsOf(own, 'national-team').get('established') ?? 0,
        adopted: (plans.get('adopted') ?? 0) + (plans.get('being-implemented') ?? 0),
      };
    });
  });

  constructor() {
    const { t } = roomTexts('network');
    pageTitle(() => t('regions.title'));
  }
}
