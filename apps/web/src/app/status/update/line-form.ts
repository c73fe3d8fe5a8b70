import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Indicator } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { LevelMark } from '../../ui/level-mark';
import { DayField } from './day-field';
import type { DayFields } from './effective-day';
import { EvidenceAdd } from './evidence-add';
import { openLevels } from './open-levels';
import { UpdateDesk } from './update-desk';
import type { ChangedLine, EvidenceDraft, LineProblem } from './update-lines';
import { longestNote, problemsOf } from './update-lines';

/** What a changed line says: level, day, evidence, note. What is missing stands under its field, never over it. */
@Component({
  selector: 'portal-line-form',
  imports: [DayField, EvidenceAdd, LevelMark],
  templateUrl: './line-form.html',
  styleUrl: './line-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LineForm {
  readonly indicator = input.required<Indicator>();
  readonly line = input.required<ChangedLine>();
  /** The level that shows now. */
  readonly present = input<string | null>(null);

  protected readonly desk = inject(UpdateDesk);
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('update').t;

  /** Those that can still be claimed. */
  protected readonly levels = computed(() => openLevels(this.indicator(), this.desk.today()));
  private readonly problems = computed<readonly LineProblem[]>(() =>
    this.desk.isChecked() ? problemsOf(this.line(), this.desk.today()) : [],
  );
  protected readonly evidenceErrors = computed(() =>
    this.problems().flatMap((problem) => ('key' in problem ? [{ key: problem.key, code: problem.code }] : [])),
  );

  protected choose(level: string): void {
    this.desk.amend(this.indicator().id, (line) => ({ ...line, level }));
  }

  protected changeDay(change: (day: DayFields) => DayFields): void {
    this.desk.amend(this.indicator().id, (line) => ({ ...line, day: change(line.day) }));
  }

  protected changeEvidence(change: (evidence: readonly EvidenceDraft[]) => readonly EvidenceDraft[]): void {
    this.desk.amend(this.indicator().id, (line) => ({ ...line, evidence: change(line.evidence) }));
  }

  protected changeNote(event: Event): void {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    const note = event.target.value;
    this.desk.amend(this.indicator().id, (line) => ({ ...line, note }));
  }

  /** What stands under a field: what is missing, else what the server said. */
  protected shown(field: 'level' | 'day' | 'note'): string | null {
    const problem = this.problems().find((each) => each.field === field);
    if (!problem) return field === 'note' ? null : this.serverAt(field);
    return this.t(`problem.${problem.code}`, {
      most: this.formats.number(longestNote),
      count: this.formats.number(this.line().note.length),
    });
  }

  protected serverAt(field: 'level' | 'day' | 'evidence'): string | null {
    const problem = this.desk.serverProblems()[this.indicator().id];
    return problem?.field === field ? problem.detail : null;
  }

  protected id(part: string): string {
    return `${this.indicator().id}-${part}`;
  }
}
