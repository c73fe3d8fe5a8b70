import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Commitment } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { CommitmentForms } from './commitment-forms';
import { CommitmentsApi } from './commitments-api';

/** Commitments with whose they are, until when, and how they stand; and what the reader can say of each. */
@Component({
  selector: 'portal-commitment-list',
  imports: [FormDialog, Icon, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './commitment-list.html',
  styleUrl: './commitment-list.scss',
})
export class CommitmentList {
  readonly roundTable = input<string>();
  readonly region = input<string>();
  readonly country = input<string>();
  readonly state = input<readonly string[]>();
  /** Asks again when it grows. */
  readonly turns = input(0);

  protected readonly formats = inject(Formats);
  protected readonly forms = inject(CommitmentForms);
  protected readonly texts = roomTexts('commitment');
  protected readonly t = this.texts.t;
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  private readonly own = signal(0);
  protected readonly asked = inject(CommitmentsApi).list(() => {
    const [roundTable, region, iso3, state] = [this.roundTable(), this.region(), this.country(), this.state()];
    return {
      turns: this.turns() + this.own(),
      ...(roundTable ? { roundTable } : {}),
      ...(region ? { region } : {}),
      ...(iso3 ? { iso3 } : {}),
      ...(state ? { state } : {}),
    };
  });
  protected readonly items = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));

  protected whose({ addressee: { kind, name }, reference }: Commitment): string {
    const office = kind === 'country' ? (name ?? '') : this.t(`addressee.${kind}`);
    return this.formats.enumeration([office, reference]);
  }

  /** How it stands in a word, or how late it is. */
  protected stands({ state, daysLate }: Commitment): string {
    return daysLate === null ? this.t(`state.${state}`) : this.texts.n('late', daysLate);
  }

  protected age({ since }: Commitment): string {
    return this.formats.age(since, new Date().toISOString().slice(0, 10));
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.own.update((count) => count + 1);
    this.asked.reload();
  }
}
