import '../every-page';
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
import { MinutesApi } from './minutes-api';
import { MinutesWords } from './minutes-words';

/** Minutes laid out for paper: what the browser prints, or saves as PDF. The newest version, unless another is asked. */
@Component({
  selector: 'portal-minutes-print-page',
  imports: [NotFoundPage, OutlineDocument, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMissing()) {
      <portal-not-found-page />
    } @else {
      <main class="page">
        <div class="acts">
          <a [routerLink]="['/round-tables', id()]">{{ t('back') }}</a>
          @if (outline()) {
            <button type="button" class="button primary" (click)="print()">{{ t('print') }}</button>
            <p class="second">{{ t('print-hint') }}</p>
          }
        </div>
        @if (outline(); as shown) {
          <portal-outline-document [outline]="shown" [language]="language()" />
        } @else {
          <h1>{{ t('print-title') }}</h1>
          @if (versions.error() || asked.error()) {
            <portal-problem-note [text]="t('problem')" (again)="versions.reload(); asked.reload()" />
          } @else if (versions.hasValue() && versions.value().items.length === 0) {
            <p>{{ t('none') }}</p>
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
export class MinutesPrintPage {
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);
  private readonly api = inject(MinutesApi);
  private readonly words = inject(MinutesWords);
  protected readonly t = roomTexts('minutes').t;
  protected readonly language = inject(Languages).current;
  readonly id = input.required<string>();
  readonly version = input<string>();

  protected readonly versions = this.api.versions(() => (this.session.isKnown() ? this.id() : undefined));
  private readonly chosen = computed(() => {
    const items = this.versions.hasValue() ? this.versions.value().items : [];
    return (items.find(({ id }) => id === this.version()) ?? items[0])?.id;
  });
  protected readonly asked = this.api.one(this.chosen);
  protected readonly isMissing = computed(() => [404, 422].includes(this.versions.statusCode() ?? 200));
  protected readonly outline = computed(() =>
    this.asked.hasValue() && this.words.areHere() ? this.words.outline(this.asked.value()) : null,
  );

  constructor() {
    pageTitle(() => {
      const outline = this.outline();
      return outline ? `${outline.cover.subject.text}: ${outline.cover.title.text}` : this.t('print-title');
    });
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
