import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';

/** A labelled field of one line, a day or a number, with its error beside it. */
@Component({
  selector: 'portal-setting-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="fieldId()">{{ label() }}</label>
    <input
      #field
      dir="auto"
      [id]="fieldId()"
      [type]="type()"
      [value]="value() ?? ''"
      [attr.inputmode]="type() === 'number' ? 'numeric' : null"
      [attr.step]="type() === 'number' ? 'any' : null"
      [attr.aria-invalid]="error() ? true : null"
      [attr.aria-describedby]="described()"
      (input)="changed.emit(field.value)"
    />
    @if (hint(); as words) {
      <p class="second" [id]="fieldId() + '-hint'">{{ words }}</p>
    }
    @if (error(); as words) {
      <p class="wrong" [id]="fieldId() + '-error'">{{ words }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      align-content: start;
      flex: 1 1 180px;
      min-inline-size: 0;
    }
    label {
      font-weight: 600;
    }
  `,
})
export class SettingField {
  /** The id of the field itself; `id` would stand on the element around it as well. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly type = input<'text' | 'date' | 'number'>('text');
  readonly value = input.required<string | number | null>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly changed = output<string>();

  protected readonly described = computed(() => {
    const ids = [this.hint() ? `${this.fieldId()}-hint` : '', this.error() ? `${this.fieldId()}-error` : ''].filter(
      Boolean,
    );
    return ids.length > 0 ? ids.join(' ') : null;
  });
}
