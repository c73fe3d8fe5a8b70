import '../every-page';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { InvitationsApi } from './invitations-api';

/** The letter that invites a country, laid out for paper: what the browser prints, or saves as PDF. */
@Component({
  selector: 'portal-letter-print-page',
  imports: [NotFoundPage, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './letter-print-page.html',
  styleUrl: './letter-print-page.scss',
})
export class LetterPrintPage {
  private readonly document = inject(DOCUMENT);
  private readonly texts = roomTexts('meeting-invitation');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly language = inject(Languages).current;
  readonly id = input.required<string>();
  readonly iso3 = input.required<string>();
  protected readonly asked = inject(InvitationsApi).letter(
    () => this.id(),
    () => this.iso3(),
  );
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly isMissing = computed(() => [401, 403, 404, 422].includes(this.asked.statusCode() ?? 200));

  constructor() {
    pageTitle(() => [this.t('letter.title'), this.known()?.reference].filter(Boolean).join(' '));
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
