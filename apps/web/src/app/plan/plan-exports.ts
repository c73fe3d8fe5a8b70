import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { Language, Visibility } from '@portal/domain';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { FileMenu } from '../ui/file-menu';
import { type PlanFileAsked, planFilesOf } from './plan-export-addresses';

/** The files of one version of a plan, in a language that the reader picks; for whoever sees it whole. */
@Component({
  selector: 'portal-plan-exports',
  imports: [FileMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <portal-file-menu
      [name]="t('menu')"
      [languageLabel]="t('menu-language')"
      [groups]="groups()"
      [note]="visibility() === 'public' ? '' : t('menu-restricted')"
      [(language)]="language"
    />
  `,
})
export class PlanExports {
  private readonly reader = inject(Languages).current;
  protected readonly t = roomTexts('plan-files').t;
  readonly planId = input.required<string>();
  readonly visibility = input<Visibility>('restricted');
  /** As the page has them, so that the file shows what the page shows. */
  readonly asked = input<PlanFileAsked>({});

  protected readonly language = linkedSignal<Language>(() => this.reader());
  protected readonly groups = computed(() => [
    {
      heading: '',
      files: planFilesOf(this.planId(), this.language(), this.asked()).map(({ format, address, isPage }) => ({
        label: this.t(`menu-${format}`),
        address,
        isPage,
      })),
    },
  ]);
}
