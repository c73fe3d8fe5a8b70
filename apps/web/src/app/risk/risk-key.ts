import { ChangeDetectionStrategy, Component } from '@angular/core';
import { roomTexts } from '../platform/room-texts';

/** What the marks on the square mean. */
@Component({
  selector: 'portal-risk-key',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true"><circle cx="9" cy="9" r="6.5" stroke-width="1.6" /></svg>
        {{ risk('rating.inherent') }}
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true"><circle class="full" cx="9" cy="9" r="8" /></svg>
        {{ t('key.chosen') }}
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true">
          <rect x="4" y="4" width="10" height="10" transform="rotate(45 9 9)" stroke-width="1.7" />
        </svg>
        {{ risk('rating.target') }}
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true">
          <rect x="1" y="2" width="16" height="14" rx="4" stroke-width="1.6" stroke-dasharray="3 2.5" />
        </svg>
        {{ t('key.spread') }}
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true"><circle cx="9" cy="9" r="7" stroke-width="3" /></svg>
        {{ t('key.sure') }}
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true"><circle cx="9" cy="9" r="7.5" stroke-width="1.8" /></svg>
        {{ t('key.doubt') }}
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="9" cy="9" r="7.5" stroke-width="1.2" stroke-dasharray="2.5 2.2" />
        </svg>
        {{ t('key.unsure') }}
      </li>
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
      gap: 6px 16px;
      margin-block-start: 14px;
      font-size: 0.75rem;
      line-height: 1rem;
      color: var(--ink-2);
    }
    li {
      display: flex;
      gap: 6px;
      align-items: center;
    }
    svg {
      flex: none;
      inline-size: 18px;
      block-size: 18px;
      fill: var(--surface);
      stroke: var(--ink);
    }
    .full {
      fill: var(--accent);
      stroke: none;
    }
  `,
})
export class RiskKey {
  protected readonly t = roomTexts('risk-page').t;
  protected readonly risk = roomTexts('risk').t;
}
