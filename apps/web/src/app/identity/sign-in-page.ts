import '../every-page';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { SignInForm } from '../ui/sign-in-form';
import { ownPath } from './own-path';

@Component({
  selector: 'portal-sign-in-page',
  imports: [SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <h1>{{ t('title') }}</h1>
      <p class="second">{{ t('lead') }}</p>
      <portal-sign-in-form (done)="goOn()" />
    </main>
  `,
  styles: `
    main {
      max-inline-size: 480px;
      display: grid;
      gap: 16px;
      padding-block-start: 48px;
    }
  `,
})
export class SignInPage {
  private readonly router = inject(Router);
  protected readonly t = roomTexts('identity').t;
  readonly return = input<string>();

  constructor() {
    pageTitle(() => this.t('title'));
  }

  protected goOn(): void {
    void this.router.navigateByUrl(ownPath(this.return()));
  }
}
