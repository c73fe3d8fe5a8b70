import '../every-page';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Found, SearchResults } from '@portal/contracts';
import { searchKinds } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { Line } from '../platform/line';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { Icon, type IconName } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { SearchApi } from './search-api';
import { choicesOf, placeAfter } from './search-walk';

const icons: Readonly<Record<Found['kind'], IconName>> = {
  country: 'globe',
  region: 'globe',
  team: 'layers',
  plan: 'table',
  objective: 'table',
  action: 'check',
  'round-table': 'calendar',
  document: 'document',
  claim: 'history',
  person: 'account',
  member: 'account',
};
const aPage = 50;
const pauseMs = 250;

/** Finds what the reader may see, while they type; what was typed stands in the address. */
@Component({
  selector: 'portal-search-page',
  imports: [Icon, ProblemNote, RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'walk($event)' },
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
})
export class SearchPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  private readonly network = inject(NetworkApi);
  protected readonly formats = inject(Formats);
  protected readonly line = inject(Line);
  private readonly texts = roomTexts('search');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;

  readonly q = input<string>();
  readonly kind = input<string>();
  readonly sample = input<string>();

  protected readonly typed = computed(() => (this.q() ?? '').slice(0, 200));
  protected readonly chosen = computed(() => searchKinds.find((each) => each === this.kind()) ?? '');
  protected readonly limit = signal(aPage);
  protected readonly results = inject(SearchApi).results(() => {
    const q = this.typed().trim();
    if (q === '' || !this.session.isKnown()) return undefined;
    return { q, kind: this.chosen(), sample: this.picture.sample(this.sample()), limit: this.limit() };
  });
  /** What was found last stays until the next answer is here, so that the list does not flicker while one types. */
  private readonly last = signal<SearchResults | null>(null);
  protected readonly shown = computed(() => (this.typed().trim() === '' ? null : this.last()));
  protected readonly choices = computed(() => choicesOf(this.shown()?.counts ?? {}, this.chosen()));
  private readonly regions = this.network.regions();
  private readonly countries = this.network.countries(() =>
    this.session.isKnown() ? { sample: this.picture.sample(this.sample()) } : undefined,
  );
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly links = viewChildren<ElementRef<HTMLAnchorElement>>('link');
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    pageTitle(() => this.t('title'));
    effect(() => {
      if (this.results.hasValue()) this.last.set(this.results.value());
    });
    effect(() => {
      this.typed();
      this.limit.set(aPage);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.pause));
  }

  protected iconOf({ kind }: Found): IconName {
    return icons[kind];
  }

  /** Whether its country or region is told beside it: what is no place itself and does not name one. */
  protected hasPlace({ kind }: Found): boolean {
    return kind !== 'country' && kind !== 'region' && kind !== 'claim';
  }

  protected type(value: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.go({ q: value || null }), pauseMs);
  }

  protected ask(event: Event): void {
    event.preventDefault();
    clearTimeout(this.pause);
    void this.go({ q: this.field()?.nativeElement.value || null });
  }

  protected placeOf({ iso3, region }: Found): string {
    if (iso3) {
      const all = this.countries.hasValue() ? this.countries.value().items : [];
      return all.find((each) => each.iso3 === iso3)?.name ?? iso3;
    }
    const all = this.regions.hasValue() ? this.regions.value().items : [];
    return all.find(({ code }) => code === region)?.name ?? region ?? '';
  }

  protected pathOf(url: string): string {
    return url.split('?')[0] ?? url;
  }

  protected paramsOf(url: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''));
  }

  protected more(): void {
    this.limit.update((limit) => Math.min(200, limit + aPage));
  }

  protected walk(event: KeyboardEvent): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const at = links.findIndex((link) => link === document.activeElement);
    const next = placeAfter(links.length, at, event.key);
    if (next === at) return;
    event.preventDefault();
    (links[next] ?? this.field()?.nativeElement)?.focus();
  }

  private go(queryParams: Readonly<Record<string, string | null>>): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
