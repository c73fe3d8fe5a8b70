import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoundTable } from '@portal/contracts';
import type { RoundTableStep } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { MeetingWords } from './meeting-words';
import { RoundTableActs } from './round-table-acts';
import { RoundTableDesk } from './round-table-desk';
import { hoursOf } from './hours-elsewhere';

/** Where, when, with whom; and of a documented one, what its source says. */
@Component({
  selector: 'portal-overview-part',
  imports: [FormDialog, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview-part.html',
  styleUrl: './overview-part.scss',
})
export class OverviewPart {
  protected readonly desk = inject(RoundTableDesk);
  protected readonly words = inject(MeetingWords);
  protected readonly formats = inject(Formats);
  protected readonly acts = inject(RoundTableActs);
  protected readonly t = roomTexts('round-table').t;
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  /** For whoever joins from afar; a meeting in one place has one clock. */
  protected readonly hours = computed(() => {
    const meeting = this.desk.known();
    return meeting ? hoursOf(meeting, this.formats) : [];
  });

  protected placeOf({ venue, city }: RoundTable): readonly string[] {
    return [venue, city].filter(Boolean);
  }

  /** What leads off the way stands beside it, not before it. */
  protected isAside(step: RoundTableStep): boolean {
    return step === 'postpone' || step === 'cancel';
  }

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.desk.asked.reload();
  }
}
