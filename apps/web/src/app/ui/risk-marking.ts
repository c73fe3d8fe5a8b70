import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { dayOfInstant } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { Icon } from './icon';

/** What stands over every page of a risk assessment, on screen and on paper: how it is marked, and who opened it when. */
@Component({
  selector: 'portal-risk-marking',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <portal-icon name="lock" />
      <strong>{{ t('marking') }}</strong>
      @if (country(); as name) {
        <span>{{ t('marking.for', { country: name }) }}</span>
      }
      <span class="opened">{{ t('marking.opened', { name: name(), day: today }) }}</span>
    </p>
  `,
  styles: `
    :host {
      display: block;
      background: var(--ink);
      color: var(--page);
      font-size: 0.8125rem;
      line-height: 1.125rem;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      max-inline-size: 1232px;
      margin-inline: auto;
      padding: 6px 24px;
    }
    .opened {
      margin-inline-start: auto;
    }
    @media (max-width: 900px) {
      p {
        padding-inline: 16px;
      }
    }
    @media print {
      :host {
        border: 1px solid #000;
        color: #000;
      }
    }
  `,
})
export class RiskMarking {
  /** Whose it is; empty for an expert who sees one scenario alone. */
  readonly country = input.required<string>();
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('risk-page').t;
  protected readonly name = computed(() => this.session.person()?.name ?? '');
  protected readonly today = this.formats.day(dayOfInstant(new Date().toISOString()));
}
