import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Refused, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';

/** Signs somebody in where they are: on the page that is for it, and on one that needs to know who they are. */
@Component({
  selector: 'portal-sign-in-form',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="signIn($event, email.value, password.value)">
      <label class="field">
        <span>{{ texts.common('email') }}</span>
        <input
          #email
          name="email"
          type="email"
          autocomplete="username"
          dir="ltr"
          [attr.aria-invalid]="problem() !== null"
          aria-describedby="wrong"
        />
      </label>
      <label class="field">
        <span>{{ texts.common('password') }}</span>
        <input
          #password
          name="password"
          type="password"
          autocomplete="current-password"
          dir="ltr"
          [attr.aria-invalid]="problem() !== null"
          aria-describedby="wrong"
        />
      </label>
      <p class="wrong" id="wrong" role="alert">{{ problem() }}</p>
      <button type="submit" class="button primary roomy" [disabled]="isBusy()">{{ texts.common('sign-in') }}</button>
    </form>
    <p>
      <a routerLink="/reset">{{ texts.t('forgotten') }}</a>
    </p>
    @if (session.isTrial()) {
      <p class="second">{{ texts.t('trial-hint') }}</p>
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      gap: 16px;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class SignInForm {
  protected readonly session = inject(Session);
  protected readonly texts = roomTexts('identity');
  protected readonly problem = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  readonly done = output();

  protected async signIn(event: Event, email: string, password: string): Promise<void> {
    event.preventDefault();
    if (!email.trim() || !password) {
      this.problem.set(this.texts.t('fill-in'));
      return;
    }
    this.isBusy.set(true);
    try {
      await this.session.begin({ email, password });
      this.done.emit();
    } catch (failure) {
      this.problem.set(this.sentenceOf(refusedFrom(failure)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private sentenceOf(refused: Refused): string {
    if (refused.isOffline) return this.texts.t('no-line');
    if (refused.status === 429) return this.texts.t('wait', { seconds: String(refused.retryAfterSeconds ?? 60) });
    return refused.problem?.detail ?? refused.problem?.title ?? '';
  }
}
