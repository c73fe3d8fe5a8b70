import '../every-page';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  untracked,
  viewChildren,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Work, WorkItem } from '@portal/contracts';
import { dayOfInstant } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Line } from '../platform/line';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { SingleKeys } from '../platform/single-keys';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { Confirmations } from './confirmations';
import { NotificationList } from './notification-list';
import { WorkApi } from './work-api';
import { daysOverdue, groupsOf, isOneClick, rowAfter } from './work-groups';

/** What waits for the reader, by urgency; whatever is one click is done in the row. */
@Component({
  selector: 'portal-work-page',
  imports: [Icon, NotificationList, ProblemNote, RouterLink],
  providers: [Confirmations],
  templateUrl: './work-page.html',
  styleUrl: './work-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'press($event)' },
})
export class WorkPage {
  private readonly api = inject(WorkApi);
  protected readonly session = inject(Session);
  protected readonly confirmations = inject(Confirmations);
  protected readonly formats = inject(Formats);
  private readonly line = inject(Line);
  private readonly keys = inject(SingleKeys);
  protected readonly texts = roomTexts('work-page');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  private readonly links = viewChildren<ElementRef<HTMLElement>>('link');

  private readonly isSignedIn = () => this.session.person() !== null;
  protected readonly work = this.api.work(this.isSignedIn);
  private readonly countries = this.api.countries(this.isSignedIn);
  private readonly regions = this.api.regions(this.isSignedIn);
  private readonly today = dayOfInstant(new Date().toISOString());

  private readonly items = computed(() => (this.work.hasValue() ? this.work.value().items : []));
  protected readonly sent = computed(() => (this.work.hasValue() ? this.work.value().sent : []));
  protected readonly groups = computed(() => groupsOf(this.items(), this.today));
  protected readonly headline = computed(() => {
    const count = this.items().length;
    return count === 0 ? this.t('empty') : this.n('title', count);
  });

  constructor() {
    pageTitle(() => this.t('page'));
    void this.session.ready.then(() => this.confirmations.begin());
    effect(() => {
      if (this.line.isUp()) untracked(() => this.confirmations.lineBack());
    });
  }

  protected isOneClick(item: WorkItem): boolean {
    return isOneClick(item);
  }

  protected confirm(item: WorkItem): void {
    if (isOneClick(item)) void this.confirmations.confirm(item);
  }

  /** When it is due, or by how much it is late. */
  protected dueWords(item: WorkItem): string {
    const late = daysOverdue(item, this.today);
    if (late > 0) return this.n('late-by', late);
    return item.dueOn === null ? '' : this.t('due', { day: this.formats.shortDay(item.dueOn) });
  }

  protected isLate(item: WorkItem): boolean {
    return daysOverdue(item, this.today) > 0;
  }

  protected refusedWords(item: WorkItem): string | null {
    const state = this.confirmations.stateOf(item.id);
    if (state?.kind === 'undone') return this.t('confirm.undone');
    return state?.kind === 'refused' ? this.t('confirm.refused', { detail: state.detail }) : null;
  }

  protected sentWords({ iso3, region, waiting }: Work['sent'][number]): string {
    const country = this.countries.hasValue() ? this.countries.value().items.find((each) => each.iso3 === iso3) : null;
    const known = this.regions.hasValue() ? this.regions.value().items.find(({ code }) => code === region) : null;
    const lines = this.n('sent.row', waiting, { city: known?.secretariat.city ?? '' });
    return this.formats.told(country?.name ?? iso3, lines);
  }

  protected pathOf(url: string): string {
    return url.split('?')[0] ?? url;
  }

  protected paramsOf(url: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''));
  }

  /** j and k walk the rows; Enter opens what has the focus, as everywhere. */
  protected press(event: KeyboardEvent): void {
    const letter = this.keys.pressed(event);
    if (letter !== 'j' && letter !== 'k') return;
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const at = links.findIndex((link) => link === document.activeElement);
    links[rowAfter(links.length, at, letter === 'j' ? 1 : -1)]?.focus();
    event.preventDefault();
  }
}
