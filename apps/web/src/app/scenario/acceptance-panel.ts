import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { Scenario } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import type { FormAct } from '../ui/form-fields';
import { ReviewActs } from './review-acts';
import { ScenarioApi } from './scenario-api';

/** Who bears the risk until when, and who bore it before. */
@Component({
  selector: 'portal-acceptance-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="acceptance">
      <h2 id="acceptance">{{ t('acceptance') }}</h2>
      <ul>
        @for (each of all(); track each.id) {
          <li>
            <p>
              {{
                t(each.isInForce ? 'acceptance.by' : 'acceptance.ended', {
                  name: each.by?.person?.name ?? t('somebody'),
                  day: formats.day(each.until),
                })
              }}
            </p>
            <p class="second" dir="auto">{{ each.reason }}</p>
            @if (each.isInForce && mayAccept()) {
              <button type="button" class="link" (click)="withdraw(each.id)">{{ t('acceptance.withdraw') }}</button>
            }
          </li>
        } @empty {
          <li class="second">{{ t('acceptance.none') }}</li>
        }
      </ul>
      @if (mayAccept()) {
        <button type="button" class="button" (click)="asks.emit(acts.accept(scenario()))">
          {{ t('acceptance.accept') }}
        </button>
      }
      <p role="status" class="second">{{ said() }}</p>
    </section>
  `,
  styles: `
    @use '../ui/card';

    .card {
      @include card.card;
    }
    button.link {
      min-block-size: 28px;
      color: var(--accent);
      font-weight: 600;
    }
    li {
      padding-block: 6px;
      border-block-end: 1px solid var(--line);
    }
    .button {
      margin-block-start: 12px;
    }
  `,
})
export class AcceptancePanel {
  readonly scenario = input.required<Scenario>();
  readonly mayAccept = input.required<boolean>();
  readonly asks = output<FormAct>();

  private readonly api = inject(ScenarioApi);
  protected readonly acts = inject(ReviewActs);
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('scenario');
  protected readonly t = this.texts.t;
  protected readonly said = signal('');
  private readonly asked = this.api.acceptances(() => this.scenario().id);
  protected readonly all = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));

  constructor() {
    effect(() => {
      if (this.api.changes() > 0) this.asked.reload();
    });
  }

  protected async withdraw(acceptance: string): Promise<void> {
    try {
      await this.api.withdrawAcceptance(acceptance);
      this.said.set(this.t('acceptance.withdrawn'));
    } catch (failure) {
      this.said.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    }
  }
}
