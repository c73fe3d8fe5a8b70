import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FigurePatch, PublishedFigureEntry } from '@portal/contracts';
import { changedFields } from '../ui/changed-fields';
import { ClashNote } from './clash-note';
import { FigureFields, type WrittenFigure, writtenFigure } from './figure-fields';
import { formState } from '../ui/form-state';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';

/** One published figure: corrected, or taken from beside the pictures; older pictures keep what it said. */
@Component({
  selector: 'portal-figure-editor',
  imports: [ClashNote, FigureFields, SettingHistory, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <form class="form" novalidate (submit)="$event.preventDefault(); send(figure())" *transloco="let t">
      <portal-figure-fields
        [prefix]="figure().id"
        [figure]="written()"
        [errors]="state.errors()"
        (changed)="set($event)"
      />
      <label class="check">
        <input
          #published
          type="checkbox"
          [checked]="written().published"
          (change)="set({ published: published.checked })"
        />
        {{ t('settings.field.published') }}
      </label>
      @if (theirs(); as current) {
        <portal-clash-note
          [mine]="{ ...current, ...mine() }"
          [theirs]="current"
          (mineKept)="send(state.clash()!)"
          (theirsTaken)="take()"
        />
      }
      <div class="acts">
        <button type="submit" class="button primary">{{ t('settings.save') }}</button>
      </div>
      <p role="status">{{ state.said() }}</p>
      <p class="wrong" role="alert">{{ state.wrong() }}</p>
    </form>
    <portal-setting-history [path]="'published-figures/' + figure().id + '/history'" [version]="figure().version" />
  `,
})
export class FigureEditor {
  private readonly api = inject(SettingsApi);
  protected readonly state = formState<PublishedFigureEntry>('settings');
  readonly figure = input.required<PublishedFigureEntry>();
  readonly changed = output<PublishedFigureEntry>();
  protected readonly written = linkedSignal<string, WrittenFigure>({
    source: () => this.figure().id,
    computation: () => writtenFigure(this.figure()),
  });
  protected readonly theirs = computed(() => {
    const clash = this.state.clash();
    return clash ? writtenFigure(clash) : null;
  });

  protected mine(): FigurePatch {
    return changedFields(this.written(), writtenFigure(this.figure()));
  }

  protected set(change: Partial<WrittenFigure>): void {
    this.written.update((figure) => ({ ...figure, ...change }));
  }

  protected async send(known: PublishedFigureEntry): Promise<void> {
    const saved = await this.state.send(() => this.api.changeFigure(known.id, this.mine(), known));
    if (saved) this.show(saved);
  }

  protected take(): void {
    const current = this.state.clash();
    if (!current) return;
    this.state.settle();
    this.show(current);
  }

  private show(saved: PublishedFigureEntry): void {
    this.written.set(writtenFigure(saved));
    this.changed.emit(saved);
  }
}
