import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { OutlineDocument } from '../ui/outline-document';
import { pageMark, pagesMark } from '../ui/print-rules';
import { printedPage } from '../ui/printed-page';
import { ProblemNote } from '../ui/problem-note';
import { RiskApi } from './risk-api';
import { kindNamed } from './risk-report-addresses';
import { RiskReports } from './risk-reports';

/** A report of an assessment laid out for paper, marked on every page: what the browser prints, or saves as PDF. */
@Component({
  selector: 'portal-risk-report-page',
  imports: [NotFoundPage, OutlineDocument, ProblemNote, RiskReports, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMissing()) {
      <portal-not-found-page />
    } @else {
      <main class="page">
        <div class="acts">
          <a [routerLink]="['/risks', id()]">{{ t('back') }}</a>
          @if (outline()) {
            <button type="button" class="button primary print" (click)="print()">{{ t('print') }}</button>
            <portal-risk-reports [assessment]="id()" />
            <p class="second">{{ t('print-hint') }} {{ t('menu-note') }}</p>
          }
        </div>
        @if (outline(); as shown) {
          <portal-outline-document [outline]="shown" [language]="language()" />
        } @else {
          <h1>{{ t('print-title') }}</h1>
          @if (asked.error()) {
            <portal-problem-note [text]="t('print-error')" (again)="asked.reload()" />
          } @else {
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
export class RiskReportPage {
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);
  private readonly api = inject(RiskApi);
  protected readonly t = roomTexts('risk-files').t;
  protected readonly language = inject(Languages).current;
  readonly id = input.required<string>();
  /** Of the two kinds, from the address. */
  readonly kind = input<string>();

  protected readonly asked = this.api.report(
    () => (this.session.person() ? this.id() : undefined),
    () => kindNamed(this.kind()),
  );
  protected readonly isMissing = computed(
    () => (this.session.isKnown() && !this.session.person()) || [404, 422].includes(this.asked.statusCode() ?? 200),
  );
  protected readonly outline = computed(() => (this.asked.hasValue() ? this.asked.value() : null));

  constructor() {
    pageTitle(() => {
      const outline = this.outline();
      return outline ? `${outline.cover.place.text}: ${outline.foot.text}` : this.t('print-title');
    });
    printedPage(() => {
      const outline = this.outline();
      const numbered = this.t('page-of', { page: pageMark, pages: pagesMark });
      // Words come after the page.
      if (!outline || numbered === '') return null;
      return {
        title: outline.foot.text,
        place: outline.cover.place.text,
        numbered,
        isRightToLeft: this.language() === 'ar',
        isOnFirst: true,
      };
    });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
