import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { ChecklistLine } from '@portal/contracts';
import { dayOfInstant, daysBetween } from '@portal/domain';
import { Formats } from '../platform/formats';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { DelegationApi } from './delegation-api';
import { ReadinessActs } from './readiness-acts';

/** A line of the list, or today. */
interface Entry {
  readonly key: string;
  readonly days: number;
  readonly line: ChecklistLine | null;
}

/** What the meeting owes before and after, as a line in time, with today on it. */
@Component({
  selector: 'portal-checklist-track',
  imports: [FormDialog, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="checklist">
      <h2 id="checklist">{{ t('checklist') }}</h2>
      <ol>
        @for (entry of entries(); track entry.key) {
          @if (entry.line; as line) {
            <li [class]="line.state">
              <span class="days">{{ dayName(line.days) }}</span>
              <span class="dot" aria-hidden="true"></span>
              <span>
                <span class="name">{{ nameOf(line) }}</span>
                <span class="hidden-words">{{ t('state.' + line.state) }}</span>
                @if (noteOf(line); as note) {
                  <span class="note">{{ note }}</span>
                }
              </span>
              @if (known()?.mayRun && !line.isDerived) {
                <button
                  type="button"
                  [attr.aria-label]="t(line.state === 'done' ? 'untick' : 'tick', { item: nameOf(line) })"
                  (click)="turn(line)"
                >
                  <portal-icon [name]="line.state === 'done' ? 'undo' : 'check'" />
                </button>
              }
            </li>
          } @else {
            <li class="now">
              <span class="days">{{ dayName(entry.days) }}</span>
              <span class="dot" aria-hidden="true"></span>
              <span class="name">{{ t('today') }}</span>
            </li>
          }
        }
      </ol>
      @if (known()?.mayRun && template()?.mayChange) {
        <button type="button" class="button quiet" (click)="changeChecklist()">{{ t('template-days') }}</button>
      }
      @if (form(); as act) {
        <portal-form-dialog [form]="act" (done)="changed($event)" (closed)="form.set(null)" />
      }
      <p role="status" class="note">{{ said() }}</p>
    </section>
  `,
  styleUrl: './checklist-track.scss',
})
export class ChecklistTrack {
  readonly roundTable = input.required<string>();
  private readonly api = inject(DelegationApi);
  private readonly formats = inject(Formats);
  private readonly desk = inject(RoundTableDesk);
  protected readonly t = roomTexts('delegation').t;
  protected readonly said = signal('');
  private readonly asked = this.api.checklist(() => this.roundTable());
  private readonly acts = inject(ReadinessActs);
  private readonly templateAsked = this.api.checklistTemplate(() => this.desk.known()?.region ?? undefined);
  protected readonly template = computed(() => (this.templateAsked.hasValue() ? this.templateAsked.value() : null));
  protected readonly form = signal<FormAct | null>(null);
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly entries = computed((): readonly Entry[] => {
    const known = this.known();
    if (!known) return [];
    const lines = known.lines.map((line): Entry => ({ key: line.key, days: line.days, line }));
    const first = this.desk.known()?.starts?.slice(0, 10);
    if (first === undefined) return lines;
    const days = daysBetween(first, known.today);
    const place = lines.findIndex((each) => each.days > days);
    return lines.toSpliced(place < 0 ? lines.length : place, 0, { key: '', days, line: null });
  });

  protected nameOf({ key, title }: ChecklistLine): string {
    return title || this.t(`item.${key}`);
  }

  /** `T−30`, `T`, `T+5`. */
  protected dayName(days: number): string {
    if (days === 0) return 'T';
    return `\u2066T${days < 0 ? '−' : '+'}${this.formats.number(Math.abs(days))}\u2069`;
  }

  protected noteOf({ key, state, dueOn, doneAt, doneBy, isDerived }: ChecklistLine): string {
    if (state === 'done' && doneAt !== null && doneBy !== null && !isDerived) {
      return this.t('done-by', { day: this.formats.dayOfYear(dayOfInstant(doneAt)), person: doneBy });
    }
    if (dueOn === null || state === 'done') return '';
    if (state === 'late') return this.t('late-since', { day: this.formats.dayOfYear(dueOn) });
    return key === 'reminders' ? this.t('by-themselves', { day: this.formats.dayOfYear(dueOn) }) : '';
  }

  protected changeChecklist(): void {
    const template = this.template();
    if (template) this.form.set(this.acts.changeChecklist(template));
  }

  protected changed(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.templateAsked.reload();
    this.asked.reload();
  }

  protected async turn({ key, state }: ChecklistLine): Promise<void> {
    try {
      await this.api.markLine({ roundTable: this.roundTable(), item: key, isDone: state !== 'done' }, newKey());
      this.said.set(this.t('saved'));
      this.asked.reload();
    } catch (failure) {
      this.said.set(refusedFrom(failure).problem?.detail ?? this.t('load-failed'));
    }
  }
}
