import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Indicator, RoundTableMention } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { Icon } from '../../ui/icon';
import { StatusMark } from '../../ui/status-mark';
import type { Shown } from '../coverage-picture';
import type { LayerId, LayerWords } from '../later-layer';
import type { LayerEntry } from './layer-data';

/** Why a country has its colour in a layer of records, with the way to the record where it is shown. */
@Component({
  selector: 'portal-layer-panel',
  imports: [Icon, RouterLink, StatusMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './layer-panel.html',
  styleUrl: '../../ui/why-panel.scss',
  host: { '(keydown.escape)': 'close()()' },
})
export class LayerPanel {
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('map-layers');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  readonly country = input.required<Shown>();
  readonly entry = input<LayerEntry>();
  readonly indicator = input<Indicator>();
  readonly layer = input.required<LayerId>();
  /** The country's regions in words. */
  readonly place = input.required<string>();
  readonly words = input.required<LayerWords>();
  /** How many sectors there are. */
  readonly total = input.required<number>();
  readonly close = input.required<() => void>();

  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  protected readonly reads = computed(() => {
    const { level, empty } = this.country();
    if (empty) return this.words().empties[empty] ?? '';
    return this.indicator()?.levels.find(({ id }) => id === level)?.name ?? '';
  });

  constructor() {
    effect(() => {
      this.country();
      queueMicrotask(() => this.title()?.nativeElement.focus());
    });
  }

  /** Where and when, as far as that is known: of a documented one its year alone. */
  protected whenOf({ city, firstDay, year }: RoundTableMention): string {
    return this.formats.enumeration(
      [city, firstDay === null ? String(year) : this.formats.day(firstDay)].filter((each) => each !== ''),
    );
  }

  protected percent(share: number | null): string {
    return share === null ? '–' : this.formats.percent(share / 100);
  }
}
