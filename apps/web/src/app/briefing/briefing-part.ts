import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { EMPTY } from 'rxjs';
import { roomTexts } from '../platform/room-texts';
import { ProblemNote } from '../ui/problem-note';
import { BriefingPack } from './briefing-pack';
import { BriefingsApi } from './briefings-api';

/** A country's briefing: for its people their own, for the secretariat that of the country it chooses. */
@Component({
  selector: 'portal-briefing-part',
  imports: [BriefingPack, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (list.error()) {
      <portal-problem-note [text]="t('problem')" (again)="list.reload()" />
    }
    @if (list.hasValue()) {
      @let all = list.value().items;
      @if (all.length === 0) {
        <p>{{ t('nobody') }}</p>
      } @else {
        <div class="acts">
          @if (all.length > 1) {
            <label class="field">
              <span>{{ t('choose') }}</span>
              <select #country (change)="chosen.set(country.value)">
                @for (each of all; track each.country.iso3) {
                  <option [value]="each.country.iso3" [selected]="each.country.iso3 === chosen()">
                    {{ each.country.name }}{{ each.readAt === null ? '' : ' ✓' }}
                  </option>
                }
              </select>
            </label>
          }
          <a class="button" [routerLink]="['/round-tables', roundTable(), 'briefing', chosen(), 'print']">{{
            t('print')
          }}</a>
        </div>
      }
    }
    @if (asked.error()) {
      <portal-problem-note [text]="t('problem')" (again)="asked.reload()" />
    }
    @if (asked.hasValue()) {
      <portal-briefing-pack [briefing]="asked.value()" />
    }
  `,
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: end;
      margin-block-end: 12px;
    }
  `,
})
export class BriefingPart {
  private readonly api = inject(BriefingsApi);
  private readonly params = toSignal(inject(ActivatedRoute).parent?.paramMap ?? EMPTY);
  protected readonly t = roomTexts('briefing').t;
  protected readonly roundTable = computed(() => this.params()?.get('id') ?? undefined);
  protected readonly list = this.api.of(this.roundTable);
  /** One's own first. */
  protected readonly chosen = linkedSignal(() => {
    const items = this.list.hasValue() ? this.list.value().items : [];
    return (items.find(({ isOwn }) => isOwn) ?? items[0])?.country.iso3;
  });
  protected readonly asked = this.api.one(() => {
    const [roundTable, iso3] = [this.roundTable(), this.chosen()];
    return roundTable === undefined || iso3 === undefined ? undefined : { roundTable, iso3 };
  });
}
