import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { httpResource } from '@angular/common/http';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Countries, Regions, Scope } from '@portal/contracts';
import { type Language, languages } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages, namesOfLanguages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { refusedFrom, Requests } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { SingleKeys } from '../platform/single-keys';
import { type Brightness, Theme } from '../platform/theme';

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
  protected readonly said = signal<string | null>(null);
  protected readonly wrong = signal<string | null>(null);
  private readonly countries = httpResource<Countries>(() => ({
    url: '/api/v1/countries',
    headers: { 'Accept-Language': this.language() },
  }));
  private readonly regions = httpResource<Regions>(() => ({
    url: '/api/v1/regions',
    headers: { 'Accept-Language': this.language() },
  }));
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
    await this.act(() => this.session.choose(language), 'identity.account.saved');
  }

  protected async changePassword(event: Event, current: HTMLInputElement, next: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const change = { current: current.value, next: next.value };
    const isDone = await this.act(
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

  private async act(work: () => Promise<unknown>, saying: string): Promise<boolean> {
    this.said.set(null);
    this.wrong.set(null);
    try {
      await work();
      this.said.set(this.words.translate(saying));
      return true;
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.wrong.set(problem?.errors?.[0]?.detail ?? problem?.detail ?? this.words.translate('identity.no-line'));
      return false;
    }
  }
}
