import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { pageTitle } from '../platform/page-title';
import { type Refused, refusedFrom, Requests } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { ProblemNote } from '../ui/problem-note';
import { LinkDesk } from './link-desk';
import { refusedWords } from './refused-words';

/** A new password: by the link of a mail, or asking for one. */
@Component({
  selector: 'portal-reset-page',
  imports: [ProblemNote, RouterLink, TranslocoDirective],
  providers: [LinkDesk],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reset-page.html',
  styleUrl: './link-page.scss',
})
export class ResetPage {
  private readonly requests = inject(Requests);
  protected readonly desk = inject(LinkDesk);
  private readonly texts = roomTexts('identity');

  protected readonly link = computed(() => {
    const state = this.desk.state();
    return state.kind === 'open' ? state.link : null;
  });
  protected readonly isAsked = signal(false);
  protected readonly isBusy = signal(false);
  private readonly refusedToAsk = signal<Refused | null>(null);
  protected readonly wrong = computed(() =>
    refusedWords(this.desk.refused() ?? this.refusedToAsk(), this.texts.t('no-line')),
  );

  constructor() {
    pageTitle(() => this.texts.t('reset.title'));
    void this.desk.open();
  }

  protected set(event: Event, password: string): void {
    event.preventDefault();
    void this.desk.accept({ password });
  }

  protected async ask(event: Event, email: string): Promise<void> {
    event.preventDefault();
    if (!email.trim()) return;
    this.isBusy.set(true);
    this.refusedToAsk.set(null);
    try {
      await this.requests.send('POST', '/api/v1/resets', { email: email.trim() });
      this.isAsked.set(true);
    } catch (failure) {
      this.refusedToAsk.set(refusedFrom(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
