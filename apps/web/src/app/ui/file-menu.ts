import { ChangeDetectionStrategy, Component, inject, input, model } from '@angular/core';
import { type Language, languages } from '@portal/domain';
import { Languages, namesOfLanguages } from '../platform/languages';
import { Dismissed } from './dismissed';
import { Icon } from './icon';

/** Files of one kind under their heading, which is empty where there is one kind alone. */
export interface FileGroup {
  readonly heading: string;
  readonly files: readonly {
    readonly label: string;
    readonly address: string;
    /** A page to print from, not a file to fetch. */
    readonly isPage: boolean;
  }[];
}

/** A button that opens the files of a record, in a language that the reader picks. */
@Component({
  selector: 'portal-file-menu',
  imports: [Dismissed, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details portalDismissed>
      <summary class="button"><portal-icon name="download" /> {{ name() }}</summary>
      <div class="sheet">
        <label class="field">
          <span>{{ languageLabel() }}</span>
          <select #chosen (change)="choose(chosen.value)">
            @for (each of languages; track each) {
              <option [value]="each" [selected]="each === language()" [attr.lang]="each">{{ names[each] }}</option>
            }
          </select>
        </label>
        @for (group of groups(); track group.heading) {
          @if (group.heading) {
            <p class="heading">{{ group.heading }}</p>
          }
          <ul [attr.aria-label]="group.heading || null">
            @for (file of group.files; track file.address) {
              <li>
                @if (file.isPage) {
                  <a [href]="file.address" target="_blank">{{ file.label }}</a>
                } @else {
                  <a [href]="file.address" download>{{ file.label }}</a>
                }
              </li>
            }
          </ul>
        }
        @if (note(); as words) {
          <p class="second">{{ words }}</p>
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
    .heading {
      margin-block: 4px -8px;
      color: var(--ink-2);
      font-size: 0.8125rem;
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
export class FileMenu {
  private readonly reader = inject(Languages).current;
  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  readonly name = input.required<string>();
  readonly languageLabel = input.required<string>();
  readonly groups = input.required<readonly FileGroup[]>();
  readonly note = input('');
  readonly language = model.required<Language>();

  protected choose(value: string): void {
    this.language.set(languages.find((each) => each === value) ?? this.reader());
  }
}
