import '../../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { RoundSums } from '@portal/contracts';
import { NetworkApi } from '../../network/network-api';
import { Formats } from '../../platform/formats';
import { pageTitle } from '../../platform/page-title';
import { Picture } from '../../platform/picture';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { NotFoundPage } from '../../shell/not-found-page';
import { ProblemNote } from '../../ui/problem-note';
import { StatusApi } from '../status-api';
import { RoundBars } from './round-bars';
import { RoundEdit } from './round-edit';
import { RoundExcept } from './round-except';
import { matchingRows, type RoundRow, rowsOf, sortedRows, standings } from './round-rows';
import { RoundTable } from './round-table';
import { RoundsApi } from './rounds-api';

/** One round: its figures beside those of the round before, its regions, its countries. */
@Component({
  selector: 'portal-round-page',
  imports: [NotFoundPage, ProblemNote, RoundBars, RoundEdit, RoundExcept, RoundTable, RouterLink],
  templateUrl: './round-page.html',
  styleUrl: './round-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoundPage {
  private readonly network = inject(NetworkApi);
  private readonly router = inject(Router);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  private readonly picture = inject(Picture);
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('rounds');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  readonly id = input.required<string>();
  readonly sample = input<string>();

  protected readonly standings = standings;
  protected readonly editing = signal(false);
  protected readonly excepting = signal<RoundRow | null>(null);
  protected readonly said = signal('');
  protected readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  protected readonly answers = inject(RoundsApi).answers(() =>
    this.session.person() ? { id: this.id(), sample: this.sampleMode() } : undefined,
  );
  private readonly countries = this.network.countries(() =>
    this.session.isKnown() ? { sample: this.sampleMode() } : undefined,
  );
  private readonly regions = this.network.regions();
  private readonly indicators = inject(StatusApi).indicators();

  protected readonly isMissing = computed(() => [404, 422].includes(this.answers.statusCode() ?? 200));
  protected readonly known = computed(() => (this.answers.hasValue() ? this.answers.value() : null));
  protected readonly isOpenToChange = computed(
    () => this.session.may('rounds.open') && this.known()?.round.state !== 'closed',
  );
  protected readonly mayExcept = computed(
    () => this.session.may('rounds.open') && this.known()?.round.state === 'closed',
  );
  protected readonly filter = computed(() => ({ region: this.asked('region'), standing: this.asked('standing') }));
  protected readonly sort = computed(() => this.asked('sort') || 'name');
  private readonly all = computed(() => {
    const known = this.known();
    return known ? rowsOf(known, (iso3) => this.countryName(iso3)) : [];
  });
  protected readonly hasRows = computed(() => this.all().length > 0);
  protected readonly rows = computed(() =>
    sortedRows(matchingRows(this.all(), this.filter()), this.sort(), this.formats.collator()),
  );
  /** The regions of the countries that the reader may know of. */
  protected readonly regionChoices = computed(() => {
    const codes = new Set(this.all().flatMap(({ regions }) => regions));
    return this.regions.hasValue() ? this.regions.value().items.filter(({ code }) => codes.has(code)) : [];
  });
  protected readonly figures = computed(() => {
    const figures = this.known()?.round.figures;
    if (!figures) return null;
    const number = (value: number) => this.formats.number(value);
    return [
      { id: 'countries', value: number(figures.countries), of: '' },
      { id: 'complete', value: number(figures.complete), of: this.of(figures.countries) },
      { id: 'on-time', value: number(figures.onTime), of: this.of(figures.countries) },
      { id: 'lines', value: number(figures.answered), of: this.of(figures.asked) },
    ];
  });
  protected readonly days = computed(() => {
    const round = this.known()?.round;
    return (['opens', 'due', 'closes'] as const).map((id) => ({ id, day: round ? this.formats.day(round[id]) : '' }));
  });

  constructor() {
    pageTitle(() => this.known()?.round.title ?? this.t('title'));
  }

  protected readonly indicatorName = (id: string): string => {
    const known = this.indicators.hasValue() ? this.indicators.value().items : [];
    return known.find((each) => each.id === id)?.name ?? id;
  };

  protected readonly regionName = (code: string): string => {
    const known = this.regions.hasValue() ? this.regions.value().items : [];
    return known.find((each) => each.code === code)?.name ?? code;
  };

  protected indicatorNames(ids: readonly string[]): string {
    return this.formats.enumeration(ids.map(this.indicatorName));
  }

  /** `11 countries, 9 complete, 7 on time`. */
  protected sums({ countries, complete, onTime }: RoundSums): string {
    return this.formats.enumeration([
      this.n('countries', countries),
      this.n('complete', complete),
      this.n('on-time', onTime),
    ]);
  }

  protected go(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected changed(): void {
    this.editing.set(false);
    this.said.set(this.t('edit.saved'));
    this.answers.reload();
  }

  protected excepted(): void {
    const country = this.excepting()?.name ?? '';
    this.excepting.set(null);
    this.said.set(this.t('except.saved', { country }));
    this.answers.reload();
  }

  private of(total: number): string {
    return this.t('of', { total: this.formats.number(total) });
  }

  private countryName(iso3: string): string {
    const known = this.countries.hasValue() ? this.countries.value().items : [];
    return known.find((each) => each.iso3 === iso3)?.name ?? iso3;
  }

  private asked(parameter: string): string {
    return this.address()?.get(parameter) ?? '';
  }
}
