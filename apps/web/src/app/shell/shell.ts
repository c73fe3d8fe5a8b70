import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { Languages, namesOfLanguages } from '../platform/languages';
import { Line } from '../platform/line';
import { Requests } from '../platform/request';
import { Session } from '../platform/session';
import { Icon } from '../ui/icon';
import { laterMenus } from './later-menus';
import { laterSignIn } from './later-sign-in';
import { laterVersion } from './later-version';
import { destinations, isHere } from './navigation';

type Menu = 'language' | 'account' | 'all';

/** The frame of every page. */
@Component({
  selector: 'portal-shell',
  imports: [Icon, NgComponentOutlet, RouterLink, RouterOutlet, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '(document:keydown.escape)': 'closeByKey()', '(document:click)': 'closeUnlessInside($event)' },
})
export class Shell {
  private readonly router = inject(Router);
  private readonly languageService = inject(Languages);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly session = inject(Session);
  protected readonly line = inject(Line);
  protected readonly requests = inject(Requests);
  protected readonly signInAgain = laterSignIn();
  protected readonly menus = laterMenus(() => this.openMenu());

  protected readonly hasNewVersion = laterVersion();

  protected readonly formats = inject(Formats);
  protected readonly names = namesOfLanguages;
  protected readonly language = this.languageService.current;
  protected readonly openMenu = signal<Menu | null>(null);
  protected readonly shown = computed(() => destinations.filter(({ permission }) => this.session.may(permission)));
  /** In which office somebody is here, for the button that opens their menu. */
  protected readonly role = computed(() => this.session.current().assignments[0]?.role ?? null);

  protected isHere(path: string): boolean {
    return isHere(path, this.router.lastSuccessfulNavigation()?.finalUrl?.toString() ?? '');
  }

  protected toggle(menu: Menu): void {
    this.openMenu.update((open) => (open === menu ? null : menu));
  }

  protected ofMenu(kind: Menu): Record<string, unknown> {
    return { kind, places: this.shown(), close: this.close };
  }

  private readonly close = () => this.openMenu.set(null);

  /** The focus goes back to the button that opened the menu. */
  protected closeByKey(): void {
    if (this.openMenu() === null) return;
    this.host.nativeElement.querySelector<HTMLElement>('.menus [aria-expanded="true"]')?.focus();
    this.openMenu.set(null);
  }

  /** A fragment alone would lead to the map, because addresses count from the root: so the page stays. */
  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    content.focus();
    content.scrollIntoView();
  }

  protected closeUnlessInside(event: Event): void {
    if (event.target instanceof Element && !event.target.closest('.menus')) this.openMenu.set(null);
  }

  protected loadIt(): void {
    location.reload();
  }

  protected signInAddress(): Record<string, string> {
    return { return: this.router.url };
  }
}
