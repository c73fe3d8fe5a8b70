/** A pointer that has not gone this far has only clicked. */
const leastDrag = 4;

export interface Drag {
  /** Pixels from where it began; called at most once a frame. */
  readonly moved: (pixels: number) => void;
  readonly ended: () => void;
  readonly left: () => void;
  /** It never went far enough to be a drag. */
  readonly clicked: () => void;
}

/** Follows one pointer from its press until it lets go; Escape or a lost pointer leaves. */
export function followPointer({ pointerId, clientX }: PointerEvent, element: Element, drag: Drag): void {
  const { ownerDocument: document } = element;
  const stop = new AbortController();
  const { signal } = stop;
  let isDragging = false;
  let latest = clientX;
  let frame = 0;
  const draw = () => {
    frame = 0;
    drag.moved(latest - clientX);
  };
  const end = (tell: () => void) => {
    cancelAnimationFrame(frame);
    stop.abort();
    tell();
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    latest = event.clientX;
    isDragging ||= Math.abs(latest - clientX) >= leastDrag;
    if (isDragging) frame ||= requestAnimationFrame(draw);
  };
  const letGo = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    if (!isDragging) {
      end(drag.clicked);
      return;
    }
    latest = event.clientX;
    drag.moved(latest - clientX);
    end(drag.ended);
  };
  const lose = (event: PointerEvent) => {
    if (event.pointerId === pointerId) end(drag.left);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end(drag.left);
  };
  document.addEventListener('pointermove', move, { signal });
  document.addEventListener('pointerup', letGo, { signal });
  document.addEventListener('pointercancel', lose, { signal });
  document.addEventListener('keydown', escape, { signal, capture: true });
}
