import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HeldDocument, Team, TeamInstrument, TeamPicture } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import type { TeamForm } from './forms';

/** What the team rests on: its name, its instruments with their days, its terms of reference, who leads it. */
@Component({
  selector: 'portal-team-rests',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl>
      <div>
        <dt>{{ t('rests.name') }}</dt>
        <dd>
          <span dir="auto">{{ team().name }}</span>
          @if (mayWrite()) {
            <button type="button" class="link" (click)="opened.emit({ kind: 'change', team: team() })">
              {{ t('change') }}
            </button>
          }
        </dd>
      </div>
      @for (instrument of instruments(); track instrument.id) {
        <div>
          <dt>{{ t('rests.' + instrument.kind) }}</dt>
          <dd>
            @if (addressOf(instrument); as address) {
              <a [href]="address" [attr.rel]="instrument.document ? null : 'noopener noreferrer nofollow'" dir="auto">{{
                instrument.title
              }}</a>
            } @else {
              <span dir="auto">{{ instrument.title }}</span>
            }
            <span class="second">{{ formats.day(instrument.on) }}</span>
            @if (instrument.note) {
              <span class="second" dir="auto">{{ instrument.note }}</span>
            }
            @if (instrument.document && !instrument.document.title) {
              <span class="second held"><portal-icon name="lock" />{{ t('document.held') }}</span>
            }
            @if (instrument.draftId && mayWrite()) {
              <a
                [routerLink]="['/countries', picture().iso3, 'update']"
                [queryParams]="{ draft: instrument.draftId }"
                >{{ t('rests.draft') }}</a
              >
            }
            @if (mayWrite()) {
              <button type="button" class="link" (click)="opened.emit({ kind: 'instrument-change', instrument })">
                {{ t('change') }}<span class="hidden-words">: {{ instrument.title }}</span>
              </button>
            }
          </dd>
        </div>
      } @empty {
        <div>
          <dt>{{ t('rests.founding') }}</dt>
          <dd class="second">{{ t('rests.none') }}</dd>
        </div>
      }
      @if (team().terms; as terms) {
        <div>
          <dt>{{ t('rests.terms') }}</dt>
          <dd>
            @if (terms.title) {
              <a [href]="contentOf(terms)" download dir="auto">{{ terms.title }}</a>
            } @else {
              <span class="held"><portal-icon name="lock" />{{ t('document.held') }}</span>
            }
          </dd>
        </div>
      }
      @if (picture().chair; as chair) {
        <div>
          <dt>{{ t('role.chair') }}</dt>
          <dd>
            <span dir="auto">{{ chair.institution }}</span>
            @if (chair.holder) {
              <span class="second" dir="auto">{{ chair.holder.isErased ? t('former') : chair.holder.name }}</span>
            } @else {
              <span class="second held"><portal-icon name="lock" />{{ t('seat.hidden') }}</span>
            }
          </dd>
        </div>
      }
      @if (focalPoint(); as name) {
        <div>
          <dt>{{ common('role.focal-point') }}</dt>
          <dd dir="auto">{{ name }}</dd>
        </div>
      }
    </dl>
    @if (mayWrite()) {
      <button type="button" class="button" (click)="opened.emit({ kind: 'instrument', team: team() })">
        <portal-icon name="add" />{{ t('rests.record') }}
      </button>
    }
  `,
  styles: `
    dl {
      margin-block-end: 16px;
    }
    dl > div {
      display: grid;
      grid-template-columns: 112px minmax(0, 1fr);
      gap: 8px;
      padding-block: 10px;
      border-block-end: 1px solid var(--line);
    }
    dt {
      overflow-wrap: anywhere;
      hyphens: auto;
      color: var(--ink-2);
    }
    dd {
      display: grid;
      justify-items: start;
      gap: 2px;
      overflow-wrap: anywhere;
    }
    .held {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    .link {
      min-block-size: 24px;
      color: var(--accent);
      font-size: 0.8125rem;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    @media (max-width: 720px) {
      .link {
        min-block-size: 44px;
      }
    }
  `,
})
export class TeamRests {
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  readonly picture = input.required<TeamPicture>();
  readonly team = input.required<Team>();
  readonly focalPoint = input.required<string>();
  readonly mayWrite = input.required<boolean>();
  readonly opened = output<TeamForm>();

  protected instruments(): readonly TeamInstrument[] {
    const { founding, amendments } = this.picture();
    return [...(founding ? [founding] : []), ...amendments];
  }

  protected contentOf({ id }: HeldDocument): string {
    return `/api/v1/documents/${id}/content`;
  }

  /** The document where the reader may see it, else the link. */
  protected addressOf({ document, url }: TeamInstrument): string | null {
    return document?.title ? this.contentOf(document) : url;
  }
}
