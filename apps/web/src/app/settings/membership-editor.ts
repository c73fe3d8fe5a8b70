import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountryDefinition, Membership } from '@portal/contracts';
import { ClashNote } from './clash-note';
import { formState } from '../ui/form-state';
import { SettingField } from './setting-field';
import { SettingsApi } from './settings-api';

/** A country's time in one region: its days are corrected, or it ends. */
@Component({
  selector: 'portal-membership-editor',
  imports: [ClashNote, SettingField, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <form class="form" novalidate (submit)="$event.preventDefault(); send(membership())" *transloco="let t">
      <div class="line">
        <portal-setting-field
          type="date"
          [fieldId]="membership().id + '-since'"
          [label]="t('settings.field.since') + ', ' + name()"
          [value]="written().since"
          [error]="state.errors().get('/since')"
          (changed)="set({ since: $event || null })"
        />
        <portal-setting-field
          type="date"
          [fieldId]="membership().id + '-until'"
          [label]="t('settings.field.until') + ', ' + name()"
          [value]="written().until"
          [error]="state.errors().get('/until')"
          (changed)="set({ until: $event || null })"
        />
        <button type="submit" class="button" [attr.aria-label]="t('settings.save') + ': ' + name()">
          {{ t('settings.save') }}
        </button>
      </div>
      @if (theirs(); as current) {
        <portal-clash-note
          [mine]="{ since: written().since, until: written().until }"
          [theirs]="{ since: current.since, until: current.until }"
          (mineKept)="send(current)"
          (theirsTaken)="take()"
        />
      }
      <p role="status">{{ state.said() }}</p>
      <p class="wrong" role="alert">{{ state.wrong() }}</p>
    </form>
  `,
})
export class MembershipEditor {
  private readonly api = inject(SettingsApi);
  protected readonly state = formState<CountryDefinition>('settings');
  readonly membership = input.required<Membership>();
  /** Of the region. */
  readonly name = input.required<string>();
  readonly changed = output<CountryDefinition>();
  protected readonly written = linkedSignal<string, Membership>({
    source: () => this.membership().id,
    computation: () => this.membership(),
  });
  protected readonly theirs = computed(() =>
    this.state.clash()?.memberships.find(({ id }) => id === this.membership().id),
  );

  protected set(change: Partial<Membership>): void {
    this.written.update((membership) => ({ ...membership, ...change }));
  }

  protected async send(known: Membership): Promise<void> {
    const { id, since, until } = this.written();
    const saved = await this.state.send(() => this.api.changeMembership(id, { since, until }, known));
    if (saved) this.changed.emit(saved);
  }

  protected take(): void {
    const [current, theirs] = [this.state.clash(), this.theirs()];
    if (!current || !theirs) return;
    this.written.set(theirs);
    this.state.settle();
    this.changed.emit(current);
  }
}
