import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { RiskAssessment } from '@portal/contracts';
import { ratingKinds } from '@portal/domain';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { RiskApi } from './risk-api';
import { RiskCompareApi } from './risk-compare-api';
import { RiskCompareList } from './risk-compare-list';
import { changeCounts, changeFrom, changesInOrder, comparedRisks, kindFrom } from './risk-compare-moves';
import { RiskCompareSquare } from './risk-compare-square';
import { RiskMarking } from '../ui/risk-marking';

/** Two versions of a risk assessment: how each scenario moved, on the square and in words. */
@Component({
  selector: 'portal-risk-compare-page',
  imports: [NotFoundPage, ProblemNote, RiskCompareList, RiskCompareSquare, RiskMarking, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-compare-page.html',
  styleUrl: './risk-compare-page.scss',
})
export class RiskComparePage {
  readonly id = input.required<string>();
  readonly other = input.required<string>();

  private readonly api = inject(RiskApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('risk-compare');
  protected readonly t = this.texts.t;
  protected readonly pageTexts = roomTexts('risk-page');
  protected readonly page = this.pageTexts.t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly kinds = ratingKinds;
  protected readonly sidesInOrder = ['before', 'after'] as const;

  private readonly one = this.api.whole(() => (this.session.isKnown() ? this.id() : undefined));
  private readonly two = this.api.whole(() => (this.session.isKnown() ? this.other() : undefined));
  /** The earlier version and the later one, in whichever order the address names them. */
  protected readonly pair = computed(() => {
    const [one, two] = [this.one, this.two].map((each) => (each.hasValue() ? each.value() : null));
    if (!one || !two) return null;
    return one.number <= two.number ? { before: one, after: two } : { before: two, after: one };
  });
  private readonly comparison = inject(RiskCompareApi).comparison(() => {
    const pair = this.pair();
    return pair ? { from: pair.before.id, to: pair.after.id } : undefined;
  });
  private readonly asked = [this.one, this.two, this.comparison] as const;
  protected readonly isMissing = computed(() =>
    this.asked.some((each) => [404, 422].includes(each.statusCode() ?? 200)),
  );
  protected readonly isLost = computed(() => this.asked.some((each) => each.error() !== undefined));
  protected readonly known = computed(() => {
    const pair = this.pair();
    if (!pair || !this.comparison.hasValue()) return null;
    const { items, isSameMethod } = this.comparison.value();
    const risks = comparedRisks(items, pair.before.scenarioList, pair.after.scenarioList);
    return { ...pair, isSameMethod, risks, counts: changeCounts(risks) };
  });

  protected readonly kind = computed(() => kindFrom(this.address()?.get('rating')));
  protected readonly change = computed(() => changeFrom(this.address()?.get('change')));
  protected readonly shown = computed(() => {
    const change = this.change();
    const all = this.known()?.risks ?? [];
    return change === null ? all : all.filter((each) => each.change === change);
  });
  protected readonly changes = computed(() => {
    const counts = this.known()?.counts;
    return counts
      ? changesInOrder.filter((each) => counts[each] > 0).map((each) => ({ each, count: counts[each] }))
      : [];
  });
  /** The line of the scenario that is chosen; at first nothing is, so that all arrows stand alike. */
  protected readonly chosen = linkedSignal<string, string | null>({ source: this.id, computation: () => null });
  /** Each version by itself, where the methods differ and no arrow can lead from the one square to the other. */
  protected readonly sides = computed(() => ({
    before: this.shown().flatMap((each) => (each.before ? [{ ...each, before: null, after: each.before }] : [])),
    after: this.shown().flatMap((each) => (each.after ? [{ ...each, before: null }] : [])),
  }));

  constructor() {
    pageTitle(() => (this.isMissing() || !this.pair() ? '' : this.t('title')));
  }

  protected versionName({ referenceYear, number, life }: RiskAssessment['versions'][number]): string {
    return this.formats.enumeration([
      String(referenceYear),
      this.page('number', { number: this.formats.number(number) }),
      this.risk(`life.${life}`),
    ]);
  }

  /** Choosing a version that stands on the other side already lets both change places. */
  protected async compare(after: string, before: string): Promise<void> {
    await this.router.navigate(['/risks', after, 'compare', before], { queryParamsHandling: 'merge' });
  }

  protected async goTo(queryParams: Readonly<Record<string, string | null>>): Promise<void> {
    await this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected choose(line: string): void {
    this.chosen.update((chosen) => (chosen === line ? null : line));
  }

  protected again(): void {
    for (const each of this.asked) if (each.error()) each.reload();
  }
}
