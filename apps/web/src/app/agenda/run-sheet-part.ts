import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { AgendaItem } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { ProblemNote } from '../ui/problem-note';
import { RunDesk } from './run-desk';

/** The day as it runs: now, next, minutes over or under; taps of who runs the meeting, with a line or without. */
@Component({
  selector: 'portal-run-sheet-part',
  imports: [ProblemNote],
  providers: [RunDesk],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-sheet-part.html',
  styleUrl: './run-sheet-part.scss',
})
export class RunSheetPart {
  protected readonly desk = inject(RunDesk);
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('agenda');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly running = computed(() => this.itemsOf(this.desk.state().now));
  protected readonly next = computed(() => this.itemsOf([this.desk.state().next ?? ''])[0] ?? null);
  protected readonly behind = computed(() => {
    const { behind } = this.desk.state();
    if (behind === null) return this.t('run.not-begun');
    if (behind === 0) return this.t('run.on-time');
    return this.n(behind > 0 ? 'run.over' : 'run.under', Math.abs(behind));
  });
  /** The items that are held, day by day. */
  protected readonly days = computed(() => {
    const agenda = this.desk.agenda();
    if (!agenda) return [];
    const held = agenda.items.filter(({ isLeftOut }) => !isLeftOut);
    return agenda.days
      .map((each) => ({ ...each, items: held.filter(({ day }) => day === each.day) }))
      .filter(({ items }) => items.length > 0);
  });

  protected time(instant: string | null): string {
    const zone = this.desk.agenda()?.zone;
    return instant === null || !zone ? '' : this.formats.time(instant, zone);
  }

  private itemsOf(ids: readonly string[]): readonly AgendaItem[] {
    return (this.desk.agenda()?.items ?? []).filter(({ id }) => ids.includes(id));
  }
}
