import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Language, languages } from '@portal/domain';
import { Formats } from '../platform/formats';
import { namesOfLanguages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { ProblemNote } from '../ui/problem-note';
import { LinkDesk } from './link-desk';
import { refusedWords } from './refused-words';

/** What one is invited to, and taking it up: with a new password, or with that of one's account. */
@Component({
  selector: 'portal-invitation-page',
  imports: [ProblemNote, RouterLink, TranslocoDirective],
  providers: [LinkDesk],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invitation-page.html',
  styleUrl: './link-page.scss',
})
export class InvitationPage {
  protected readonly desk = inject(LinkDesk);
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('identity');
  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;

  protected readonly link = computed(() => {
    const state = this.desk.state();
    return state.kind === 'open' ? state.link : null;
  });
  /** What was written over what the invitation says. */
  protected readonly name = signal('');
  protected readonly language = signal<Language | null>(null);
  /** The first administrator was invited by an address alone. */
  protected readonly isNameless = computed(() => this.link()?.name === this.link()?.email);
  protected readonly wrong = computed(() => refusedWords(this.desk.refused(), this.texts.t('no-line')));

  constructor() {
    pageTitle(() => this.texts.t('invitation.title'));
    void this.desk.open();
  }

  protected accept(event: Event, password: string): void {
    event.preventDefault();
    const [name, language] = [this.name().trim(), this.language()];
    void this.desk.accept({ password, ...(name ? { name } : {}), ...(language ? { language } : {}) });
  }
}
