import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, provideAppInitializer, provideZonelessChangeDetection } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { routes } from './app.routes';
import { answersAtHand } from './shell/answers-at-hand';
import { adoptedStyles } from './platform/adopted-styles';
import { Languages, TextsLoader } from './platform/languages';
import { inReadersLanguage } from './platform/readers-language';
import { keepReadingPlace } from './platform/reading-place';
import { Session } from './platform/session';
import { Theme } from './platform/theme';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    adoptedStyles,
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling()),
    provideHttpClient(withFetch(), withInterceptors([inReadersLanguage, answersAtHand])),
    provideTransloco({
      config: {
        availableLangs: ['en', 'fr', 'es', 'ru', 'ar', 'zh'],
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: true,
        missingHandler: { logMissingKey: false },
        scopes: { keepCasing: true },
      },
      loader: TextsLoader,
    }),
    provideAppInitializer(() => {
      inject(Theme);
      inject(Session);
      keepReadingPlace();
      return inject(Languages).begin();
    }),
  ],
};
