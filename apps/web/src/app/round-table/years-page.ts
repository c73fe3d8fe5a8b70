import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CountryOverYears } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NetworkApi } from '../network/network-api';
import { DomainMarks } from '../ui/domain-marks';
import { ProblemNote } from '../ui/problem-note';
import { MentionList } from './mention-list';
import { YearsApi } from './years-api';

/** Headquarters' view: the figures of a year beside published ones, how far each region is, and the countries over the years. */
@Component({
  selector: 'portal-years-page',
  imports: [DomainMarks, MentionList, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './years-page.html',
  styleUrl: './years-page.scss',
})
export class YearsPage {
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  private readonly router = inject(Router);
  private readonly api = inject(YearsApi);
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('overview');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  readonly year = input<string>();
  readonly asAt = input<string>();
  readonly sample = input<string>();

  protected readonly today = new Date().toISOString().slice(0, 10);
  protected readonly chosen = computed(() => {
    const year = Number(this.year());
    return Number.isInteger(year) && year >= 2010 && year <= 2100 ? year : Number(this.today.slice(0, 4));
  });
  protected readonly mode = computed(() => this.picture.sample(this.sample()));
  private readonly asked = () =>
    this.session.isKnown() ? { year: this.chosen(), asAt: this.asAt(), sample: this.mode() } : undefined;
  protected readonly figures = this.api.figures(this.asked);
  protected readonly overview = this.api.overview(this.asked);
  private readonly regions = inject(NetworkApi).regions();
  private readonly names = computed(
    () => new Map((this.regions.hasValue() ? this.regions.value().items : []).map(({ code, name }) => [code, name])),
  );
  protected readonly counted = ['held', 'attended', 'heard'] as const;
  protected readonly onlyNever = signal(false);
  protected readonly countries = computed(() => {
    const all = this.overview.hasValue() ? this.overview.value().countries : [];
    return this.onlyNever() ? all.filter(({ hosted }) => hosted.length === 0) : all;
  });

  constructor() {
    pageTitle(() => this.t('title'));
  }

  protected regionName(code: string): string {
    return this.names().get(code) ?? code;
  }

  protected regionsOf({ regions }: CountryOverYears): string {
    return this.formats.enumeration(regions.map((code) => this.regionName(code)));
  }

  /** What is recorded of some years, added up; null where nothing is. */
  protected sumOf({ years }: CountryOverYears, what: 'held' | 'attended' | 'heard'): number | null {
    const known = years.map((each) => each[what]).filter((each) => each !== null);
    return known.length === 0 && what !== 'held' ? null : known.reduce((sum, each) => sum + each, 0);
  }

  protected ask(params: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }
}
