import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Notification } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { firstNotifications, WorkApi } from './work-api';

/** What the reader was told, newest first, with a mark on what they have not read. */
@Component({
  selector: 'portal-notification-list',
  imports: [ProblemNote, RouterLink],
  templateUrl: './notification-list.html',
  styleUrl: './notification-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotificationList {
  private readonly api = inject(WorkApi);
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('work-page');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;

  private readonly limit = signal(firstNotifications);
  private readonly readHere = signal<ReadonlySet<string>>(new Set());
  protected readonly list = this.api.notifications(this.limit, () => this.session.person() !== null);
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly unread = computed(() => {
    if (!this.list.hasValue()) return 0;
    const here = this.items().filter(({ id, readAt }) => readAt === null && this.readHere().has(id)).length;
    return Math.max(0, this.list.value().unread - here);
  });
  protected readonly hasMore = computed(() => this.list.hasValue() && this.list.value().total > this.items().length);

  protected isUnread({ id, readAt }: Notification): boolean {
    return readAt === null && !this.readHere().has(id);
  }

  /** Marked at once; without a line it is unread again at the next visit, and nothing is lost. */
  protected read(...notifications: readonly Notification[]): void {
    const unread = notifications.filter((each) => this.isUnread(each));
    this.readHere.update((before) => new Set([...before, ...unread.map(({ id }) => id)]));
    for (const { id } of unread) void this.api.read(id).catch(() => undefined);
  }

  protected more(): void {
    this.limit.update((limit) => Math.min(limit + firstNotifications * 2, 200));
  }

  protected pathOf(url: string): string {
    return url.split('?')[0] ?? url;
  }

  protected paramsOf(url: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''));
  }
}
