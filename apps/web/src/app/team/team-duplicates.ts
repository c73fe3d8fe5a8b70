import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { DuplicateProposal } from '@portal/contracts';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { TeamApi } from './team-api';

/** Records that may be one person: proposed to whoever runs the team, who says whether they are. */
@Component({
  selector: 'portal-team-duplicates',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t('duplicates') }}</h2>
    <p class="second">{{ t('duplicates.lead') }}</p>
    <ul>
      @for (pair of pairs(); track pair.one.id + pair.other.id) {
        <li>
          <p>
            <bdi>{{ pair.one.name }}</bdi> · <bdi>{{ pair.other.name }}</bdi>
            <span class="second">{{ t('duplicates.' + pair.why) }}</span>
          </p>
          <p class="acts">
            <button type="button" class="button" (click)="settle(pair, 'merge')">
              {{ t('duplicates.merge') }}<span class="hidden-words">: {{ pair.one.name }}, {{ pair.other.name }}</span>
            </button>
            <button type="button" class="button quiet" (click)="settle(pair, 'apart')">
              {{ t('duplicates.apart') }}<span class="hidden-words">: {{ pair.one.name }}, {{ pair.other.name }}</span>
            </button>
          </p>
        </li>
      }
    </ul>
    <p class="wrong" role="alert">{{ wrong() }}</p>
  `,
  styles: `
    h2 {
      padding-block-end: 8px;
      border-block-end: 1.5px solid var(--ink);
    }
    li {
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    li .second {
      display: block;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block-start: 8px;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class TeamDuplicates {
  private readonly api = inject(TeamApi);
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  readonly pairs = input.required<readonly DuplicateProposal[]>();
  readonly settled = output<string>();
  protected readonly wrong = signal('');

  protected async settle({ one, other }: DuplicateProposal, act: 'merge' | 'apart'): Promise<void> {
    this.wrong.set('');
    try {
      await this.api.settle(one.id, act, { other: other.id });
      this.settled.emit(this.t(`duplicates.${act}-done`, { one: one.name, other: other.name }));
    } catch (failure) {
      this.wrong.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    }
  }
}
