import '../every-page';
import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Day, isCountExactOn } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { isWriting, SingleKeys } from '../platform/single-keys';
import { Dismissed } from '../ui/dismissed';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { StatusMark } from '../ui/status-mark';
import { Tip } from '../ui/tip';
import { coverageAnswers } from './coverage-answers';
import { CoverageMap } from './coverage-map';
import { CoverageTable } from './coverage-table';
import { DaySlider } from './day-slider';
import { layerIds, layerIn, laterLayer } from './later-layer';
import { laterPanel, type PanelInputs } from './later-panel';
import { laterPaper } from './later-paper';
import { Legend } from './legend';
import { mapLayers } from './map-layers';
import { mapSource } from './map-source';
import { mapWorld } from './map-world';
import { plateWords } from './plate-words';
import { earliestDay, isOnMap, quartersUntil, stepFrom } from './quarters';
import { StatusApi } from './status-api';

const fewFirst = 9;
/** How many partner countries the network last reported (EU site, 31 March 2023); one of them no source names. */
const reported = { from: '2023-03-31', countries: 64 } as const;

/** The coverage map: every partner country by what it reads as, on any day. All its state is in the address. */
@Component({
  selector: 'portal-coverage-page',
  imports: [
    CoverageMap,
    CoverageTable,
    DaySlider,
    Dismissed,
    Icon,
    Legend,
    NgComponentOutlet,
    NgTemplateOutlet,
    ProblemNote,
    StatusMark,
    Tip,
    TranslocoDirective,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './coverage-page.html',
  styleUrl: './coverage-page.scss',
  host: { '(document:keydown)': 'press($event)' },
})
export class CoveragePage {
  private readonly api = inject(StatusApi);
  private readonly network = inject(NetworkApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly keys = inject(SingleKeys);
  private readonly sampleOf = inject(Picture);
  private readonly words = inject(TranslocoService);
  protected readonly formats = inject(Formats);
  private readonly plate = plateWords();

  readonly indicator = input<string>();
  readonly asAt = input<string>();
  readonly knownAt = input<string>();
  readonly region = input<string>();
  readonly country = input<string>();
  readonly sample = input<string>();
  readonly view = input<string>();
  readonly layer = input<string>();
  readonly sector = input<string>();

  protected readonly today: Day = new Date().toISOString().slice(0, 10);
  protected readonly day = computed<Day>(() => {
    const asked = this.asAt();
    return asked && isOnMap(asked, this.today) ? asked : this.today;
  });
  /** The address asks for a day that the map does not have. */
  protected readonly vainDay = computed(() => !!this.asAt() && this.asAt() !== this.day());
  protected readonly earliestDay = earliestDay;
  protected readonly sampleMode = computed(() => this.sampleOf.sample(this.sample()));
  private readonly answers = coverageAnswers({
    indicator: this.indicator,
    knownAt: this.knownAt,
    region: this.region,
    sample: this.sampleMode,
  });
  protected readonly sheet = this.answers.sheet;
  protected readonly otherTimeline = this.answers.otherTimeline;
  protected readonly allIndicators = this.answers.indicators;
  /** By short names, where an indicator has one: all of them stand in one row. */
  protected readonly tabs = computed(() =>
    this.allIndicators().map((indicator) => ({ id: indicator.id, name: this.plate.shortName(indicator) })),
  );
  /** The day for which the other indicators are asked: it follows the slider when it rests. */
  private readonly settledDay = signal<Day>(this.today);

  protected readonly allCountries = this.answers.countries;
  protected readonly geometry = mapWorld(this.allCountries);
  protected readonly allRegions = this.answers.regions;
  protected readonly layerIds = layerIds;
  protected readonly shownLayer = computed(() => layerIn(this.layer()));
  protected readonly records = laterLayer({
    layer: this.shownLayer,
    sector: this.sector,
    day: this.settledDay,
    region: this.region,
    sample: this.sampleMode,
    countries: this.allCountries,
    regions: this.allRegions,
  });
  private readonly source = mapSource({
    answers: this.answers,
    records: this.records,
    layer: this.shownLayer,
    plate: this.plate,
    day: this.day,
    today: this.today,
    region: this.region,
    wordOfEmpty: (kind) => this.words.translate(`empty.${kind}`),
  });
  protected readonly current = this.source.current;
  protected readonly picture = this.source.picture;
  protected readonly columns = this.source.columns;
  protected readonly sentence = this.source.sentence;
  protected readonly published = this.source.published;
  protected readonly ownWords = this.source.ownWords;
  protected readonly reads = this.source.reads;
  /** The chosen country with all its indicators, on the day on which the slider rests. */
  protected readonly detail = this.network.country(
    () => this.country() ?? '',
    () =>
      this.country() ? { asAt: this.settledDay(), knownAt: this.knownAt(), sample: this.sampleMode() } : undefined,
  );

  protected readonly levelCount = computed(() => this.current()?.levels.length ?? 1);
  protected readonly isExact = computed(() => isCountExactOn(this.day()));
  protected readonly reportedCount = computed(() =>
    !this.region() && this.day() >= reported.from ? reported.countries : null,
  );
  protected readonly pickedOut = signal<string | null>(null);
  protected readonly layers = mapLayers(this.levelCount);
  protected readonly secretariats = computed(
    () =>
      new Map(
        this.allRegions().map(({ code, name, secretariat }) => [code, this.plate.secretariat(secretariat.city, name)]),
      ),
  );
  protected readonly isTable = computed(() => this.view() === 'table');
  protected readonly chosen = computed(() => this.picture()?.countries.find(({ iso3 }) => iso3 === this.country()));
  protected readonly claim = this.api.claim(() => this.chosen()?.claimId);
  protected readonly chosenEverywhere = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  private readonly panel = laterPanel(() => this.picture() && this.geometry.shapes());
  /** What explains the chosen country; null while none is. */
  protected readonly explained = computed(() => {
    const [country, indicator, records] = [this.chosen(), this.current(), this.records.view()];
    if (!country || !indicator) return null;
    if (records) return records.panel(country, this.close);
    const inputs = {
      country,
      indicator,
      claim: this.claim,
      indicators: this.allIndicators(),
      countries: this.allCountries(),
      regions: this.allRegions(),
      day: this.day(),
      all: this.chosenEverywhere(),
      close: this.close,
    } satisfies PanelInputs;
    return { component: this.panel(), inputs };
  });
  protected readonly recordTable = computed(() => this.records.view()?.table((iso3) => this.go({ country: iso3 })));
  protected readonly showsAll = signal(false);
  protected readonly listed = computed(() => {
    const collator = this.formats.collator();
    const picked = this.pickedOut();
    const all = [...(this.picture()?.countries ?? [])]
      .filter((country) => picked === null || country.level === picked || country.empty === picked)
      .sort((one, other) => collator.compare(one.name, other.name));
    return this.showsAll() ? all : all.slice(0, fewFirst);
  });
  protected readonly names = computed(
    () => new Map((this.picture()?.countries ?? []).map((each) => [each.iso3, `${each.name}: ${this.reads(each)}`])),
  );
  protected readonly isFilteredOut = computed(
    () => !!this.picture() && this.pickedOut() !== null && this.listed().length === 0,
  );
  /** The sentence of the plate as it is read out, once the slider rests. */
  private readonly spoken = computed(() => {
    const says = this.sentence();
    if (!says) return '';
    if (this.isFilteredOut()) return this.words.translate<string>('map.filter-none');
    return this.plate.spoken(this.day(), says);
  });
  /** The one live region: what the page has to say now. */
  protected readonly said = signal('');
  /** What is asked of the server for a file of the view. */
  private readonly fileQuery = computed(() => {
    const query = new URLSearchParams({ indicator: this.current()?.id ?? '', sample: this.sampleMode() });
    const optional = { asAt: this.asAt(), knownAt: this.knownAt(), region: this.region() };
    for (const [key, value] of Object.entries(optional)) if (value) query.set(key, value);
    return query.toString();
  });
  protected readonly formatsOfFiles = ['CSV', 'XLSX', 'GeoJSON'] as const;
  protected readonly paper = laterPaper(() => {
    const [picture, indicator, says] = [this.picture(), this.current(), this.sentence()];
    const [shapes, places] = [this.geometry.shapes(), this.geometry.places()];
    if (!picture || !indicator || !says || !shapes || !places) return null;
    return {
      shapes,
      places,
      picture,
      indicator,
      says: [`${says.countries}.`, says.reached, says.silent],
      day: this.day(),
      region: this.region() ?? '',
      secretariats: this.secretariats(),
      knownAt: this.knownAt(),
      hasSample: this.sampleMode() === 'include',
    };
  });
  private readonly map = viewChild(CoverageMap);

  constructor() {
    const { t } = roomTexts('map');
    pageTitle(() => [this.current()?.name, this.formats.day(this.day())].filter(Boolean).join(', ') || t('title'));
    effect((onCleanup) => {
      const [day, says] = [this.day(), this.spoken()];
      const timer = setTimeout(() => {
        this.settledDay.set(day);
        this.said.set(says);
      }, 300);
      onCleanup(() => clearTimeout(timer));
    });
    // A focal point or a secretariat starts on its own region.
    void this.session.ready.then(() => this.startAtHome());
  }

  protected go(change: Readonly<Record<string, string | null>>, isStep = false): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: isStep });
  }

  protected move(day: Day): void {
    this.go({ asAt: day === this.today ? null : day }, true);
  }

  private readonly close = (): void => {
    const iso3 = this.country();
    this.go({ country: null });
    if (iso3) this.map()?.focus(iso3);
  };

  protected listSome(): void {
    this.go({ view: 'table' });
  }

  protected async share(): Promise<void> {
    await navigator.clipboard.writeText(location.href);
    this.said.set(this.words.translate('map.copied'));
  }

  protected fileAddress(format: string): string {
    return `/api/v1/coverage.${format.toLowerCase()}?lang=${document.documentElement.lang}&${this.fileQuery()}`;
  }

  protected press(event: KeyboardEvent): void {
    const quarters = quartersUntil(this.today);
    const key = this.keys.pressed(event);
    if (key === '[') this.move(stepFrom(this.day(), -1, quarters));
    else if (key === ']') this.move(stepFrom(this.day(), 1, quarters));
    else if (key === 't') this.go({ view: this.isTable() ? null : 'table' });
    else if (event.key === 'Escape' && !isWriting(event.target) && this.country()) this.close();
  }

  /** An indicator or a layer: what was picked out of the one before is not in it. */
  protected show(id: string): void {
    this.pickedOut.set(null);
    const layer = layerIn(id);
    if (layer) this.go({ layer, knownAt: null });
    else this.go({ indicator: id, layer: null, sector: null });
  }

  private startAtHome(): void {
    if (this.region() !== undefined || location.search.length > 1) return;
    const own = this.session.current().assignments.find(({ scope }) => scope.kind === 'region');
    if (own?.scope.kind === 'region') this.go({ region: own.scope.code }, true);
  }
}
