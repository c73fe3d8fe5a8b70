import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import type { Delegate, Delegation } from '@portal/contracts';
import { delegateAttendances, type DelegateAttendance, delegationSeats } from '@portal/domain';
import { Formats } from '../platform/formats';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { AttendanceNotebook } from './attendance-notes';
import { DelegationActs } from './delegation-acts';
import { DelegationApi } from './delegation-api';

/** Who comes for each country, by seat; on the day, who is there. */
@Component({
  selector: 'portal-delegations-part',
  imports: [FormDialog, ProblemNote],
  providers: [AttendanceNotebook],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './delegations-part.html',
  styleUrl: './delegations-part.scss',
})
export class DelegationsPart {
  private readonly desk = inject(RoundTableDesk);
  private readonly api = inject(DelegationApi);
  protected readonly acts = inject(DelegationActs);
  protected readonly formats = inject(Formats);
  protected readonly notebook = inject(AttendanceNotebook);
  protected readonly t = roomTexts('delegation').t;
  protected readonly attendances = delegateAttendances;
  protected readonly id = computed(() => (this.desk.known()?.isInside ? this.desk.known()?.id : undefined));
  protected readonly asked = this.api.delegations(() => this.id());
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');

  constructor() {
    effect(() => {
      const known = this.known();
      if (known?.mayNoteAttendance) void this.notebook.open(known.roundTableId);
    });
    effect(() => {
      if (this.notebook.taken() > 0) this.asked.reload();
    });
  }

  protected seatsOf({ seats, delegates }: Delegation): string {
    const all = delegationSeats.reduce((sum, seat) => sum + seats[seat], 0);
    const taken = delegates.filter(({ answer }) => answer !== 'declined').length;
    return this.t('seats-free', { taken: String(taken), seats: String(all) });
  }

  protected nameOf({ name }: Delegate): string {
    return name ?? this.t('erased-person');
  }

  protected attendedOf({ id, attended }: Delegate): DelegateAttendance | '' {
    return this.notebook.waiting().find(({ delegateId }) => delegateId === id)?.attended ?? attended ?? '';
  }

  protected needsOf({ needs }: Delegate): string {
    if (needs === null) return '';
    return this.formats.enumeration(
      [
        needs.visaLetter ? this.t('visa-letter') : '',
        needs.interpretation ? `${this.t('interpretation')} ${needs.interpretation}` : '',
        needs.diet,
        this.t('needs-go', { day: this.formats.shortDay(needs.deleteOn) }),
      ].filter(Boolean),
    );
  }

  protected note({ id }: Delegate, value: string): void {
    const attended = delegateAttendances.find((each) => each === value);
    if (attended) void this.notebook.note(id, attended);
  }

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected async name(delegation: Delegation): Promise<void> {
    const id = this.id();
    if (id === undefined) return;
    try {
      this.open(this.acts.name(id, delegation, await this.api.members(delegation.iso3)));
    } catch (failure) {
      this.said.set(refusedFrom(failure).problem?.detail ?? this.t('load-failed'));
    }
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
  }
}
