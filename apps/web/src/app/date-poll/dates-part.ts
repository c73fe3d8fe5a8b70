import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { DateConflict, DatePoll, DateProposals } from '@portal/contracts';
import type { PollAnswer } from '@portal/domain';
import { DateConflictsApi } from './date-conflicts-api';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';
import { RoundTableActs } from '../round-table/round-table-acts';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { ConflictList } from '../ui/conflict-list';
import { ConflictWords } from '../ui/conflict-words';
import { EmptyMark } from '../ui/empty-mark';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { DatePollsApi } from './date-polls-api';
import { OwnAnswers } from './own-answers';
import { PollActs } from './poll-acts';
import { PollMark } from './poll-mark';
import { PollWords } from './poll-words';

type Option = DatePoll['options'][number];

/** When a meeting is: what its countries answer to the dates that they are asked about, and what stands against its days. */
@Component({
  selector: 'portal-dates-part',
  imports: [ConflictList, EmptyMark, FormDialog, Icon, OwnAnswers, PollMark, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './dates-part.html',
  styleUrl: './dates-part.scss',
})
export class DatesPart {
  private readonly desk = inject(RoundTableDesk);
  private readonly roundTableActs = inject(RoundTableActs);
  private readonly conflictsApi = inject(DateConflictsApi);
  protected readonly acts = inject(PollActs);
  protected readonly words = inject(PollWords);
  protected readonly conflictWords = inject(ConflictWords);
  protected readonly formats = inject(Formats);
  protected readonly screen = inject(Screen);
  protected readonly t = roomTexts('date-poll').t;
  protected readonly conflictT = roomTexts('date-conflict').t;

  protected readonly meeting = this.desk.known;
  private readonly id = computed(() => this.meeting()?.id);
  protected readonly asked = inject(DatePollsApi).of(() => this.id());
  protected readonly conflicts = this.conflictsApi.of(() => this.id());
  protected readonly poll = linkedSignal<DatePoll | null>(() =>
    this.asked.hasValue() ? (this.asked.value().items[0] ?? null) : null,
  );
  protected readonly against = computed(() => (this.conflicts.hasValue() ? this.conflicts.value() : null));
  protected readonly best = computed(() => {
    const poll = this.poll();
    const best = poll?.best;
    const option = poll?.options.find(({ id }) => id === best?.option);
    return best && option ? { ...best, said: option } : null;
  });
  protected readonly answered = computed(() => this.poll()?.countries.filter((each) => each.hasAnswered).length ?? 0);
  protected readonly silent = computed(() => this.poll()?.countries.filter((each) => !each.hasAnswered) ?? []);
  protected readonly own = computed(() => {
    const poll = this.poll();
    return poll ? poll.countries.filter(({ iso3 }) => poll.answersFor.includes(iso3)) : [];
  });
  protected readonly unknown = computed(() =>
    this.conflictWords.notKnown(this.poll()?.holidaysNotKnown ?? this.against()?.holidaysNotKnown ?? []),
  );
  /** A poll can be begun while the meeting has no date that stands. */
  protected readonly mayOpen = computed(() => {
    const meeting = this.meeting();
    if (!meeting?.mayRun || this.poll()?.state === 'open') return false;
    return ['proposed', 'dates-polled', 'postponed'].includes(meeting.life);
  });
  protected readonly mayConfirm = computed(
    () => this.poll()?.mayRun === true && this.meeting()?.life === 'dates-polled' && this.poll()?.state !== 'confirmed',
  );
  protected readonly proposals = signal<DateProposals | null>(null);
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');

  protected answerOf(option: Option, iso3: string): PollAnswer | null {
    return option.answers.find((each) => each.iso3 === iso3)?.answer ?? null;
  }

  protected names(countries: readonly { readonly name: string }[]): readonly string[] {
    return countries.map(({ name }) => name);
  }

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected async remind(poll: DatePoll): Promise<void> {
    this.open(await this.acts.remind(poll));
  }

  protected move(): void {
    const meeting = this.meeting();
    if (meeting) this.open(this.roundTableActs.change(meeting));
  }

  protected accept(conflict: DateConflict): void {
    const meeting = this.meeting();
    if (!meeting) return;
    this.open(
      this.conflictWords.accept(conflict, `round-table/${meeting.id}`, (reason, key) =>
        this.conflictsApi.accept(meeting.id, { key: conflict.key, reason }, key),
      ),
    );
  }

  protected propose(): void {
    const meeting = this.meeting();
    if (!meeting) return;
    this.open(this.acts.propose(meeting, (found) => this.proposals.set(found)));
  }

  protected ask(): void {
    const meeting = this.meeting();
    if (meeting) this.open(this.acts.open(meeting, this.proposals()?.items ?? []));
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
    this.conflicts.reload();
    this.desk.asked.reload();
  }
}
