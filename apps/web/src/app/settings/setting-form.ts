import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ClashNote } from './clash-note';
import type { SettingEditor } from './setting-editor';

/** The form around a setting's fields: who was faster, saving, what was said of it. */
@Component({
  selector: 'portal-setting-form',
  imports: [ClashNote, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <form class="form" novalidate (submit)="$event.preventDefault(); editor().save()" *transloco="let t">
      <ng-content />
      @if (editor().theirs(); as theirs) {
        <portal-clash-note
          [mine]="asKept(editor().mine())"
          [theirs]="asKept(theirs)"
          (mineKept)="editor().save()"
          (theirsTaken)="editor().takeTheirs()"
        />
      }
      <div class="acts">
        <button type="submit" class="button" [class.primary]="!act()" [attr.aria-label]="named()">
          {{ act() ?? t('settings.save') }}
        </button>
        <ng-content select="[also]" />
      </div>
      <p role="status">{{ editor().state.said() }}</p>
      <p class="wrong" role="alert">{{ editor().state.wrong() }}</p>
    </form>
  `,
})
export class SettingForm {
  readonly editor =
    input.required<Pick<SettingEditor<unknown, object>, 'state' | 'theirs' | 'mine' | 'save' | 'takeTheirs'>>();
  /** What the button does, where that is more than saving. */
  readonly act = input<string>();
  /** The button's name where several stand on a page. */
  readonly named = input<string>();

  protected asKept(fields: object): Readonly<Record<string, unknown>> {
    return { ...fields };
  }
}
