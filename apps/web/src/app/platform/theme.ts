import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { forcedLevelProperties, levelProperties } from '../ui/level-colours';

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
      this.keep();
    });
  }

  private restore(): void {
    try {
      const [brightness, contrast] = (localStorage.getItem(kept) ?? '').split(' ');
      if (brightness === 'light' || brightness === 'dark') this.brightness.set(brightness);
      this.hasMoreContrast.set(contrast === 'more');
    } catch {
      // A browser that keeps nothing follows the device.
    }
  }

  private keep(): void {
    try {
      localStorage.setItem(kept, `${this.brightness()} ${this.hasMoreContrast() ? 'more' : 'usual'}`);
    } catch {
      // As above.
    }
  }
}
