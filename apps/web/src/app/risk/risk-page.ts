import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ListedScenario } from '@portal/contracts';
import { cbrnDomains, ratingKinds, riskActs, scenarioOrigins } from '@portal/domain';
import { Formats } from '../platform/formats';
import { laterFocus } from '../platform/later-focus';
import { pageTitle } from '../platform/page-title';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { SingleKeys } from '../platform/single-keys';
import { NotFoundPage } from '../shell/not-found-page';
import { DomainMarks } from '../ui/domain-marks';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { RiskActs } from './risk-acts';
import { RiskApi } from './risk-api';
import { asIfDone, byGravity, firstOf, matchingScenarios, movedIn, nextAcceptanceEnd } from './risk-filter';
import { RiskKey } from './risk-key';
import { RiskMarking } from '../ui/risk-marking';
import { RiskMatrix } from './risk-matrix';
import { RiskRating } from '../ui/risk-rating';
import { RiskReports } from './risk-reports';
import { RiskTable } from './risk-table';

/** So many rows are drawn at once: a team has a dozen scenarios, and a page of two hundred is to be quick as well. */
const drawnAtFirst = { gaps: 10, scenarios: 30 } as const;

const explained = ['no-scenarios', 'scenarios-unrated', 'scoring-open', 'ratings-contradict'];

