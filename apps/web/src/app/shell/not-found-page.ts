import '../every-page';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** Absent and hidden look the same. */
@Component({
  selector: 'portal-not-found-page',
  imports: [RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page" *transloco="let t">
      <h1>{{ t('not-found-title') }}</h1>
      <p>{{ t('not-found-text') }}</p>
      <p>
        <a routerLink="/">{{ t('nav.map') }}</a> · <a routerLink="/countries">{{ t('nav.countries') }}</a>
      </p>
    </main>
  `,
})
export class NotFoundPage {}
