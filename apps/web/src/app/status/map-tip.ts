import type { Box } from './map-names';

/** What the place under the pointer or with the focus is, written beside it. */
export class MapTip {
  private readonly element: HTMLElement;

  constructor(
    host: HTMLElement,
    private readonly says: (place: string) => { readonly words: string; readonly x: number; readonly y: number },
    private readonly free: () => Box,
  ) {
    this.element = document.createElement('div');
    this.element.className = 'tip';
    // The place itself has these words as its name.
    this.element.setAttribute('aria-hidden', 'true');
    this.element.hidden = true;
    host.append(this.element);
    host.addEventListener('pointerover', (event) => this.follow(event));
    host.addEventListener('pointerleave', () => this.hide());
    host.addEventListener('focusin', (event) => this.follow(event));
    host.addEventListener('focusout', () => this.hide());
  }

  hide(): boolean {
    const wasShown = !this.element.hidden;
    this.element.hidden = true;
    return wasShown;
  }

  /** A pointer passes through the tip to the country under it; over the sea the tip goes. */
  private follow({ target }: Event): void {
    if (!(target instanceof Element)) return;
    const place = target.closest('[data-place]')?.getAttribute('data-place');
    const said = place ? this.says(place) : undefined;
    if (said?.words) this.show(said);
    else this.hide();
  }

  private show({ words, x, y }: { readonly words: string; readonly x: number; readonly y: number }): void {
    const { element } = this;
    element.textContent = words;
    element.dir = document.documentElement.dir;
    element.hidden = false;
    const { left, right, top } = this.free();
    const half = element.offsetWidth / 2;
    const above = y - element.offsetHeight - 12;
    element.style.left = `${Math.max(left + half, Math.min(right - half, x)) - half}px`;
    element.style.top = `${above >= top ? above : y + 14}px`;
  }
}
