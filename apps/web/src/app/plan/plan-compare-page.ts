import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { languages } from '@portal/domain';
import { Formats } from '../platform/formats';
import { namesOfLanguages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { PlanApi } from './plan-api';
import { changeKinds, comparedParts, type ComparedRow, comparedVersions, countsOf } from './plan-compare-rows';
import { fieldName, inReadingOrder, type ValueWords, valueWords } from './plan-compare-values';

/** Any two versions of a plan side by side: what was added, removed and changed, field by field. */
@Component({
  selector: 'portal-plan-compare-page',
  imports: [NotFoundPage, ProblemNote, RouterLink],
  templateUrl: './plan-compare-page.html',
  styleUrl: './plan-compare-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanComparePage {
  readonly id = input.required<string>();

  private readonly api = inject(PlanApi);
  private readonly router = inject(Router);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('plan-compare');
  private readonly planTexts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly p = this.planTexts.t;
  protected readonly n = this.texts.n;
  protected readonly kinds = changeKinds;

  protected readonly plan = this.api.plan(() => (this.session.isKnown() ? this.id() : undefined));
  /** Whoever is shown a headline only is not shown what the versions say. */
  protected readonly whole = computed(() => {
    const plan = this.plan.hasValue() ? this.plan.value() : null;
    return plan?.sight === 'whole' ? plan : null;
  });
  protected readonly versions = computed(() => this.whole()?.versions ?? []);
  protected readonly compared = computed(() =>
    comparedVersions(this.id(), this.versions(), { from: this.asked('from'), to: this.asked('to') }),
  );
  protected readonly comparison = this.api.comparison(() => this.compared() ?? undefined);
  protected readonly known = computed(() => (this.comparison.hasValue() ? this.comparison.value() : null));
  protected readonly isMissing = computed(() => {
    const isHidden = [404, 422].includes(this.plan.statusCode() ?? 200);
    return isHidden || (this.plan.hasValue() && this.plan.value().sight === 'headline');
  });

  protected readonly kind = computed(() => this.asked('kind'));
  protected readonly parts = computed(() => {
    const known = this.known();
    return known ? comparedParts(known, this.kind()) : [];
  });
  protected readonly counts = computed(() => {
    const known = this.known();
    return known ? countsOf(known) : null;
  });
  protected readonly isSame = computed(() => {
    const counts = this.counts();
    return counts !== null && changeKinds.every((kind) => counts[kind] === 0);
  });
  protected readonly sums = computed(() => {
    const [counts, known] = [this.counts(), this.known()];
    if (!counts || !known) return '';
    return this.formats.enumeration([
      ...changeKinds.filter((kind) => counts[kind] > 0).map((kind) => this.n(`sum.${kind}`, counts[kind])),
      this.n('sum.unchanged', known.unchanged),
    ]);
  });
  private readonly words: ValueWords = {
    t: (key, values) => this.t(key, values),
    plan: (key) => this.p(key),
    day: (day) => this.formats.day(day),
    number: (value) => this.formats.number(value),
    list: (items) => this.formats.enumeration(items),
    language: (code) => {
      const known = languages.find((each) => each === code);
      return known ? namesOfLanguages[known] : code;
    },
  };

  constructor() {
    pageTitle(() => this.t('title'));
  }

  protected versionName(number: number): string {
    return this.t('version', { number: this.formats.number(number) });
  }

  protected changesOf({ changes }: ComparedRow): ComparedRow['changes'] {
    return inReadingOrder(changes);
  }

  protected field(field: string): string {
    return fieldName(field, this.words);
  }

  protected value(field: string, value: unknown): string {
    return valueWords(field, value, this.words);
  }

  protected go(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private asked(parameter: string): string {
    return this.address()?.get(parameter) ?? '';
  }
}
