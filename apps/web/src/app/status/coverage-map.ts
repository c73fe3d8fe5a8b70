import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../ui/icon';
import { Tip } from '../ui/tip';
import type { Shown } from './coverage-picture';
import { MapDrawing } from './map-drawing';
import type { Places, Shapes } from '../ui/map-geometry';

/** What the map shows beside the countries themselves. */
export interface MapLayers {
  readonly patterns: boolean;
  readonly secretariats: boolean;
}

/** The map: partner countries by what they read as, drawn by Leaflet from our own polygons. */
@Component({
  selector: 'portal-coverage-map',
  imports: [Icon, Tip, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: `
    <ng-container *transloco="let t">
      <div #stage class="stage" role="group" [attr.aria-label]="t('map.map')" (keydown)="walk($event)"></div>
      <div class="zoom">
        <button type="button" [portalTip]="t('map.zoom-in')" (click)="drawing?.zoom(1)">
          <portal-icon name="add" />
        </button>
        <button type="button" [portalTip]="t('map.zoom-out')" (click)="drawing?.zoom(-1)">
          <portal-icon name="remove" />
        </button>
        <button type="button" [portalTip]="t('map.home')" (click)="drawing?.frame()">
          <portal-icon name="home" />
        </button>
      </div>
    </ng-container>
  `,
  styleUrl: './coverage-map.scss',
})
export class CoverageMap {
  readonly shapes = input.required<Shapes>();
  readonly places = input.required<Places>();
  readonly countries = input.required<readonly Shown[]>();
  readonly levelCount = input.required<number>();
  /** What each country reads as, in words: its accessible name. */
  readonly words = input.required<ReadonlyMap<string, string>>();
  readonly chosen = input<string | null>(null);
  /** A level id or empty kind that the legend picks out; the others are dimmed. */
  readonly pickedOut = input<string | null>(null);
  readonly region = input('');
  readonly layers = input.required<MapLayers>();
  /** The secretariat of each region in words, by the region's code. */
  readonly secretariats = input<ReadonlyMap<string, string>>(new Map());

  readonly choose = output<string>();
  readonly listAll = output<readonly string[]>();
  readonly zoomedIn = output();

  private readonly stage = viewChild<ElementRef<HTMLElement>>('stage');
  protected drawing: MapDrawing | undefined;
  private readonly isDrawn = signal(false);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const host = this.stage()?.nativeElement;
      if (!host) return;
      const drawing = new MapDrawing(host, this.places(), {
        choose: (members) => (members.length === 1 ? this.choose.emit(members[0] ?? '') : this.listAll.emit(members)),
        zoomedIn: () => this.zoomedIn.emit(),
      });
      this.drawing = drawing;
      this.isDrawn.set(true);
      destroyed.onDestroy(() => drawing.remove());
    });
    effect(() => {
      const [shapes, isDrawn] = [this.shapes(), this.isDrawn()];
      if (!isDrawn) return;
      untracked(() => {
        this.drawing?.draw(shapes);
        this.drawing?.frame(this.region());
      });
    });
    effect(() => {
      const look = {
        countries: this.countries(),
        levelCount: this.levelCount(),
        words: this.words(),
        chosen: this.chosen(),
        pickedOut: this.pickedOut(),
        layers: this.layers(),
        secretariats: this.secretariats(),
      };
      this.shapes();
      if (this.isDrawn()) this.drawing?.show(look);
    });
    effect(() => {
      const region = this.region();
      if (this.isDrawn()) untracked(() => this.drawing?.frame(region));
    });
  }

  /** Gives the focus back to a country, after its panel was closed. */
  focus(iso3: string): void {
    this.drawing?.focus(iso3);
  }

  protected walk(event: KeyboardEvent): void {
    if (this.drawing?.press(event.key)) event.preventDefault();
  }
}
