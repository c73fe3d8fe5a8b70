import '../every-page';
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonalData } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { newKey, refusedFrom, Requests } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { type HeldLine, linesOf } from './held-lines';

/** What the portal holds about one person: oneself, or a member of the team for whom its focal point asks. */
@Component({
  selector: 'portal-personal-page',
  imports: [Icon, NotFoundPage, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './personal-page.html',
  styleUrl: './personal-page.scss',
})
export class PersonalPage {
  private readonly requests = inject(Requests);
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('personal');
  protected readonly t = this.texts.t;
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');

  /** Of a member's page; of one's own neither is there. */
  readonly iso3 = input<string>();
  readonly id = input<string>();

  protected readonly address = computed(() => {
    const id = this.id();
    return id === undefined ? '/api/v1/me/held' : `/api/v1/team-members/${encodeURIComponent(id)}/held`;
  });
  protected readonly held = httpResource<PersonalData>(() =>
    this.session.person() && !this.isErased() ? this.address() : undefined,
  );
  protected readonly isMissing = computed(() => {
    const isStranger = this.id() !== undefined && this.session.isKnown() && !this.session.person();
    return isStranger || [403, 404, 409, 422].includes(this.held.statusCode() ?? 200);
  });
  protected readonly known = computed(() => (this.held.hasValue() ? this.held.value() : null));
  protected readonly isErased = signal(false);
  protected readonly wrong = signal('');
  private readonly key = newKey();

  constructor() {
    pageTitle(() => this.formats.enumeration([this.t('title'), this.known()?.name ?? '']));
  }

  protected readonly linesOf = linesOf;

  protected say({ value, kind }: HeldLine): string {
    if (kind === 'word') return value;
    return kind === 'day' ? this.formats.day(value) : this.formats.instant(value);
  }

  /** The same as a file that other programs read. */
  protected save(held: PersonalData): void {
    const file = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = file;
    link.download = `held-${held.at.slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(file);
  }

  protected ask(): void {
    this.wrong.set('');
    this.dialog()?.nativeElement.showModal();
  }

  protected async eraseOwn(event: Event, password: string): Promise<void> {
    event.preventDefault();
    this.wrong.set('');
    try {
      await this.requests.send('POST', '/api/v1/me/erasure', { password });
      this.isErased.set(true);
      await this.session.refresh();
    } catch (failure) {
      this.wrong.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    }
  }

  protected async erase(): Promise<void> {
    try {
      await this.requests.send('POST', `/api/v1/team-members/${this.id() ?? ''}/erase`, undefined, { key: this.key });
      this.isErased.set(true);
    } catch (failure) {
      this.wrong.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    } finally {
      this.dialog()?.nativeElement.close();
    }
  }
}
