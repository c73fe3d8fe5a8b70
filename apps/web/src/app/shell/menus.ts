import '../every-page';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Language, languages } from '@portal/domain';
import { Languages, namesOfLanguages } from '../platform/languages';
import { Session } from '../platform/session';
import { type Destination, isHere } from './navigation';

/** What the buttons of the frame open: the languages, one's account, or on the phone everything. */
@Component({
  selector: 'portal-menus',
  imports: [RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './menus.html',
  styleUrl: './menus.scss',
})
export class Menus {
  private readonly languageService = inject(Languages);
  protected readonly router = inject(Router);
  protected readonly session = inject(Session);
  readonly kind = input.required<'language' | 'account' | 'all'>();
  readonly places = input.required<readonly Destination[]>();
  readonly close = input.required<() => void>();

  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  protected readonly language = this.languageService.current;
  protected readonly isHere = isHere;

  protected async speak(language: Language): Promise<void> {
    this.close()();
    // Without a line the choice stays on this device; the bar above already says that there is none.
    await this.session.choose(language).catch(() => undefined);
    // A link that somebody sends on shows the other person the same language.
    if (new URLSearchParams(location.search).has('lang')) {
      await this.router.navigate([], {
        queryParams: { lang: language },
        queryParamsHandling: 'merge',
        replaceUrl: true,
      });
    }
  }

  protected async signOut(): Promise<void> {
    this.close()();
    await this.session.end();
    await this.router.navigateByUrl('/');
  }
}
