import '../every-page';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { refusedFrom, Requests } from '../platform/request';
import { Session } from '../platform/session';
import { leaveFor } from './leave-for';

/** An expired session is renewed in place: the page stays, and what waited goes on. */
@Component({
  selector: 'portal-sign-in-again',
  imports: [TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog class="dialog" aria-labelledby="sign-in-again" (cancel)="giveUp()" *transloco="let t">
      <form (submit)="signIn($event, email.value, password.value)">
        <h2 id="sign-in-again">{{ t('again-title') }}</h2>
        <p>{{ t('again-text') }}</p>
        <label class="field">
          <span>{{ t('email') }}</span>
          <input #email name="email" type="email" autocomplete="username" required />
        </label>
        <label class="field">
          <span>{{ t('password') }}</span>
          <input #password name="password" type="password" autocomplete="current-password" required />
        </label>
        @if (problem(); as text) {
          <p class="wrong" role="alert">{{ text }}</p>
        }
        <div class="actions">
          <button type="button" class="button" (click)="giveUp()">{{ t('cancel') }}</button>
          <button type="submit" class="button primary">{{ t('sign-in') }}</button>
        </div>
      </form>
    </dialog>
  `,
})
export class SignInAgain {
  private readonly session = inject(Session);
  private readonly requests = inject(Requests);
  private readonly words = inject(TranslocoService);
  private readonly leave = inject(leaveFor);
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly problem = signal<string | null>(null);

  constructor() {
    afterNextRender(() => this.dialog()?.nativeElement.showModal());
  }

  protected async signIn(event: Event, email: string, password: string): Promise<void> {
    event.preventDefault();
    const before = this.session.person()?.id;
    try {
      await this.session.begin({ email, password });
      const isSame = before === undefined || this.session.person()?.id === before;
      // What waits was written by one person: it never goes under the name of another.
      this.requests.settle(isSame);
      // Nor does the other see what the first one had on screen.
      if (!isSame) this.leave('/work');
    } catch (failure) {
      const { isOffline, problem } = refusedFrom(failure);
      this.problem.set(isOffline ? this.words.translate('offline') : (problem?.detail ?? problem?.title ?? ''));
    }
  }

  protected giveUp(): void {
    this.requests.settle(false);
  }
}
