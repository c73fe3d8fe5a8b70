import '../every-page';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { roomTexts } from '../platform/room-texts';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { MeetingWords } from './meeting-words';
import { RoundTableActs } from './round-table-acts';
import { RoundTableDesk } from './round-table-desk';

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
  protected readonly acts = inject(RoundTableActs);
  protected readonly t = roomTexts('round-table').t;
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');

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
