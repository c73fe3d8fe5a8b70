import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Sector } from '@portal/contracts';
import { roomTexts } from '../../platform/room-texts';
import { Icon } from '../../ui/icon';

/** What the layer is called, and which sector it shows. */
@Component({
  selector: 'portal-layer-head',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="name">{{ name() }}</p>
    @if (sectors(); as all) {
      <label>
        <span class="hidden-words">{{ t('sector') }}</span>
        <select #one (change)="choose()(one.value)">
          <option value="" [selected]="!sector()">{{ t('sector.all') }}</option>
          @for (each of all; track each.id) {
            <option [value]="each.id" [selected]="each.id === sector()">{{ each.name }}</option>
          }
        </select>
        <portal-icon name="expand" />
      </label>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 8px;
    }
    .name {
      font-weight: 600;
    }
    label {
      display: grid;
      align-items: center;
      margin-block-start: 4px;
    }
    select,
    portal-icon {
      grid-area: 1 / 1;
    }
    select {
      appearance: none;
      inline-size: 100%;
      min-block-size: 36px;
      padding-block: 6px;
      padding-inline-end: 34px;
      text-overflow: ellipsis;
    }
    portal-icon {
      justify-self: end;
      margin-inline-end: 8px;
      pointer-events: none;
    }
    @media (max-width: 900px) {
      select {
        min-block-size: 44px;
      }
    }
  `,
})
export class LayerHead {
  readonly name = input.required<string>();
  /** Null: the layer has none to choose from. */
  readonly sectors = input.required<readonly Sector[] | null>();
  readonly sector = input.required<string>();
  readonly choose = input.required<(sector: string) => void>();
  protected readonly t = roomTexts('map-layers').t;
}