/** One version of a risk assessment: what nobody treats, its scenarios on the square, who works on it, and its life. */
@Component({
  selector: 'portal-risk-page',
  imports: [
    DomainMarks,
    FormDialog,
    Icon,
    NotFoundPage,
    ProblemNote,
    RiskKey,
    RiskMarking,
    RiskMatrix,
    RiskRating,
    RiskReports,
    RiskTable,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-page.html',
  styleUrl: './risk-page.scss',
  host: { '(document:keydown)': 'press($event)' },
})
export class RiskPage {
  private readonly api = inject(RiskApi);
  private readonly acts = inject(RiskActs);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly keys = inject(SingleKeys);
  private readonly focus = laterFocus();
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('risk-page');
  protected readonly t = this.texts.t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly words = roomTexts('words').t;

  readonly id = input.required<string>();
  readonly scenario = input<string>();
  readonly view = input<string>();
  readonly domain = input<string>();
  readonly origin = input<string>();
  readonly setting = input<string>();
  /** `done`: as if all linked actions were done. */
  readonly actions = input<string>();

  protected readonly domains = cbrnDomains;
  protected readonly origins = scenarioOrigins;
  protected readonly kinds = ratingKinds;
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  protected readonly problem = signal('');
  protected readonly asked = this.api.whole(() => (this.session.person() ? this.id() : undefined));
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly isMissing = computed(
    () => (this.session.isKnown() && !this.session.person()) || [404, 422].includes(this.asked.statusCode() ?? 200),
  );
  protected readonly all = computed(() => {
    const known = this.known();
    return known ? byGravity(known.method, known.scenarioList) : [];
  });
  protected readonly shown = computed(() => matchingScenarios(this.all(), this.filter()));
  protected readonly filter = computed(() => ({
    domain: this.domain() ?? '',
    origin: this.origin() ?? '',
    setting: this.setting() ?? '',
  }));
  /** Settings that any scenario has. */
  protected readonly settings = computed(() => [...new Set(this.all().flatMap(({ setting }) => setting ?? []))]);
  protected readonly gaps = computed(() => this.all().filter(({ isGap }) => isGap));
  /** Those on the square: as they stand, or as they would. */
  /** Lists of which somebody asked for the rest. */
  private readonly unfolded = signal<readonly (keyof typeof drawnAtFirst)[]>([]);
  protected readonly drawn = computed(() => {
    const [gaps, scenarios, isWhole] = [this.gaps(), this.shown(), this.unfolded()];
    return {
      gaps: isWhole.includes('gaps') ? gaps : firstOf(gaps, drawnAtFirst.gaps),
      scenarios: isWhole.includes('scenarios') ? scenarios : firstOf(scenarios, drawnAtFirst.scenarios, this.chosen()),
    };
  });
  protected readonly standing = computed(() => (this.actions() === 'done' ? asIfDone(this.shown()) : this.shown()));
  protected readonly moved = computed(() => movedIn(this.shown(), this.standing()));
  /** While one is not rated, nobody can say that every high risk is treated. */
  protected readonly toRate = computed(() => this.all().filter(({ ratings }) => ratings.current === null));
  protected readonly unrated = computed(() => this.shown().filter(({ ratings }) => ratings.current === null));
  protected readonly nextEnd = computed(() => nextAcceptanceEnd(this.all()));
  protected readonly chosen = computed<ListedScenario | null>(
    () => this.standing().find(({ number }) => String(number) === this.scenario()) ?? this.standing()[0] ?? null,
  );
  protected readonly others = computed(() => (this.known()?.versions ?? []).filter(({ id }) => id !== this.id()));
  protected readonly lifeActs = computed(() => riskActs.filter((act) => this.known()?.rights[act].may));
  /** What stands in the way of the approval, for whoever could approve it. */
  protected readonly whyNot = computed(() => {
    const why = this.known()?.rights.approve.why ?? '';
    return explained.includes(why) ? this.t(`why.${why}`) : '';
  });

  constructor() {
    pageTitle(() => {
      const known = this.known();
      return known ? `${this.t('title-one', { year: String(known.referenceYear) })}, ${known.country}` : '';
    });
    effect(() => {
      if (this.api.changes() > 0) this.asked.reload();
    });
  }

  protected choose(scenario: ListedScenario): void {
    this.goTo({ scenario: String(scenario.number) });
  }

  protected narrow(field: 'domain' | 'origin' | 'setting', value: string): void {
    this.goTo({ [field]: value || null, scenario: null });
  }

  /** Draws the rest of a list; the focus goes on to its first row. */
  protected unfold(list: keyof typeof drawnAtFirst): void {
    const first = (list === 'gaps' ? this.gaps() : this.shown())[drawnAtFirst[list]];
    this.unfolded.update((lists) => [...lists, list]);
    if (first) this.focus(`${list}-${first.number}`);
  }

  protected goTo(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** `j` and `k`: the next and the previous scenario of the list. */
  protected press(event: KeyboardEvent): void {
    const step = { j: 1, k: -1 }[this.keys.pressed(event) ?? ''];
    const chosen = this.chosen();
    if (step === undefined || !chosen) return;
    const next = this.standing()[this.standing().indexOf(chosen) + step];
    if (next) this.choose(next);
  }

  protected nameOf({ treatments, acceptedUntil, isGap, origin }: ListedScenario): string {
    if (isGap) return this.t('treated-none');
    const state =
      acceptedUntil !== null
        ? this.t('accepted-until', { day: this.formats.day(acceptedUntil) })
        : treatments > 0
          ? this.texts.n('treated', treatments)
          : '';
    return this.formats.enumeration([this.risk(`origin.${origin}`), ...(state ? [state] : [])]);
  }

  protected numbersOf(scenarios: readonly ListedScenario[]): string {
    return this.formats.list(scenarios.map(({ number }) => this.formats.number(number)));
  }

  protected readonly change = () => this.with((known) => this.acts.change(known));
  protected readonly act = (wanted: (typeof riskActs)[number]) => this.with((known) => this.acts.step(known, wanted));
  protected readonly next = () => this.with((known) => this.acts.next(known, (id) => this.open(['/risks', id])));
  protected readonly people = () =>
    this.with(async (known) => this.acts.people(known, await this.api.readers(known.id)));
  protected readonly add = () =>
    this.with(async ({ id }) =>
      this.acts.add(id, await this.api.templates(), (scenario) => this.open(['/risks', id, 'scenarios', scenario])),
    );

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
  }

  private open(path: readonly string[]): void {
    void this.router.navigate([...path]);
  }

  private async with(
    made: (known: NonNullable<ReturnType<typeof this.known>>) => FormAct | Promise<FormAct>,
  ): Promise<void> {
    const known = this.known();
    if (!known) return;
    this.problem.set('');
    try {
      this.form.set(await made(known));
    } catch (failure) {
      this.problem.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    }
  }
}
