import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { DatePoll } from '@portal/contracts';
import { type PollAnswer, pollAnswers } from '@portal/domain';
import { Formats } from '../platform/formats';
import { newKey } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { ConflictWords } from '../ui/conflict-words';
import { DatePollsApi } from './date-polls-api';
import { PollMark } from './poll-mark';
import { PollWords } from './poll-words';

type Option = DatePoll['options'][number];

/** A country's own answer: three buttons for each date, its own holiday named; each is kept as soon as it is pressed. */
@Component({
  selector: 'portal-own-answers',
  imports: [PollMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-answers.html',
  styleUrl: './own-answers.scss',
})
export class OwnAnswers {
  readonly poll = input.required<DatePoll>();
  readonly country = input.required<{ readonly iso3: string; readonly name: string }>();
  readonly answered = output<DatePoll>();
  private readonly api = inject(DatePollsApi);
  private readonly conflicts = inject(ConflictWords);
  protected readonly formats = inject(Formats);
  protected readonly words = inject(PollWords);
  protected readonly t = roomTexts('date-poll').t;
  protected readonly all = pollAnswers;
  protected readonly said = signal('');

  protected answerTo({ answers }: Option): PollAnswer | null {
    return answers.find(({ iso3 }) => iso3 === this.country().iso3)?.answer ?? null;
  }

  /** What of the clashes is this country's own. */
  protected own({ conflicts }: Option): readonly string[] {
    const { iso3, name } = this.country();
    return conflicts
      .filter(({ countries }) => countries.some((each) => each.iso3 === iso3))
      .map((each) => this.conflicts.of({ ...each, countries: [{ iso3, name }] }));
  }

  protected async say(option: Option, answer: PollAnswer): Promise<void> {
    this.said.set('');
    try {
      const input = { country: this.country().iso3, answers: [{ option: option.id, answer }] };
      this.answered.emit(await this.api.answer(this.poll().id, input, newKey()));
      this.said.set(this.t('own.done'));
    } catch {
      this.said.set(this.t('own.failed'));
    }
  }
}
