import type { HttpResourceRef } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Claim, Country, CountryEntry, Indicator, MapCountry, MapRegion } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { FreshnessNote } from './freshness-note';
import { Icon } from './icon';
import { StatusMark } from './status-mark';
import { WhyChain } from './why-chain';

/** A country with what it reads as for the indicator that is explained. */
export interface Explained extends CountryEntry {
  readonly name: string;
  readonly regions: readonly string[];
}

/** The panel beside the map or the matrix (a sheet on the phone): the country, its level, and why. */
@Component({
  selector: 'portal-why-panel',
  imports: [FreshnessNote, Icon, RouterLink, StatusMark, TranslocoDirective, WhyChain],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './why-panel.html',
  styleUrl: './why-panel.scss',
  host: { '(keydown.escape)': 'close()()' },
})
export class WhyPanel {
  protected readonly formats = inject(Formats);
  readonly country = input.required<Explained>();
  /** The claim behind the level, from its room's API. */
  readonly claim = input.required<HttpResourceRef<Claim | undefined>>();
  readonly indicator = input.required<Indicator>();
  readonly indicators = input.required<readonly Indicator[]>();
  readonly countries = input.required<readonly Pick<MapCountry, 'iso3' | 'name'>[]>();
  readonly regions = input.required<readonly MapRegion[]>();
  readonly day = input.required<Day>();
  /** What the country reads as for all indicators, as the server says it for this day. */
  readonly all = input<Country | undefined>();
  /** Called when the reader has done with it. */
  readonly close = input.required<() => void>();

  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  protected readonly regionNames = computed(() =>
    this.country()
      .regions.map((code) => this.regions().find((region) => region.code === code)?.name ?? code)
      .join(' · '),
  );
  protected readonly level = computed(() => this.indicator().levels.find(({ id }) => id === this.country().level));
  protected readonly placeName = computed(() => {
    const names = new Map([
      ...this.countries().map(({ iso3, name }) => [iso3, name] as const),
      ...this.regions().map(({ code, name }) => [code, name] as const),
    ]);
    return (code: string) => names.get(code) ?? code;
  });
  protected readonly others = computed(() =>
    this.indicators()
      .filter(({ id }) => id !== this.indicator().id)
      .flatMap((indicator) => {
        const entry = this.all()?.status.find((each) => each.indicator === indicator.id);
        return entry ? [{ indicator, entry, level: indicator.levels.find(({ id }) => id === entry.level)?.name }] : [];
      }),
  );

  constructor() {
    effect(() => {
      this.country();
      queueMicrotask(() => this.title()?.nativeElement.focus());
    });
  }
}
