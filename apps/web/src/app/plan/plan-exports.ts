import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { type Language, languages, type Visibility } from '@portal/domain';
import { Languages, namesOfLanguages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { Dismissed } from '../ui/dismissed';
import { Icon } from '../ui/icon';
import { type PlanFileAsked, planFilesOf } from './plan-export-addresses';

/** The files of one version of a plan, in a language that the reader picks; for whoever sees it whole. */
@Component({
  selector: 'portal-plan-exports',
  imports: [Dismissed, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details portalDismissed>
      <summary class="button"><portal-icon name="download" /> {{ t('menu') }}</summary>
      <div class="sheet">
        <label class="field">
          <span>{{ t('menu-language') }}</span>
          <select #chosen (change)="choose(chosen.value)">
            @for (each of languages; track each) {
              <option [value]="each" [selected]="each === language()" [attr.lang]="each">{{ names[each] }}</option>
            }
          </select>
        </label>
        <ul>
          @for (file of files(); track file.format) {
            <li>
              @if (file.isPage) {
                <a [href]="file.address" target="_blank">{{ t('menu-' + file.format) }}</a>
              } @else {
                <a [href]="file.address" download>{{ t('menu-' + file.format) }}</a>
              }
            </li>
          }
        </ul>
        @if (visibility() !== 'public') {
          <p class="second">{{ t('menu-restricted') }}</p>
        }
      </div>
    </details>
  `,
  styles: `
    details {
      position: relative;
      display: inline-block;
    }
    summary {
      list-style: none;
      cursor: pointer;

      &::-webkit-details-marker {
        display: none;
      }
    }
    .sheet {
      display: grid;
      gap: 8px;
      inline-size: min(340px, calc(100vw - 32px));
      padding: 12px;
    }
    a {
      display: flex;
      align-items: center;
      min-block-size: 44px;
      font-weight: 600;
      text-decoration: none;

      &:hover {
        text-decoration: underline;
      }
    }
    /* Wherever the button stands on a phone, the list has the whole width. */
    @media (max-width: 600px) {
      .sheet {
        position: fixed;
        inset: auto 16px 16px;
        inline-size: auto;
      }
    }
  `,
})
export class PlanExports {
  private readonly reader = inject(Languages).current;
  protected readonly t = roomTexts('plan-files').t;
  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  readonly planId = input.required<string>();
  readonly visibility = input<Visibility>('restricted');
  /** As the page has them, so that the file shows what the page shows. */
  readonly asked = input<PlanFileAsked>({});

  protected readonly language = linkedSignal<Language>(() => this.reader());
  protected readonly files = computed(() => planFilesOf(this.planId(), this.language(), this.asked()));

  protected choose(value: string): void {
    this.language.set(languages.find((each) => each === value) ?? this.reader());
  }
}
