import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Problem, Round } from '@portal/contracts';
import { dayOfInstant, isRefusal, movedRound } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { laterFocus } from '../../platform/later-focus';
import { refusedFrom } from '../../platform/request';
import { roomTexts } from '../../platform/room-texts';
import { type FieldProblems, firstField, patchOf, problemsFrom, type RoundField } from './round-form';
import { RoundsApi } from './rounds-api';

/** Changing a round: its title, its days later, or its end earlier. What was typed stays, whatever is refused. */
@Component({
  selector: 'portal-round-edit',
  templateUrl: './round-edit.html',
  styles: `
    .wrong:empty {
      display: none;
    }
    .field label {
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoundEdit {
  readonly round = input.required<Round>();
  readonly saved = output();
  readonly closed = output();

  private readonly api = inject(RoundsApi);
  private readonly formats = inject(Formats);
  private readonly focus = laterFocus();
  private readonly texts = roomTexts('rounds');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly days = ['due', 'closes'] as const;
  protected readonly today = dayOfInstant(new Date().toISOString());
  protected readonly form = linkedSignal(() => {
    const { title, opens, due, closes } = this.round();
    return { title, opens, due, closes };
  });
  /** The version that the person has seen; somebody else's is seen once it was told. */
  private readonly seen = linkedSignal(() => this.round().version);
  protected readonly problems = signal<FieldProblems>({});
  protected readonly refusal = signal('');
  protected readonly isBusy = signal(false);

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected say(change: Partial<{ title: string; due: string; closes: string }>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected sayDay(field: 'due' | 'closes', day: string): void {
    this.say({ [field]: day });
  }

  protected problemOf(field: RoundField): string | null {
    const problem = this.problems()[field];
    if (!problem) return null;
    return 'code' in problem ? this.t(`wrong.${problem.code}`) : problem.sentence;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.refusal.set('');
    const patch = patchOf(this.round(), this.form());
    if (this.tell(this.problemsHere(patch))) return;
    this.isBusy.set(true);
    try {
      await this.api.change(this.round(), patch, this.seen());
      this.saved.emit();
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      if (problem && this.tell(problemsFrom(problem, { countries: [] }, (iso3) => iso3))) return;
      this.refusal.set(problem ? this.sentenceOf(problem) : this.t('no-line'));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** By the server's own rule, so that most is told without asking it. */
  private problemsHere(patch: ReturnType<typeof patchOf>): FieldProblems {
    const { title, due, closes } = this.form();
    if (title.trim() === '') return { title: { code: 'title-missing' } };
    if (due === '') return { due: { code: 'day-missing' } };
    if (closes === '') return { closes: { code: 'day-missing' } };
    const moved = movedRound(this.today, this.round(), patch);
    if (!isRefusal(moved) || moved.refused !== 'invalid') return {};
    return Object.fromEntries(moved.errors.map(({ pointer, code }) => [pointer.slice(1), { code }]));
  }

  /** Of somebody else's change both are shown: theirs in the sentence, one's own in the fields. */
  private sentenceOf({ status, detail, current }: Problem): string {
    if (status !== 412 || !isRound(current)) return detail;
    this.seen.set(current.version);
    const { title, due, closes } = current;
    return this.t('edit.stale', { title, due: this.formats.day(due), closes: this.formats.day(closes) });
  }

  private tell(problems: FieldProblems): boolean {
    this.problems.set(problems);
    const first = firstField(problems);
    if (first) this.focus(`edit-${first}`);
    return first !== undefined;
  }
}

/** What came with a 412, as far as it is shown. */
function isRound(value: unknown): value is Pick<Round, 'title' | 'due' | 'closes' | 'version'> {
  return typeof value === 'object' && value !== null && 'version' in value && 'due' in value && 'closes' in value;
}
