import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Action } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { PlanApi } from './plan-api';

/** Which risks an action treats, for the country's own people; to anybody else there is nothing here. */
@Component({
  selector: 'portal-action-risks',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (risks().length > 0) {
      <h4>{{ t('risks.title') }}</h4>
      <ul>
        @for (each of risks(); track each.id) {
          <li>
            <a [routerLink]="['/risks', each.assessmentId, 'scenarios', each.id]"
              >{{ each.number }} <bdi>{{ each.title }}</bdi></a
            >
            @if (each.levelLabel) {
              <span class="label outlined">{{ each.levelLabel }}</span>
            }
            @if (each.flags.includes('rate-again')) {
              <span class="label caution">{{ t('risks.rate-again') }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    h4 {
      margin-block-start: 12px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      padding-block: 4px;
    }
  `,
})
export class ActionRisks {
  readonly action = input.required<Action>();

  private readonly session = inject(Session);
  protected readonly t = roomTexts('plan').t;
  private readonly asked = inject(PlanApi).risks(() =>
    this.session.may('risks.work') ? this.action().lineId : undefined,
  );
  protected readonly risks = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
}
