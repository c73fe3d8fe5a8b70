import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { KeptTexts } from '@portal/contracts';
import { type Language, languages } from '@portal/domain';
import { namesOfLanguages } from '../platform/languages';

/** Nothing written yet. */
export const noTexts: KeptTexts = { en: '', fr: '', es: '', ru: '', ar: '', zh: '' };

/** One text in six languages: six labelled fields, each written in its own direction, each with its own error. */
@Component({
  selector: 'portal-six-texts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      @for (language of languages; track language) {
        <div class="field">
          <label [for]="idOf(language)" [lang]="language">{{ names[language] }}</label>
          @if (isLong()) {
            <textarea
              #area
              rows="2"
              [id]="idOf(language)"
              [lang]="language"
              [dir]="language === 'ar' ? 'rtl' : 'ltr'"
              [value]="texts()[language]"
              [attr.aria-invalid]="errorAt(language) ? true : null"
              [attr.aria-describedby]="errorAt(language) ? idOf(language) + '-error' : null"
              (input)="write(language, area.value)"
            ></textarea>
          } @else {
            <input
              #line
              type="text"
              [id]="idOf(language)"
              [lang]="language"
              [dir]="language === 'ar' ? 'rtl' : 'ltr'"
              [value]="texts()[language]"
              [attr.aria-invalid]="errorAt(language) ? true : null"
              [attr.aria-describedby]="errorAt(language) ? idOf(language) + '-error' : null"
              (input)="write(language, line.value)"
            />
          }
          @if (errorAt(language); as words) {
            <p class="wrong" [id]="idOf(language) + '-error'">{{ words }}</p>
          }
        </div>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      gap: 8px 16px;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-block-end: 6px;
      padding: 0;
      font-weight: 600;
    }
    .field {
      gap: 2px;
      align-content: start;
    }
    label {
      color: var(--ink-2);
      font-size: 0.8125rem;
    }
  `,
})
export class SixTexts {
  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  readonly legend = input.required<string>();
  /** Makes the ids of its fields unlike those of others on the page. */
  readonly prefix = input.required<string>();
  readonly texts = input.required<KeptTexts>();
  readonly isLong = input(false);
  /** Where it stands in what is sent, and what is wrong there. */
  readonly at = input.required<string>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly changed = output<KeptTexts>();

  protected idOf(language: Language): string {
    return `${this.prefix()}-${language}`;
  }

  protected errorAt(language: Language): string | undefined {
    return this.errors().get(`${this.at()}/${language}`);
  }

  protected write(language: Language, text: string): void {
    this.changed.emit({ ...this.texts(), [language]: text });
  }
}
