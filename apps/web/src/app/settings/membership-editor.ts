import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountryDefinition, Membership } from '@portal/contracts';
import { settingEditor } from './setting-editor';
import { SettingField } from './setting-field';
import { SettingForm } from './setting-form';
import { SettingsApi } from './settings-api';

/** A country's time in one region: its days are corrected, or it ends. */
@Component({
  selector: 'portal-membership-editor',
  imports: [SettingField, SettingForm, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <portal-setting-form [editor]="editor" [named]="t('settings.save') + ': ' + name()" *transloco="let t">
      <div class="line">
        <portal-setting-field
          type="date"
          [fieldId]="membership().id + '-since'"
          [label]="t('settings.field.since') + ', ' + name()"
          [value]="editor.written().since"
          [error]="editor.state.errors().get('/since')"
          (changed)="editor.set({ since: $event || null })"
        />
        <portal-setting-field
          type="date"
          [fieldId]="membership().id + '-until'"
          [label]="t('settings.field.until') + ', ' + name()"
          [value]="editor.written().until"
          [error]="editor.state.errors().get('/until')"
          (changed)="editor.set({ until: $event || null })"
        />
      </div>
    </portal-setting-form>
  `,
})
export class MembershipEditor {
  private readonly api = inject(SettingsApi);
  readonly country = input.required<CountryDefinition>();
  readonly membership = input.required<Membership>();
  /** Of the region. */
  readonly name = input.required<string>();
  readonly changed = output<CountryDefinition>();
  protected readonly editor = settingEditor({
    kept: this.country,
    id: () => this.membership().id,
    fieldsOf: (country) => termOf(this.in(country)),
    send: (changed, known: CountryDefinition) => {
      const { id } = this.membership();
      return this.api.changeMembership(id, changed, this.in(known) ?? this.membership());
    },
    changed: this.changed,
  });

  private in({ memberships }: CountryDefinition): Membership | undefined {
    return memberships.find(({ id }) => id === this.membership().id);
  }
}

function termOf(membership: Membership | undefined) {
  return membership && { since: membership.since, until: membership.until };
}
