import '../../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Invitation } from '@portal/contracts';
import { addDays, dayOfInstant, isFocalPointOf, type Language, languages } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { namesOfLanguages } from '../../platform/languages';
import { pageTitle } from '../../platform/page-title';
import { type Refused, refusedFrom } from '../../platform/request';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { ProblemNote } from '../../ui/problem-note';
import { fieldWords, refusedWords } from '../refused-words';
import { HandoverOpen } from './handover-open';
import { PeopleApi } from './people-api';

/** A focal point names who follows, and sees what goes over. */
@Component({
  selector: 'portal-handover-page',
  imports: [HandoverOpen, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './handover-page.html',
  styleUrl: './handover-page.scss',
})
export class HandoverPage {
  private readonly api = inject(PeopleApi);
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('people');
  protected readonly t = this.texts.t;
  readonly iso3 = input.required<string>();

  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  protected readonly tomorrow = addDays(dayOfInstant(new Date().toISOString()), 1);
  protected readonly isOwn = computed(() => isFocalPointOf(this.session.actor(), this.iso3()));
  protected readonly handover = this.api.handover(() => (this.isOwn() ? this.iso3() : undefined));
  private readonly countries = this.api.countries(() => true);
  protected readonly countryName = computed(() => {
    const all = this.countries.hasValue() ? this.countries.value().items : [];
    return all.find(({ iso3 }) => iso3 === this.iso3())?.name ?? this.iso3();
  });

  protected readonly language = signal<Language>(this.session.actor().language);
  protected readonly isBusy = signal(false);
  protected readonly said = signal('');
  private readonly refused = signal<Refused | null>(null);
  protected readonly wrong = computed(() => {
    const refused = this.refused();
    return (refused?.problem?.errors?.length ?? 0) > 0 ? null : refusedWords(refused, this.texts.common('offline'));
  });

  constructor() {
    pageTitle(() => this.t('hand-over.title'));
  }

  protected wrongAt(pointer: string): string | null {
    return fieldWords(this.refused(), pointer);
  }

  protected chooseLanguage(index: number): void {
    this.language.set(languages[index] ?? 'en');
  }

  protected async announce(event: Event, name: string, email: string, on: string): Promise<void> {
    event.preventDefault();
    const to = { name, email: email.trim(), language: this.language() };
    await this.try(() => this.api.handOver(this.iso3(), { to, on }));
  }

  protected async act(invitation: Invitation, act: 'revoke' | 'send-again'): Promise<void> {
    const isDone = await this.try(() => this.api.act(invitation.id, act));
    if (!isDone) return;
    const { name, email } = invitation;
    this.said.set(act === 'revoke' ? this.t('hand-over.called-off') : this.t('sent-again', { name, email }));
  }

  private async try(work: () => Promise<unknown>): Promise<boolean> {
    this.isBusy.set(true);
    this.refused.set(null);
    this.said.set('');
    try {
      await work();
      this.handover.reload();
      return true;
    } catch (failure) {
      this.refused.set(refusedFrom(failure));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
