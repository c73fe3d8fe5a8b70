import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Indicator } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { Icon } from '../../ui/icon';
import { effectiveOn } from './effective-day';
import { UpdateDesk } from './update-desk';
import type { LineDraft } from './update-lines';
import type { Clash } from './update-merge';

/** Two versions of one line, side by side; nothing is sent until its writer has chosen. */
@Component({
  selector: 'portal-clash-choice',
  imports: [Icon],
  templateUrl: './clash-choice.html',
  styleUrl: './clash-choice.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClashChoice {
  readonly clash = input.required<Clash>();
  readonly indicator = input.required<Indicator>();

  protected readonly desk = inject(UpdateDesk);
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('update').t;
  protected readonly versions = computed(() =>
    (['mine', 'theirs'] as const).map((side) => ({ side, facts: this.factsOf(this.clash()[side]) })),
  );

  protected keep(side: 'mine' | 'theirs'): void {
    const { id } = this.indicator();
    this.desk.keep(id, side);
    document.getElementById(`${id}-title`)?.focus();
  }

  private factsOf(line: LineDraft | undefined): readonly string[] {
    if (!line) return [this.t('clash.gone')];
    if (line.kind === 'confirmed') return [this.t('unchanged'), line.note].filter(Boolean);
    const level = this.indicator().levels.find((each) => each.id === line.level)?.name ?? '';
    const { day } = effectiveOn(line.day, this.desk.today());
    const when = day === null ? '' : this.formats.day(day, line.day.precision);
    return [level, when, ...line.evidence.map((each) => each.title), line.note].filter(Boolean);
  }
}
