import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { forcedLevelProperties, levelProperties } from '../ui/level-colours';
import { remember, remembered } from './device-memory';

export type Brightness = 'system' | 'light' | 'dark';

const kept = 'portal.theme';

/** Light, dark or as the device says; more contrast on request. The switch is `color-scheme` alone. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  readonly brightness = signal<Brightness>('system');
  readonly hasMoreContrast = signal(false);

  constructor() {
    this.restore();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:root{${levelProperties()}}@media (forced-colors: active){:root{${forcedLevelProperties()}}}`);
    inject(DOCUMENT).adoptedStyleSheets.push(sheet);
    effect(() => {
      const brightness = this.brightness();
      this.root.style.colorScheme = brightness === 'system' ? '' : brightness;
      this.root.classList.toggle('more-contrast', this.hasMoreContrast());
      remember(kept, `${brightness} ${this.hasMoreContrast() ? 'more' : 'usual'}`);
    });
  }

  private restore(): void {
    const [brightness, contrast] = (remembered(kept) ?? '').split(' ');
    if (brightness === 'light' || brightness === 'dark') this.brightness.set(brightness);
    this.hasMoreContrast.set(contrast === 'more');
  }
}
