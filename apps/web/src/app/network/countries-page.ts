import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { StatusApi } from '../status/status-api';
import { CountryBoard } from './country-board';
import { NetworkApi } from './network-api';

/** Every partner country with its statuses. */
@Component({
  selector: 'portal-countries-page',
  imports: [CountryBoard, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page" *transloco="let t">
      <h1>{{ t('network.countries.title') }}</h1>
      <p class="second">
        @if (countries.hasValue()) {
          {{ t('network.countries.lead', { day: formats.day(countries.value().asAt) }) }}
        }
        @if (sampleMode() === 'include') {
          <span class="label caution">{{ t('with-sample') }}</span>
        }
      </p>
      <portal-country-board [countries]="countries" [indicators]="indicators" [regions]="regions" />
    </main>
  `,
})
export class CountriesPage {
  private readonly api = inject(NetworkApi);
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  protected readonly formats = inject(Formats);

  readonly asAt = input<string>();
  readonly knownAt = input<string>();
  readonly sample = input<string>();

  protected readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  protected readonly indicators = inject(StatusApi).indicators();
  protected readonly regions = this.api.regions();
  protected readonly countries = this.api.countries(() =>
    this.session.isKnown() ? { asAt: this.asAt(), knownAt: this.knownAt(), sample: this.sampleMode() } : undefined,
  );

  constructor() {
    const { t } = roomTexts('network');
    pageTitle(() => t('countries.title'));
  }
}
