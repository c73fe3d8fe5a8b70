import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Invitation, Scope } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';

/** An act on an invitation. */
export interface WaitingAct {
  readonly invitation: Invitation;
  readonly act: 'confirm' | 'revoke' | 'send-again';
}

/** What waits for a second person, and what waits for whoever is invited. */
@Component({
  selector: 'portal-waiting-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './waiting-list.html',
  styleUrl: './people-rows.scss',
})
export class WaitingList {
  private readonly texts = roomTexts('people');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly formats = inject(Formats);
  readonly invitations = input.required<readonly Invitation[]>();
  readonly placeName = input.required<(scope: Scope) => string>();
  readonly acted = output<WaitingAct>();

  protected readonly groups = computed(() =>
    (
      [
        { key: 'waiting', state: 'proposed' },
        { key: 'open', state: 'open' },
      ] as const
    )
      .map(({ key, state }) => ({ key, items: this.invitations().filter((each) => each.state === state) }))
      .filter(({ items }) => items.length > 0),
  );
}
