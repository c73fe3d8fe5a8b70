import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, contentChild, inject, input, TemplateRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Permission } from '@portal/domain';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';

/** A list that the page waits for. */
interface Awaited {
  hasValue(): boolean;
  error(): unknown;
  reload(): unknown;
}

/** What all pages of settings have: the way back, title, who may be here, and lists that load, fail or are there. */
@Component({
  selector: 'portal-setting-frame',
  imports: [NgTemplateOutlet, ProblemNote, RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <main class="page" *transloco="let t">
      <p>
        <a class="place" routerLink="/admin/settings">{{ t('settings.title') }}</a>
      </p>
      <h1>{{ t('settings.' + about() + '.title') }}</h1>
      <p class="second">{{ t('settings.' + about() + '.lead') }}</p>
      @if (session.may(may())) {
        @if (isReady()) {
          <ng-container [ngTemplateOutlet]="ready()" />
        } @else if (hasFailed()) {
          <portal-problem-note [text]="t('settings.problem')" (again)="again()" />
        } @else {
          <p aria-hidden="true"><span class="skeleton"></span></p>
        }
        <ng-content />
      } @else if (session.isKnown()) {
        <p>{{ t('settings.nothing') }}</p>
      }
    </main>
  `,
})
export class SettingFrame {
  /** The page's own words in the room's texts. */
  readonly about = input.required<string>();
  readonly may = input.required<Permission>();
  readonly lists = input.required<readonly Awaited[]>();

  protected readonly session = inject(Session);
  protected readonly ready = contentChild.required<TemplateRef<unknown>>('ready');
  protected readonly isReady = computed(() => this.lists().every((list) => list.hasValue()));
  protected readonly hasFailed = computed(() => this.lists().some((list) => list.error() !== undefined));

  constructor() {
    const { t } = roomTexts('settings');
    pageTitle(() => t(`${this.about()}.title`));
  }

  protected again(): void {
    for (const list of this.lists()) list.reload();
  }
}
