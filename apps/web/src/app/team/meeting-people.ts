import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Invitee } from '@portal/contracts';
import { holderOn, isDay, seatPlaces } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { type Askable, askable, everybody, inviting, turned } from './invited';
import { TeamApi } from './team-api';

/** Who is asked to a meeting: those in office on its day, each with their seat, and whoever was asked already. */
@Component({
  selector: 'portal-meeting-people',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [attr.aria-describedby]="error() ? 'team-invited-wrong' : null">
      <legend>{{ t('field.invited') }}</legend>
      <p class="second" role="status">{{ n('invited.count', count()) }}</p>
      <div class="quick">
        <button type="button" class="link" (click)="chosen.emit(everybody)">{{ t('invited.all') }}</button>
        <button type="button" class="link" (click)="principals()">{{ t('invited.principals') }}</button>
      </div>
      @if (asked.hasValue()) {
        @for (person of people(); track person.id; let first = $first) {
          <label>
            <input
              #box
              type="checkbox"
              [id]="first ? 'team-invited' : 'team-invited-' + person.id"
              [checked]="isAsked(person.id)"
              (change)="turn(person.id, box.checked)"
            />
            <span>
              <span dir="auto">{{ person.name === '' ? t('former') : person.name }}</span>
              <span class="second" dir="auto">{{ lineOf(person) }}</span>
            </span>
          </label>
        } @empty {
          <p class="second">{{ t('invited.nobody-in-office') }}</p>
        }
      }
      <p class="wrong" id="team-invited-wrong">{{ error() }}</p>
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 600;
    }
    .quick {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
    }
    .link {
      min-block-size: 24px;
      color: var(--accent);
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    label {
      display: flex;
      align-items: start;
      gap: 10px;
      padding-block: 8px;
      border-block-end: 1px solid var(--line);
      overflow-wrap: anywhere;

      > span {
        display: grid;
      }
    }
    input {
      flex: none;
      margin-block-start: 3px;
    }
    .wrong:empty {
      display: none;
    }
    @media (max-width: 600px) {
      label,
      .link {
        min-block-size: 44px;
      }
    }
  `,
})
export class MeetingPeople {
  readonly iso3 = input.required<string>();
  /** The day of the meeting, as far as it is written. */
  readonly day = input.required<string>();
  /** Ids, or everybody. */
  readonly value = input.required<string>();
  readonly before = input.required<readonly Invitee[]>();
  readonly error = input<string>();
  readonly chosen = output<string>();

  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly everybody = everybody;
  protected readonly asked = inject(TeamApi).seats(this.iso3);

  protected readonly people = computed(() => {
    const day = this.day();
    const seats = this.asked.hasValue() && isDay(day) ? this.asked.value().items : [];
    const inOffice = seats.flatMap((seat) =>
      seatPlaces.flatMap((place) => {
        const holder = holderOn(day, seat, place)?.holder;
        return holder ? [{ id: holder.id, name: holder.name, institution: seat.institution, place }] : [];
      }),
    );
    return askable(inOffice, this.before());
  });
  protected readonly count = computed(() => this.people().filter(({ id }) => this.isAsked(id)).length);

  protected isAsked(id: string): boolean {
    return inviting(this.value(), id);
  }

  protected lineOf({ institution, place }: Askable): string {
    return this.formats.enumeration(
      [institution, ...(place === null ? [] : [this.t(`place.${place}`)])].filter(Boolean),
    );
  }

  protected turn(id: string, isOn: boolean): void {
    const all = this.people().map((person) => person.id);
    this.chosen.emit(turned(this.value(), all, id, isOn));
  }

  protected principals(): void {
    const ids = this.people().flatMap(({ id, place }) => (place === 'principal' ? [id] : []));
    this.chosen.emit(ids.join(' '));
  }
}
