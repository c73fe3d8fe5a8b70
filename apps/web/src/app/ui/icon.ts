import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const shapes = {
  account: 'M10 10.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6ZM4 16.5c.6-2.7 3-4 6-4s5.4 1.3 6 4',
  add: 'M10 4.5v11M4.5 10h11',
  arrow: 'M4 10h11.5M11.5 5.5 16 10l-4.5 4.5',
  attach: 'm14.5 9-5.3 5.3a3 3 0 0 1-4.3-4.3l5.8-5.8a2 2 0 0 1 2.9 2.9l-5.6 5.6a1 1 0 0 1-1.5-1.4l4.9-4.9',
  bell: 'M5.5 14V9a4.5 4.5 0 0 1 9 0v5l1.5 1.5H4ZM8.5 17.5h3',
  calendar: 'M3.5 5h13v11.5h-13ZM3.5 8.5h13M7 3v3.5M13 3v3.5',
  camera: 'M3.5 6.5h3l1.3-2h4.4l1.3 2h3v9h-13ZM10 13.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4Z',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  chevron: 'm8 5 5 5-5 5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.3l2.8 1.7',
  close: 'm5 5 10 10M15 5 5 15',
  contrast: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 3v14a7 7 0 0 0 0-14Z',
  document: 'M5 3h7l3.5 3.5V17H5ZM12 3v3.5h3.5M7.5 10h5M7.5 13h5',
  download: 'M10 3.5v8.5M6.5 9 10 12.5 13.5 9M4 16.5h12',
  error: 'M10 3 17.5 16h-15ZM10 8v4M10 14h0',
  expand: 'm5 8 5 5 5-5',
  globe: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3 10h14M10 3c4 4.3 4 9.7 0 14M10 3c-4 4.3-4 9.7 0 14',
  history: 'M4 10a6 6 0 1 1 2 4.5M4 6v4h4M10 7v3.5l2.5 1.5',
  home: 'm3.5 9.5 6.5-6 6.5 6M5.5 8.5v8h9v-8',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.5v4M10 6.5h0',
  layers: 'm10 3.5 7 4-7 4-7-4ZM3.5 11l6.5 3.7 6.5-3.7M3.5 14l6.5 3.5 6.5-3.5',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l1-1',
  lock: 'M5 9h10v8H5ZM7 9V6.5a3 3 0 0 1 6 0V9',
  mail: 'M3.5 5h13v10.5h-13ZM3.5 5.5l6.5 5 6.5-5',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  offline: 'M6 15.5h8.5a3 3 0 0 0 .6-5.9A5 5 0 0 0 5.6 9 3.3 3.3 0 0 0 6 15.5ZM8 11l1.7 1.7 3-3.2',
  pause: 'M7 4.5v11M13 4.5v11',
  pencil: 'm4 16 .8-3.5 8.5-8.5 2.7 2.7-8.5 8.5ZM11.5 5.8l2.7 2.7',
  phone: 'M4 4h3l1.5 4-2 1.3a9 9 0 0 0 4.2 4.2l1.3-2 4 1.5v3A12 12 0 0 1 4 4Z',
  play: 'M7 4.5v11l8.5-5.5Z',
  remove: 'M4.5 10h11',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM12.5 12.5 17 17',
  share:
    'M14.5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM5.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM14.5 17a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7.3 9l5.4-3M7.3 11l5.4 3',
  table: 'M3 4.5h14v11H3ZM3 8.2h14M3 11.8h14M8 4.5v11',
  undo: 'M8 5 4.5 8.5 8 12M4.5 8.5H12a3.5 3.5 0 0 1 0 7H9',
  upload: 'M10 12.5V4M6.5 7.5 10 4l3.5 3.5M4 16.5h12',
} as const;

export type IconName = keyof typeof shapes;

const directional = new Set<IconName>(['arrow', 'chevron', 'undo']);

/** A drawing beside a word, or of a button whose name stands in `aria-label`; never read out itself. */
@Component({
  selector: 'portal-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg viewBox="0 0 20 20" aria-hidden="true" [class.turns]="turns()"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      inline-size: 20px;
      block-size: 20px;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    :host-context([dir='rtl']) .turns {
      transform: scaleX(-1);
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => shapes[this.name()]);
  protected readonly turns = computed(() => directional.has(this.name()));
}
