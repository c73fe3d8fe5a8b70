import '../every-page';
import { toSignal } from '@angular/core/rxjs-interop';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { MeetingInvitation, MeetingInvitations } from '@portal/contracts';
import { invitationAnswers } from '@portal/domain';
import { map } from 'rxjs';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { InvitationsApi } from './invitations-api';

/** Per country: what it was told and when, what it answers and how; and what can be done about it. */
@Component({
  selector: 'portal-invitations-part',
  imports: [FormDialog, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invitations-part.html',
  styleUrl: './invitations-part.scss',
})
export class InvitationsPart {
  private readonly api = inject(InvitationsApi);
  private readonly route = inject(ActivatedRoute);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  private readonly texts = roomTexts('meeting-invitation');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  private readonly id = toSignal(
    (this.route.parent ?? this.route).paramMap.pipe(map((found) => found.get('id') ?? '')),
  );
  protected readonly asked = this.api.all(() => this.id());
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  private readonly letter = this.api.letterText(() => {
    const all = this.known();
    return all?.mayWriteLetters ? (all.region ?? undefined) : undefined;
  });
  protected readonly letterText = computed(() => (this.letter.hasValue() ? this.letter.value() : null));
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  protected readonly problem = signal('');

  /** How many countries say what of the invitation that stands. */
  protected readonly sums = computed(() => {
    const current = (this.known()?.items ?? []).map(({ answer }) => (answer?.isCurrent ? answer.answer : null));
    const count = (of: string | null) => String(current.filter((each) => each === of).length);
    return { yes: count('accepted'), maybe: count('tentative'), no: count('declined'), open: count(null) };
  });

  protected wordsOf({ sent }: MeetingInvitation): string {
    if (!sent) return this.t('sent.none');
    if (sent.isCancellation) return this.t('sent.cancelled', { day: this.formats.instant(sent.at) });
    return sent.to === 0 ? this.t('sent.nobody') : this.t('sent', { day: this.formats.instant(sent.at) });
  }

  protected answer({ iso3, name, answer }: MeetingInvitation, { roundTable, sequence }: MeetingInvitations): FormAct {
    return {
      title: this.t('own'),
      lead: this.t('own.lead', { country: name }),
      send: this.t('own.send'),
      draft: `round-table/${roundTable}/answer/${iso3}`,
      fields: () => [
        {
          name: 'answer',
          label: this.t('column.answer'),
          takes: 'choice',
          isRequired: true,
          options: invitationAnswers.map((value) => ({ value, name: this.t(`answer.${value}`) })),
        },
        { name: 'note', label: this.t('own.note'), takes: 'long', longest: 2000 },
      ],
      initial: { answer: answer?.isCurrent ? answer.answer : 'accepted', note: '' },
      act: async (values, { key }) => {
        const chosen = invitationAnswers.find((each) => each === values['answer']) ?? 'accepted';
        await this.api.answer(roundTable, iso3, { answer: chosen, sequence, note: values['note'] ?? '' }, key);
        return this.t('own.done');
      },
    };
  }

  protected letterForm(): FormAct | null {
    const letter = this.letterText();
    if (!letter) return null;
    const placeholders = this.formats.enumeration(letter.placeholders.map((each) => `{${each}}`));
    return {
      title: this.t('letter.text'),
      lead: this.t('letter.text.lead', { placeholders }),
      send: this.t('send.save'),
      draft: `invitation-letter/${letter.region}/${letter.language}`,
      version: letter.version,
      fields: () => [
        {
          name: 'text',
          label: this.t('letter.text.field'),
          takes: 'long',
          longest: 10_000,
          rows: 14,
          isRequired: true,
        },
      ],
      initial: { text: letter.text },
      act: async (values, { version }) => {
        await this.api.changeLetter(letter, { text: values['text'] ?? '' }, version);
        this.letter.reload();
        return this.t('letter.text.done');
      },
    };
  }

  protected open(form: FormAct | null): void {
    this.said.set('');
    this.problem.set('');
    this.form.set(form);
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
  }

  protected again({ iso3 }: MeetingInvitation, { roundTable }: MeetingInvitations): Promise<void> {
    return this.take(() => this.api.sendAgain(roundTable, iso3), 'acts.again.done');
  }

  protected async bring({ iso3 }: MeetingInvitation, { roundTable }: MeetingInvitations, chosen: HTMLInputElement) {
    const file = chosen.files?.[0];
    chosen.value = '';
    if (file) await this.take(() => this.api.bringReply(roundTable, iso3, file, newKey()), 'acts.reply.done');
  }

  private async take(act: () => Promise<MeetingInvitations>, done: string): Promise<void> {
    this.said.set('');
    this.problem.set('');
    try {
      this.asked.set(await act());
      this.said.set(this.t(done));
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.problem.set(problem?.errors?.[0]?.detail ?? problem?.detail ?? this.common('offline'));
    }
  }
}
