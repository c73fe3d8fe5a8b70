import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Indicator } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { StatusMark } from '../../ui/status-mark';
import type { Shown } from '../coverage-picture';
import type { LayerWords } from '../later-layer';
import type { LayerEntry } from './layer-data';

type Sort = 'country' | 'reads';

/** The same facts as the layer's map, to read and to sort. */
@Component({
  selector: 'portal-layer-table',
  imports: [StatusMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './layer-table.html',
  styleUrl: './layer-table.scss',
})
export class LayerTable {
  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('map-layers');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  readonly countries = input.required<readonly Shown[]>();
  readonly entries = input.required<ReadonlyMap<string, LayerEntry>>();
  readonly indicator = input<Indicator>();
  readonly words = input.required<LayerWords>();
  readonly open = input.required<(iso3: string) => void>();

  protected readonly sortable: readonly Sort[] = ['country', 'reads'];
  private readonly sort = signal<{ readonly by: Sort; readonly isDown: boolean }>({ by: 'country', isDown: false });
  protected readonly columns = computed(() =>
    this.indicator()?.id === 'plan-progress'
      ? ['progress', 'planned', 'plan', 'last-report']
      : this.indicator()?.id === 'round-tables'
        ? ['hosted', 'ahead']
        : ['covered', 'seats', 'vacant'],
  );
  protected readonly rows = computed(() => {
    const { by, isDown } = this.sort();
    const collator = this.formats.collator();
    const levels = new Map(this.indicator()?.levels.map(({ id, name }) => [id, name]));
    const sorted = [...this.countries()].sort(
      (one, other) => (by === 'reads' ? one.order - other.order : 0) || collator.compare(one.name, other.name),
    );
    return (isDown ? sorted.reverse() : sorted).map((country) => ({
      country,
      reads: levels.get(country.level ?? '') ?? this.words().empties[country.empty ?? 'silent'] ?? '',
      isBehind: country.freshness === 'stale',
      cells: this.cellsOf(this.entries().get(country.iso3)),
    }));
  });

  protected sortBy(column: Sort): void {
    this.sort.update(({ by, isDown }) => ({ by: column, isDown: by === column && !isDown }));
  }

  protected sortOf(column: Sort): 'ascending' | 'descending' | null {
    const { by, isDown } = this.sort();
    return by === column ? (isDown ? 'descending' : 'ascending') : null;
  }

  private cellsOf(entry: LayerEntry | undefined): readonly string[] {
    const percent = (share: number | null) => (share === null ? '' : this.formats.percent(share / 100));
    if (entry?.plan) {
      const { progress, plannedProgress, title, lastReportOn } = entry.plan;
      return [percent(progress), percent(plannedProgress), title, lastReportOn ? this.formats.day(lastReportOn) : ''];
    }
    if (entry?.host)
      return [entry.host.hosted, entry.host.ahead].map((some) =>
        this.formats.enumeration(some.map(({ reference }) => reference)),
      );
    if (entry?.team)
      return [entry.team.covered, entry.team.seats, entry.team.vacant].map((each) => this.formats.number(each));
    return this.columns().map(() => '');
  }
}
