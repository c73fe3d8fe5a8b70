import '../every-page';
import { NgComponentOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  signal,
  type Type,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { isCoordinator, isFocalPointOf, isSecretariatOf, isTeamMemberOf } from '@portal/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { Session } from '../platform/session';
import { DocumentsApi } from '../documents/documents-api';
import { NotFoundPage } from '../shell/not-found-page';
import { RoundsApi } from '../status/rounds/rounds-api';
import { StatusApi } from '../status/status-api';
import { DocumentBoard } from '../ui/document-board';
import { ProblemNote } from '../ui/problem-note';
import { WorkApi } from '../work/work-api';
import { CountryBoard } from './country-board';
import { NetworkApi } from './network-api';
import { RegionRound } from './region-round';
import { roundColumns } from './round-columns';

/** One region: its secretariat and its countries against the indicators. */
@Component({
  selector: 'portal-region-page',
  imports: [
    CountryBoard,
    DocumentBoard,
    NgComponentOutlet,
    NotFoundPage,
    ProblemNote,
    RegionRound,
    RouterLink,
    TranslocoDirective,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMissing()) {
      <portal-not-found-page />
    } @else {
      <main class="page" *transloco="let t">
        <p class="path">
          <a routerLink="/regions">{{ t('network.regions.title') }}</a>
        </p>
        @if (region.hasValue()) {
          @let known = region.value();
          <h1>{{ known.name }}</h1>
          <p>
            {{ t('network.regions.secretariat', { city: known.secretariat.city }) }},
            <span class="second">{{
              t('network.region.local-time', { time: formats.time(now(), known.secretariat.timeZone) })
            }}</span>
          </p>
          <p class="second">
            <a routerLink="/" [queryParams]="{ region: known.code }">{{ t('network.region.show-on-map') }}</a>
            @if (isOfRegion()) {
              · <a [routerLink]="['/regions', known.code, 'risk-picture']">{{ t('network.region.risk-picture') }}</a>
            }
            @if (sampleMode() === 'include') {
              · <span class="label caution">{{ t('with-sample') }}</span>
            }
          </p>
        } @else {
          <h1><span class="skeleton"></span></h1>
        }
        @if (region.error() && !isMissing()) {
          <portal-problem-note [text]="t('network.error.statuses')" (again)="region.reload()" />
        }
        @if (round(); as known) {
          <portal-region-round [answers]="known.answers" [region]="code()" />
        }
        <h2 class="hidden-words">{{ t('network.region.matrix') }}</h2>
        <portal-country-board
          [countries]="countries"
          [indicators]="indicators"
          [regions]="regions"
          [region]="code()"
          [round]="round()?.columns ?? null"
        />
        @if (region.hasValue() && countries.hasValue()) {
          <ng-container *ngComponentOutlet="plans(); inputs: ofPlans()" />
          <ng-container *ngComponentOutlet="roundTables(); inputs: ofRoundTables()" />
        }
        @if (region.hasValue()) {
          <ng-container *ngComponentOutlet="priorities(); inputs: { code: code(), sample: sampleMode() }" />
        }
        @if (hasDocuments()) {
          <section class="documents" aria-labelledby="documents">
            <h2 id="documents">{{ t('network.country.tab-documents') }}</h2>
            <portal-document-board [list]="documents" [acts]="documentsApi" [place]="{ region: code() }" />
          </section>
        }
      </main>
    }
  `,
  styles: `
    .path {
      margin-block-end: 8px;
    }
    .documents {
      margin-block-start: 32px;
    }
  `,
})
export class RegionPage {
  private readonly api = inject(NetworkApi);
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  private readonly roundsApi = inject(RoundsApi);
  protected readonly formats = inject(Formats);
  readonly code = input.required<string>();
  readonly asAt = input<string>();
  readonly knownAt = input<string>();
  readonly sample = input<string>();

  protected readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  protected readonly region = this.api.region(this.code);
  protected readonly regions = this.api.regions();
  protected readonly indicators = inject(StatusApi).indicators();
  protected readonly countries = this.api.countries(() =>
    this.session.isKnown() ? { asAt: this.asAt(), knownAt: this.knownAt(), sample: this.sampleMode() } : undefined,
  );
  /** Who reads reports here follows the open round; whoever does not sees the matrix as everybody does. */
  private readonly follows = () => this.session.may('rounds.follow');
  private readonly rounds = this.roundsApi.list(() =>
    this.follows() ? { sample: this.sampleMode(), state: 'open' } : undefined,
  );
  private readonly openRound = computed(() => {
    const own = this.region.hasValue() ? this.region.value().countries : [];
    const open = this.rounds.hasValue() ? this.rounds.value().items : [];
    return open.find(({ countries }) => countries.some((iso3) => own.includes(iso3)));
  });
  private readonly answers = this.roundsApi.answers(() => {
    const round = this.openRound();
    return round ? { id: round.id, sample: this.sampleMode() } : undefined;
  });
  private readonly work = inject(WorkApi).work(() => this.openRound() !== undefined);
  protected readonly round = computed(() => {
    if (!this.answers.hasValue() || !this.countries.hasValue()) return null;
    const answers = this.answers.value();
    const own = this.countries.value().items.filter(({ regions }) => regions.includes(this.code()));
    const columns = roundColumns(answers, this.work.hasValue() ? this.work.value().items : [], own);
    return columns ? { answers, columns } : null;
  });
  protected readonly documentsApi = inject(DocumentsApi);
  protected readonly documents = this.documentsApi.list(() =>
    this.session.isKnown() ? { region: this.code(), limit: 200 } : undefined,
  );
  /** Absent until there is something to say of them, or somebody may add one. */
  protected readonly hasDocuments = computed(() => {
    const { total = 0, held = 0, mayAdd = false } = this.documents.hasValue() ? this.documents.value() : {};
    return total > 0 || (held ?? 0) > 0 || mayAdd;
  });
  /** The people of the region, who read its picture of common risks. */
  protected readonly isOfRegion = computed(() => {
    const actor = this.session.actor();
    const own = this.region.hasValue() ? this.region.value().countries : [];
    return (
      isCoordinator(actor) ||
      isSecretariatOf(actor, [this.code()]) ||
      own.some((iso3) => isFocalPointOf(actor, iso3) || isTeamMemberOf(actor, iso3))
    );
  });
  protected readonly isMissing = computed(() => [404, 422].includes(this.region.statusCode() ?? 200));
  /** Fetched once the page is there: the matrix does not wait for it. */
  protected readonly plans = signal<Type<unknown> | null>(null);
  /** The same: what its round tables endorsed. */
  protected readonly priorities = signal<Type<unknown> | null>(null);
  protected readonly ofPlans = computed(() => {
    const known = this.countries.hasValue() ? this.countries.value().items : [];
    return {
      code: this.code(),
      sample: this.sampleMode(),
      names: new Map(known.map(({ iso3, name }) => [iso3, name])),
    };
  });
  protected readonly roundTables = signal<Type<unknown> | null>(null);
  protected readonly ofRoundTables = computed(() => ({ code: this.code(), sample: this.sampleMode() }));
  protected readonly now = signal(new Date());

  constructor() {
    pageTitle(() => (this.region.hasValue() ? this.region.value().name : ''));
    void import('../plan/region-plans').then(
      (file) => this.plans.set(file.RegionPlans),
      () => undefined,
    );
    void import('../priority/region-priorities').then(
      (file) => this.priorities.set(file.RegionPriorities),
      () => undefined,
    );
    void import('../round-table/region-round-tables').then(
      (file) => this.roundTables.set(file.RegionRoundTables),
      () => undefined,
    );
    const timer = setInterval(() => this.now.set(new Date()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
