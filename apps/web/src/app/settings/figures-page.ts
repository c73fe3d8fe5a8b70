import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PublishedFigureEntry } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { Paging } from '../ui/paging';
import { FigureEditor } from './figure-editor';
import { FigureFields, type WrittenFigure } from './figure-fields';
import { formState } from '../ui/form-state';
import { SettingFrame } from './setting-frame';
import { SettingsApi } from './settings-api';
import { itemsOf, withChanged } from './shown-items';

const nothing: WrittenFigure & { readonly figure: string } = {
  figure: 'partner-countries',
  value: 0,
  unit: '',
  period: { from: '', to: '' },
  asAt: '',
  source: '',
  paragraph: '',
  quote: '',
  published: true,
};

interface Records {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What sources print, with where: beside what the portal counts, never in its place. */
@Component({
  selector: 'portal-figures-page',
  imports: [FigureEditor, FigureFields, Paging, RouterLink, SettingFrame, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <portal-setting-frame about="figures" may="status.define" [lists]="[list]" *transloco="let t">
      <ng-template #ready>
        <ul class="rows">
          @for (each of figures(); track each.id) {
            <li>
              <p>
                <strong class="number">{{ formats.number(each.value) }}</strong> · {{ subjectOf(each.figure) }}
                @if (!each.published) {
                  <span class="label outlined">{{ t('settings.figures.aside') }}</span>
                }
              </p>
              <p class="second">
                {{ t('settings.figures.as-at', { day: formats.day(each.asAt) }) }} · <bdi>{{ each.source }}</bdi>, §<bdi
                  >{{ each.paragraph }}</bdi
                >
              </p>
              @if (recordsOf(each); as records) {
                <p class="records">
                  <a [routerLink]="records.path" [queryParams]="records.query">{{ t('settings.figures.records') }}</a>
                </p>
              }
              <details #details (toggle)="openIf(details.open, each.id)">
                <summary [attr.aria-label]="t('settings.figures.change-of', { figure: subjectOf(each.figure) })">
                  {{ t('settings.change') }}
                </summary>
                @if (opened().has(each.id)) {
                  <portal-figure-editor [figure]="each" (changed)="take($event)" />
                }
              </details>
            </li>
          } @empty {
            <li>{{ t('settings.figures.none') }}</li>
          }
        </ul>
        @if (list.value(); as shown) {
          <portal-paging [list]="shown" />
        }
      </ng-template>
      <form class="form" novalidate (submit)="$event.preventDefault(); add()">
        <h2>{{ t('settings.figures.new') }}</h2>
        <label class="field">
          <span>{{ t('settings.figures.subject') }}</span>
          <select #subject (change)="set({ figure: subject.value })">
            @for (each of subjects(); track each.id) {
              <option [value]="each.id" [selected]="each.id === written().figure">{{ each.name }}</option>
            }
          </select>
        </label>
        <portal-figure-fields
          prefix="new-figure"
          [figure]="written()"
          [errors]="state.errors()"
          (changed)="set($event)"
        />
        <div class="acts">
          <button type="submit" class="button primary">{{ t('settings.figures.add') }}</button>
        </div>
        <p role="status">{{ state.said() }}</p>
        <p class="wrong" role="alert">{{ state.wrong() }}</p>
      </form>
    </portal-setting-frame>
  `,
  styles: `
    .records a {
      display: inline-block;
      min-block-size: 24px;
    }
    summary {
      min-block-size: 44px;
      align-content: center;
      color: var(--accent);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class FiguresPage {
  private readonly api = inject(SettingsApi);
  private readonly texts = roomTexts('settings');
  private readonly overview = roomTexts('overview');
  private readonly language = inject(Languages).current;
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly state = formState('settings');
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });

  private readonly mayDefine = computed(() => this.session.may('status.define'));
  protected readonly list = this.api.figures(this.page, this.mayDefine);
  protected readonly figures = itemsOf(this.list);
  private readonly indicators = itemsOf(this.api.indicators(this.mayDefine));
  protected readonly written = signal(nothing);
  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  /** What a figure may count: the network's countries, an indicator, one of its levels. */
  protected readonly subjects = computed(() => [
    { id: 'partner-countries', name: this.texts.t('figures.partner-countries') },
    ...this.indicators().flatMap(({ id, names, levels }) => [
      { id, name: names[this.language()] },
      ...levels.map((level) => ({
        id: `${id}.${level.id}`,
        name: `${names[this.language()]}: ${level.names[this.language()]}`,
      })),
    ]),
  ]);

  /** The loader brings figures of other kinds as well: those are told by their code. */
  protected subjectOf(figure: string): string {
    if (figure.startsWith('round-tables.')) return this.overview.t(`figure.${figure}`);
    return this.subjects().find(({ id }) => id === figure)?.name ?? figure;
  }

  /** Where the portal shows what it counts itself, as on the figure's day; null: nowhere. */
  protected recordsOf({ figure, asAt }: PublishedFigureEntry): Records | null {
    if (figure.startsWith('round-tables.'))
      return { path: '/round-tables/overview', query: { year: asAt.slice(0, 4) } };
    if (figure === 'partner-countries') return { path: '/countries', query: { asAt } };
    const indicator = this.indicators().find(({ id }) => figure === id || figure.startsWith(`${id}.`));
    return indicator ? { path: '/', query: { indicator: indicator.id, asAt } } : null;
  }

  protected openIf(isOpen: boolean, id: string): void {
    if (isOpen) this.opened.update((ids) => new Set([...ids, id]));
  }

  protected set(change: Partial<typeof nothing>): void {
    this.written.update((written) => ({ ...written, ...change }));
  }

  protected take(changed: PublishedFigureEntry): void {
    this.list.update((list) => withChanged(list, changed, ({ id }) => id));
  }

  protected async add(): Promise<void> {
    const { published: _, ...input } = this.written();
    const added = await this.state.send((key) => this.api.addFigure(input, key));
    if (!added) return;
    this.written.set(nothing);
    this.list.reload();
  }
}
