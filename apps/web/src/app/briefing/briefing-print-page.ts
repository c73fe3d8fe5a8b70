import '../every-page';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { pageMark, pagesMark } from '../ui/print-rules';
import { printedPage } from '../ui/printed-page';
import { ProblemNote } from '../ui/problem-note';
import { BriefingPack } from './briefing-pack';
import { BriefingsApi } from './briefings-api';

/** A briefing laid out for paper: what the browser prints, or saves as PDF. */
@Component({
  selector: 'portal-briefing-print-page',
  imports: [BriefingPack, NotFoundPage, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMissing()) {
      <portal-not-found-page />
    } @else {
      <main class="page">
        <div class="acts">
          <a [routerLink]="['/round-tables', id(), 'briefing']">{{ t('back') }}</a>
          @if (asked.hasValue()) {
            <button type="button" class="button primary" (click)="print()">{{ t('print') }}</button>
          }
        </div>
        <h1>{{ title() }}</h1>
        @if (asked.hasValue()) {
          <portal-briefing-pack [briefing]="asked.value()" />
        } @else if (asked.error()) {
          <portal-problem-note [text]="t('problem')" (again)="asked.reload()" />
        } @else {
          <span class="skeleton" aria-hidden="true"></span>
        }
      </main>
    }
  `,
  styles: `
    .page {
      max-inline-size: 190mm;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      margin-block-end: 16px;
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
export class BriefingPrintPage {
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);
  protected readonly t = roomTexts('briefing').t;
  private readonly ofMinutes = roomTexts('minutes').t;
  private readonly language = inject(Languages).current;
  readonly id = input.required<string>();
  readonly iso3 = input.required<string>();

  protected readonly asked = inject(BriefingsApi).one(() =>
    this.session.isKnown() ? { roundTable: this.id(), iso3: this.iso3() } : undefined,
  );
  protected readonly isMissing = computed(() => [404, 422].includes(this.asked.statusCode() ?? 200));
  protected readonly title = computed(() =>
    this.asked.hasValue() ? this.t('of', { country: this.asked.value().country.name }) : this.t('title'),
  );

  constructor() {
    pageTitle(() => this.title());
    printedPage(() =>
      this.asked.hasValue()
        ? {
            title: this.title(),
            place: this.asked.value().roundTable.reference,
            numbered: this.ofMinutes('page-of', { page: pageMark, pages: pagesMark }),
            isRightToLeft: this.language() === 'ar',
          }
        : null,
    );
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
