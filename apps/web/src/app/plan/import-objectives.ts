import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { PlanImport, PlanImportPatch } from '@portal/contracts';
import { planThemes } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';

/** The objectives that a file names; a title or a theme that it does not say is for a person to give. */
@Component({
  selector: 'portal-import-objectives',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-objectives.html',
  styleUrl: './import-parts.scss',
})
export class ImportObjectives {
  readonly preview = input.required<PlanImport>();
  readonly said = output<PlanImportPatch>();

  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('plan-import').t;
  protected readonly themes = planThemes;

  protected numbered(number: number | null): string {
    return this.t('objectives.title', { number: number === null ? '' : this.formats.number(number) });
  }

  protected sayTheme(key: string, value: string): void {
    const theme = planThemes.find((each) => each === value);
    if (theme) this.said.emit({ objectives: [{ key, theme }] });
  }

  protected sayTitle(key: string, value: string): void {
    const title = value.trim();
    if (title !== '') this.said.emit({ objectives: [{ key, title: title.slice(0, 300) }] });
  }
}
