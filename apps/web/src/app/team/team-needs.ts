import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Team, TeamPicture } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import type { TeamForm } from './forms';
import { type Gap, gapsOf, namingFor } from './team-lines';

/** What the team lacks, before what is there: each line with its one button, for whoever runs the team. */
@Component({
  selector: 'portal-team-needs',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (gap of gaps(); track gap.seat.id + gap.kind) {
        <li>
          <portal-icon [name]="gap.kind === 'vacant' ? 'account' : 'clock'" />
          <p>
            <strong>{{ titleOf(gap) }}</strong>
            <span class="second">{{ detailOf(gap) }}</span>
          </p>
          @if (mayWrite()) {
            <button type="button" class="button" (click)="opened.emit(formFor(gap))">
              {{ t(gap.kind === 'vacant' ? 'name' : 'successor') }}
              <span class="hidden-words">{{ titleOf(gap) }}</span>
            </button>
          }
        </li>
      }
      @if (without().length > 0) {
        <li>
          <portal-icon name="layers" />
          <div>
            <strong>{{ n('uncovered', without().length) }}</strong>
            <ul class="chips">
              @for (sector of without(); track sector.id) {
                <li>
                  @if (mayWrite()) {
                    <button
                      type="button"
                      class="dashed"
                      [attr.aria-label]="t('seat.for', { sector: sector.name })"
                      (click)="add(sector.id)"
                    >
                      {{ sector.name }}
                    </button>
                  } @else {
                    <span class="dashed">{{ sector.name }}</span>
                  }
                </li>
              }
            </ul>
          </div>
        </li>
      }
      @if (gaps().length === 0 && without().length === 0) {
        <li class="none">{{ t('needs.none') }}</li>
      }
    </ul>
  `,
  styleUrl: './team-needs.scss',
})
export class TeamNeeds {
  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  readonly picture = input.required<TeamPicture>();
  readonly team = input.required<Team>();
  readonly mayWrite = input.required<boolean>();
  readonly opened = output<TeamForm>();

  protected readonly gaps = computed(() => gapsOf(this.picture().seats));
  protected readonly without = computed(() => this.picture().sectors.filter(({ cover }) => cover === 'without'));

  protected titleOf(gap: Gap): string {
    const sector = this.picture().sectors.find(({ id }) => id === gap.seat.sector)?.name ?? gap.seat.sector;
    if (gap.kind === 'vacant') return this.t('needs.vacant', { sector });
    const name = gap.holding.holder?.name ?? this.t(`place.${gap.holding.place}`);
    return this.t('needs.leaving', { sector, name, day: this.formats.day(gap.on) });
  }

  protected detailOf(gap: Gap): string {
    const { institution } = gap.seat;
    if (gap.kind === 'vacant') return this.t('needs.vacant-since', { institution, day: this.formats.day(gap.since) });
    if (gap.standIn === undefined) return this.t('needs.nobody-stands-in', { institution });
    return this.t('needs.stands-in', { name: gap.standIn ?? this.t('place.alternate') });
  }

  protected formFor(gap: Gap): TeamForm {
    return { kind: 'name', ...namingFor(gap) };
  }

  protected add(sector: string): void {
    this.opened.emit({ kind: 'seat', team: this.team(), sector });
  }
}
