import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { type Language, riskReportKinds } from '@portal/domain';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { FileMenu } from '../ui/file-menu';
import { riskReportsOf } from './risk-report-addresses';

/** The reports of one version of an assessment: its top risks and the page for whoever decides. */
@Component({
  selector: 'portal-risk-reports',
  imports: [FileMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <portal-file-menu
      [name]="t('menu')"
      [languageLabel]="t('menu-language')"
      [groups]="groups()"
      [note]="t('menu-note')"
      [(language)]="language"
    />
  `,
})
export class RiskReports {
  private readonly reader = inject(Languages).current;
  protected readonly t = roomTexts('risk-files').t;
  readonly assessment = input.required<string>();

  protected readonly language = linkedSignal<Language>(() => this.reader());
  protected readonly groups = computed(() => {
    const files = riskReportsOf(this.assessment(), this.language());
    return riskReportKinds.map((kind) => ({
      heading: this.t(`menu-${kind}`),
      files: files
        .filter((file) => file.kind === kind)
        .map(({ format, address, isPage }) => ({ label: this.t(`menu-${format}`), address, isPage })),
    }));
  });
}
