import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { httpResource } from '@angular/common/http';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Countries, Me, Regions, Scope } from '@portal/contracts';
import { type Language, languages, type MailChoice, mailChoices } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages, namesOfLanguages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { refusedFrom, Requests } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { SingleKeys } from '../platform/single-keys';
import { type Brightness, Theme } from '../platform/theme';

/** Where on the page somebody is told how it went. */
type Part = 'own' | 'password';

/** One's own: assignments, language, display, password, sessions. */
@Component({
  selector: 'portal-account-page',
  imports: [RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  private readonly requests = inject(Requests);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  protected readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly keys = inject(SingleKeys);
  protected readonly formats = inject(Formats);

  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  protected readonly language = inject(Languages).current;
  protected readonly brightnesses: readonly { readonly id: Brightness; readonly key: string }[] = [
    { id: 'system', key: 'system-theme' },
    { id: 'light', key: 'light' },
    { id: 'dark', key: 'dark' },
  ];
  private readonly told = signal<{ readonly where: Part; readonly words: string; readonly isWrong: boolean } | null>(
    null,
  );
  private readonly countries = httpResource<Countries>(() => ({
    url: '/api/v1/countries',
    headers: { 'Accept-Language': this.language() },
  }));
  private readonly regions = httpResource<Regions>(() => ({
    url: '/api/v1/regions',
    headers: { 'Accept-Language': this.language() },
  }));
  private readonly me = httpResource<Me>(() => (this.session.person() ? '/api/v1/me' : undefined));
  protected readonly mailChoices = mailChoices;
  protected readonly mail = linkedSignal(() => (this.me.hasValue() ? this.me.value().mail : null));
  private readonly scopeNames = computed(
    () =>
      new Map([
        ...(this.countries.hasValue()
          ? this.countries.value().items.map(({ iso3, name }) => [iso3, name] as const)
          : []),
        ...(this.regions.hasValue() ? this.regions.value().items.map(({ code, name }) => [code, name] as const) : []),
      ]),
  );

  constructor() {
    const { t } = roomTexts('identity');
    pageTitle(() => t('account.title'));
  }

  protected nameOf(scope: Scope): string {
    if (scope.kind === 'country') return this.scopeNames().get(scope.iso3) ?? scope.iso3;
    if (scope.kind === 'region') return this.scopeNames().get(scope.code) ?? scope.code;
    return this.words.translate(`identity.account.${scope.kind}`);
  }

  protected async speak(language: Language): Promise<void> {
    await this.act('own', () => this.session.choose(language), 'identity.account.saved');
  }

  /** Chosen at once; what could not be saved goes back to what holds. */
  protected async chooseMail(mail: MailChoice): Promise<void> {
    this.mail.set(mail);
    const isSaved = await this.act(
      'own',
      () => this.requests.send('PATCH', '/api/v1/me', { mail }),
      'identity.account.saved',
    );
    if (!isSaved) this.me.reload();
  }

  protected async changePassword(event: Event, current: HTMLInputElement, next: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const change = { current: current.value, next: next.value };
    const isDone = await this.act(
      'password',
      () => this.requests.send('POST', '/api/v1/me/password', change),
      'identity.account.changed',
    );
    if (!isDone) return;
    current.value = '';
    next.value = '';
  }

  protected async signOut(everywhere: boolean): Promise<void> {
    await (everywhere ? this.session.endEverywhere() : this.session.end());
    await this.router.navigateByUrl('/');
  }

  protected wordsOf(where: Part, isWrong: boolean): string {
    const told = this.told();
    return told?.where === where && told.isWrong === isWrong ? told.words : '';
  }

  private async act(where: Part, work: () => Promise<unknown>, saying: string): Promise<boolean> {
    this.told.set(null);
    try {
      await work();
      this.told.set({ where, words: this.words.translate(saying), isWrong: false });
      return true;
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      const words = problem?.errors?.[0]?.detail ?? problem?.detail ?? this.words.translate<string>('identity.no-line');
      this.told.set({ where, words, isWrong: true });
      return false;
    }
  }
}
