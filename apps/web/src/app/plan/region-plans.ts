import '../every-page';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CommonNeeds, RegionPlan, RegionPlans as Plans, RegionTeam, RegionTeams } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { EmptyMark } from '../ui/empty-mark';
import { ProblemNote } from '../ui/problem-note';
import { actionWords } from './action-words';
import { contentsOfNeeds } from './region-need-contents';
import { RegionNeeds } from './region-needs';
import { RegionOwnPlans } from './region-own-plans';
import { teamCells } from './region-team-cells';
import { rowsOfRegion, showing } from './region-plan-rows';

/** A region's countries by their action plans, what lacks something first, and the needs that several of them have. */
@Component({
  selector: 'portal-region-plans',
  imports: [EmptyMark, ProblemNote, RegionNeeds, RegionOwnPlans, RouterLink],
  templateUrl: './region-plans.html',
  styleUrl: './region-plans.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegionPlans {
  readonly code = input.required<string>();
  readonly sample = input.required<string>();
  /** Names of countries in the reader's language. */
  readonly names = input.required<ReadonlyMap<string, string>>();

  private readonly language = inject(Languages).current;
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly focusLater = laterFocus();
  protected readonly words = actionWords();
  private readonly texts = roomTexts('plan-regions');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly common = this.texts.common;

  protected readonly plans = httpResource<Plans>(() => this.asked('plans'));
  protected readonly teams = httpResource<RegionTeams>(() => this.asked('teams'));
  protected readonly needs = httpResource<CommonNeeds>(() => this.asked('common-needs'));
  protected readonly rows = computed(() => (this.plans.hasValue() ? rowsOfRegion(this.plans.value().items) : []));
  protected readonly sums = computed(() => {
    if (!this.plans.hasValue()) return '';
    const { items } = this.plans.value();
    return this.n('sums', showing(items), { total: this.formats.number(items.length) });
  });
  /** What nobody covers, as far as teams are shown and plans whole; empty where nothing is known or nothing is missing. */
  protected readonly uncovered = computed(() => {
    const none = { themes: [], domains: [] };
    const { themes, domains } = this.plans.hasValue() ? this.plans.value().uncovered : none;
    const sectors = this.teams.hasValue() ? this.teams.value().uncovered.sectors : [];
    const list = (names: readonly string[]) => this.formats.enumeration(names);
    return [
      ...(sectors.length > 0 ? [this.t('uncovered.sectors', { names: list(sectors.map(({ name }) => name)) })] : []),
      ...(themes.length > 0
        ? [this.t('uncovered.themes', { names: list(themes.map((theme) => this.words.t(`theme.${theme}`))) })]
        : []),
      ...(domains.length > 0 ? [this.t('uncovered.domains', { names: list(domains.map(this.words.domainName)) })] : []),
    ];
  });

  protected readonly isBeginning = signal(false);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** What the chosen needs make of a regional plan. */
  protected readonly beginning = computed(() => {
    const all = this.needs.hasValue() ? this.needs.value().items : [];
    const needs = all.filter(({ first }) => this.chosen().has(first.id));
    if (needs.length === 0) return null;
    const contents = contentsOfNeeds(needs, {
      themeName: (theme) => this.words.t(`theme.${theme}`),
      origin: ({ countries, first, matches }) =>
        this.t('needs.origin', {
          countries: this.formats.enumeration(countries.map((iso3) => this.nameOf(iso3))),
          actions: [first, ...matches.map(({ action }) => action)].map(({ reference }) => reference).join(', '),
        }),
    });
    return { contents, count: needs.length };
  });

  protected nameOf(iso3: string): string {
    return this.names().get(iso3) ?? iso3;
  }

  /** What is said of a country's team; null where none is shown, or it is not known yet. */
  protected teamOf(iso3: string) {
    if (!this.teams.hasValue()) return null;
    const { items, sectors } = this.teams.value();
    const team = items.find((each) => each.iso3 === iso3)?.team;
    return team ? teamCells(team, sectors, this.t, this.formats) : null;
  }

  protected emptyTeamOf(iso3: string): RegionTeam['empty'] {
    const items = this.teams.hasValue() ? this.teams.value().items : [];
    return items.find((each) => each.iso3 === iso3)?.empty ?? null;
  }

  protected stateOf(plan: RegionPlan): string {
    const life = this.words.t(`life.${plan.life}`);
    return plan.tier === 'operational' ? this.t('operational', { life }) : life;
  }

  protected lacksOf(lacks: readonly string[]): string {
    return this.formats.enumeration(lacks.map((lack) => this.t(`lack.${lack}`)));
  }

  /** The form opens above; where it is open already, the focus goes there all the same. */
  protected beginFromNeeds(): void {
    this.isBeginning.set(true);
    this.focusLater('begin-title');
  }

  private asked(what: 'plans' | 'teams' | 'common-needs') {
    if (!this.session.isKnown()) return undefined;
    return {
      url: `/api/v1/regions/${encodeURIComponent(this.code())}/${what}`,
      params: { sample: this.sample() },
      headers: { 'Accept-Language': this.language() },
    };
  }
}
