import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { type FirstView, firstViewAddress, type Ring, shapesOf } from '../ui/map-geometry';

/** A small map that shows where a country lies among those of its regions. */
@Component({
  selector: 'portal-locator',
  imports: [TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (drawing(); as shown) {
      <svg
        *transloco="let t"
        role="img"
        [attr.viewBox]="shown.box"
        [attr.aria-label]="t('network.country.locator', { country: name() })"
      >
        <path class="land" [attr.d]="shown.land" />
        <path class="neighbours" [attr.d]="shown.neighbours" />
        <path class="own" [attr.d]="shown.own" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      inline-size: 224px;
      block-size: 148px;
      overflow: hidden;
      border-radius: 8px;
      background: var(--sea);
      direction: ltr;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    path {
      stroke: var(--map-paper);
      stroke-width: 0.8;
      vector-effect: non-scaling-stroke;
    }
    .land {
      fill: var(--land);
    }
    .neighbours {
      fill: color-mix(in srgb, var(--accent) 28%, var(--land));
    }
    .own {
      fill: var(--accent);
    }
  `,
})
export class Locator {
  private readonly http = inject(HttpClient);
  readonly iso3 = input.required<string>();
  /** Codes of the countries of its regions. */
  readonly neighbours = input.required<readonly string[]>();
  readonly name = input.required<string>();
  /** The country's own frame. */
  readonly frame = input.required<readonly number[]>();

  private readonly geometry = resource({ loader: () => firstValueFrom(this.http.get<FirstView>(firstViewAddress)) });
  protected readonly drawing = computed(() => {
    if (!this.geometry.hasValue()) return null;
    const { world, places } = this.geometry.value();
    const shapes = shapesOf(world, [...Object.keys(places.countries), this.iso3()]);
    const others = [...shapes.partners].filter(([iso3]) => iso3 !== this.iso3());
    const isNeighbour = new Set(this.neighbours());
    const of = (wanted: boolean) =>
      others.filter(([iso3]) => isNeighbour.has(iso3) === wanted).flatMap(([, polygons]) => polygons);
    return {
      box: boxAround(this.frame()),
      land: pathOf([...shapes.land, ...shapes.open, ...of(false)]),
      neighbours: pathOf(of(true)),
      own: pathOf(shapes.partners.get(this.iso3()) ?? []),
    };
  });
}

/** The frame with room around it, in the locator's own proportions; y runs downwards on the screen. */
export function boxAround([left = 0, bottom = 0, right = 1, top = 1]: readonly number[]): string {
  const height = Math.max((top - bottom) * 2.2, ((right - left) * 2.2 * 148) / 224, 0.12);
  const width = (height * 224) / 148;
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return [x - width / 2, -y - height / 2, width, height].map((value) => value.toFixed(4)).join(' ');
}

function pathOf(polygons: readonly (readonly Ring[])[]): string {
  return polygons
    .flatMap((rings) =>
      rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(4)} ${(-y).toFixed(4)}`).join('L')}Z`),
    )
    .join('');
}
