import { afterNextRender, DestroyRef, DOCUMENT, ElementRef, inject, Injectable, Injector, signal } from '@angular/core';

/** What of a tall drawing is in view, in its own pixels, and how wide it is. */
export interface Seen {
  readonly width: number;
  readonly from: number;
  readonly until: number;
}

/** Coarse, so that most frames of a scroll change nothing; with as much again around it, so that no gap is seen. */
const step = 240;

function isSame(one: Seen, other: Seen): boolean {
  return one.width === other.width && one.from === other.from && one.until === other.until;
}

/** From where an element begins in the window, and how tall the window is. */
export function seenOf(rect: { readonly top: number; readonly width: number }, windowHeight: number): Seen {
  const from = (Math.floor(-rect.top / step) - 1) * step;
  const until = (Math.ceil((windowHeight - rect.top) / step) + 1) * step;
  return { width: Math.floor(rect.width), from, until };
}

/** Follows an element as the page or whatever holds it scrolls; reads the layout at most once a frame. */
@Injectable()
export class GanttWindow {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);
  private readonly around = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly held = signal<Seen>({ width: 0, from: 0, until: 0 }, { equal: isSame });
  readonly seen = this.held.asReadonly();

  /** Call it while a component is built; `selector` names what is measured in it. */
  follow(selector: string): void {
    afterNextRender(() => this.watch(this.around.nativeElement.querySelector(selector)), { injector: this.injector });
  }

  private watch(element: Element | null): void {
    const view = this.document.defaultView;
    if (!element || !view) return;
    let asked = 0;
    const measure = () => {
      asked = 0;
      this.held.set(seenOf(element.getBoundingClientRect(), view.innerHeight));
    };
    const ask = () => (asked ||= view.requestAnimationFrame(measure));
    const sizes = new ResizeObserver(ask);
    sizes.observe(element);
    view.addEventListener('scroll', ask, { capture: true, passive: true });
    view.addEventListener('resize', ask, { passive: true });
    measure();
    this.destroyed.onDestroy(() => {
      sizes.disconnect();
      view.cancelAnimationFrame(asked);
      view.removeEventListener('scroll', ask, { capture: true });
      view.removeEventListener('resize', ask);
    });
  }
}
