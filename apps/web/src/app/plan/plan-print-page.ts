import '../every-page';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanAnswer } from '@portal/contracts';
import { planOutline, writtenIn } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { PlanExports } from './plan-exports';
import { OutlineDocument } from '../ui/outline-document';
import { pageMark, pagesMark } from '../ui/print-rules';
import { printedPage } from '../ui/printed-page';

/** A plan laid out for paper: what the browser prints, or saves as PDF. */
@Component({
  selector: 'portal-plan-print-page',
  imports: [NotFoundPage, PlanExports, OutlineDocument, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMissing()) {
      <portal-not-found-page />
    } @else {
      <main class="page">
        <div class="acts">
          <a [routerLink]="['/plans', id()]">{{ t('back') }}</a>
          @if (outline()) {
            <button type="button" class="button primary print" (click)="print()">{{ t('print') }}</button>
            <portal-plan-exports [planId]="id()" [visibility]="visibility()" [asked]="asked()" />
            <p class="second">{{ t('print-hint') }}</p>
          }
        </div>
        @if (outline(); as shown) {
          <portal-outline-document [outline]="shown" [language]="language()" />
        } @else {
          <h1>{{ t('print-title') }}</h1>
          @if (plan.error()) {
            <portal-problem-note [text]="t('print-error')" (again)="plan.reload()" />
          } @else if (isHeadline()) {
            <p>{{ t('print-headline') }}</p>
          } @else {
            <p class="hidden-words" role="status">{{ common('loading') }}</p>
            <span class="skeleton" aria-hidden="true"></span>
          }
        }
      </main>
    }
  `,
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      max-inline-size: 190mm;
      margin: 0 auto 16px;
    }
    @media print {
      .acts {
        display: none;
      }
      .page {
        max-inline-size: none;
        padding: 0;
      }
    }
  `,
})
export class PlanPrintPage {
  private readonly network = inject(NetworkApi);
  private readonly picture = inject(Picture);
  private readonly document = inject(DOCUMENT);
  private readonly texts = roomTexts('plan-files');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly language = inject(Languages).current;
  readonly id = input.required<string>();
  readonly asAt = input<string>();
  readonly knownAt = input<string>();
  readonly currency = input<string>();

  /** Of which day the plan is told, as known when: so are its other files. */
  protected readonly asked = computed(() => ({
    asAt: this.asAt(),
    knownAt: this.knownAt(),
    currency: this.currency(),
  }));
  protected readonly plan = httpResource<PlanAnswer>(() => ({
    url: `/api/v1/action-plans/${encodeURIComponent(this.id())}`,
    params: given(this.asked()),
    headers: { 'Accept-Language': this.language() },
  }));
  private readonly answer = computed(() => (this.plan.hasValue() ? this.plan.value() : undefined));
  private readonly country = this.network.country(
    () => this.answer()?.iso3 ?? '',
    () => (this.answer()?.iso3 ? { sample: this.picture.sample(undefined) } : undefined),
  );
  private readonly regions = this.network.regions();
  private readonly place = computed(() => {
    const { iso3 = null, region = null } = this.answer() ?? {};
    if (iso3 !== null) return this.country.hasValue() ? this.country.value().name : iso3;
    const regions = this.regions.hasValue() ? this.regions.value().items : [];
    return region === null ? null : (regions.find(({ code }) => code === region)?.name ?? region);
  });
  protected readonly isMissing = computed(() => [404, 422].includes(this.plan.statusCode() ?? 200));
  protected readonly visibility = computed(() => this.answer()?.visibility ?? 'restricted');
  protected readonly isHeadline = computed(() => this.answer()?.sight === 'headline');
  protected readonly outline = computed(() => {
    const plan = this.answer();
    // Words come after the page: without them there is nothing to lay out.
    if (plan?.sight !== 'whole' || this.t('print') === '') return null;
    return planOutline(plan, {
      say: this.t,
      written: writtenIn(this.language()),
      place: this.place(),
      madeAt: new Date().toISOString(),
      knownAt: this.knownAt() ?? null,
    });
  });

  constructor() {
    pageTitle(() => this.answer()?.title ?? this.t('print-title'));
    printedPage(() => {
      const outline = this.outline();
      return (
        outline && {
          title: outline.foot.text,
          place: outline.cover.place.text,
          numbered: this.t('page-of', { page: pageMark, pages: pagesMark }),
          isRightToLeft: this.language() === 'ar',
        }
      );
    });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}

function given(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
