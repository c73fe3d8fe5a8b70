import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ListedScenario, WholeRiskAssessment } from '@portal/contracts';
import { ratingKinds } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { DomainMarks } from '../ui/domain-marks';
import { stepsOf } from '../ui/rating-steps';
import { RiskRating } from '../ui/risk-rating';

/** The square as a table: each scenario with its three ratings, and what its flags say. */
@Component({
  selector: 'portal-risk-table',
  imports: [DomainMarks, RiskRating, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wide" tabindex="0" role="group" [attr.aria-label]="t('matrix')">
      <table>
        <thead>
          <tr>
            <th scope="col">{{ t('column.scenario') }}</th>
            @for (kind of kinds; track kind) {
              <th scope="col">{{ risk('rating.' + kind) }}</th>
            }
            <th scope="col">{{ t('column.state') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (each of scenarios(); track each.id) {
            <tr>
              <th scope="row">
                <span class="number">{{ each.number }}</span> <portal-domain-marks [domains]="[each.domain]" />
                <a [routerLink]="['/risks', assessment().id, 'scenarios', each.id]"
                  ><bdi [attr.lang]="assessment().language">{{ each.title }}</bdi></a
                >
              </th>
              @for (kind of kinds; track kind) {
                <td>
                  <portal-risk-rating
                    [levels]="assessment().method.levels"
                    [of]="each.ratings[kind]?.level ?? null"
                    [none]="t('unrated-rating')"
                  />
                  @if (each.ratings[kind]; as rating) {
                    <span class="second cell">{{ stepsOf(assessment().method, rating) }}</span>
                  }
                </td>
              }
              <td>
                @for (flag of each.flags; track flag) {
                  <p class="flag">{{ risk('flag.' + flag) }}</p>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .wide {
      overflow-x: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 8px 12px 8px 0;
      border-block-end: 1px solid var(--line);
      text-align: start;
      vertical-align: top;
    }
    [scope='row'] {
      min-inline-size: 160px;
      font-weight: 400;
    }
    .cell {
      display: block;
      font-size: 0.75rem;
      line-height: 1rem;
    }
    .flag {
      color: var(--alert);
      font-weight: 600;
      font-size: 0.8125rem;
    }
  `,
})
export class RiskTable {
  readonly assessment = input.required<WholeRiskAssessment>();
  readonly scenarios = input.required<readonly ListedScenario[]>();
  protected readonly kinds = ratingKinds;
  protected readonly t = roomTexts('risk-page').t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly stepsOf = stepsOf;
}
