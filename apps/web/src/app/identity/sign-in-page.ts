import '../every-page';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { type Refused, refusedFrom } from '../platform/request';
import { Session } from '../platform/session';
import { ownPath } from './own-path';

@Component({
  selector: 'portal-sign-in-page',
  imports: [RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page" *transloco="let t">
      <h1>{{ t('identity.title') }}</h1>
      <p class="second">{{ t('identity.lead') }}</p>
      <form novalidate (submit)="signIn($event, email.value, password.value)">
        <label class="field">
          <span>{{ t('email') }}</span>
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
          <span>{{ t('password') }}</span>
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
        <button type="submit" class="button primary roomy" [disabled]="isBusy()">{{ t('sign-in') }}</button>
      </form>
      <p>
        <a routerLink="/reset">{{ t('identity.forgotten') }}</a>
      </p>
      @if (session.isTrial()) {
        <p class="second">{{ t('identity.trial-hint') }}</p>
      }
    </main>
  `,
  styles: `
    main {
      max-inline-size: 480px;
      display: grid;
      gap: 16px;
      padding-block-start: 48px;
    }
    form {
      display: grid;
      gap: 16px;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class SignInPage {
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly return = input<string>();
  protected readonly problem = signal<string | null>(null);
  protected readonly isBusy = signal(false);

  constructor() {
    const { t } = roomTexts('identity');
    pageTitle(() => t('title'));
  }

  protected async signIn(event: Event, email: string, password: string): Promise<void> {
    event.preventDefault();
    if (!email.trim() || !password) {
      this.problem.set(this.words.translate('identity.fill-in'));
      return;
    }
    this.isBusy.set(true);
    try {
      await this.session.begin({ email, password });
      await this.router.navigateByUrl(ownPath(this.return()));
    } catch (failure) {
      this.problem.set(this.sentenceOf(refusedFrom(failure)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private sentenceOf(refused: Refused): string {
    if (refused.isOffline) return this.words.translate('identity.no-line');
    if (refused.status === 429)
      return this.words.translate('identity.wait', { seconds: refused.retryAfterSeconds ?? 60 });
    return refused.problem?.detail ?? refused.problem?.title ?? '';
  }
}
