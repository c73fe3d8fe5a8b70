import { Injectable, signal } from '@angular/core';
import { remember, remembered } from './device-memory';

const kept = 'portal.keys';

/** What of a key press its meaning depends on. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly isWithModifier: boolean;
  /** Whether something is being written, or a dialog is open. */
  readonly isWriting: boolean;
}

/**
 * The letter or sign that a press stands for, lower case; null where a field or a modifier has the key. A keyboard that
 * writes no Latin letters (ru, ar) is read by the place of its keys, so that J is J.
 */
export function singleKeyOf({ key, code, isWithModifier, isWriting }: Press): string | null {
  if (isWithModifier || isWriting) return null;
  if (/^[\x21-\x7e]$/.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

/** Keys that act by themselves, on every page; whoever speaks to the device can turn them off (WCAG 2.2, 2.1.4). */
@Injectable({ providedIn: 'root' })
export class SingleKeys {
  readonly areOn = signal(remembered(kept) !== 'off');

  use(isOn: boolean): void {
    this.areOn.set(isOn);
    remember(kept, isOn ? 'on' : 'off');
  }

  /** The key that was pressed for an act of the page; null where they are off, or the press was for something else. */
  pressed(event: KeyboardEvent): string | null {
    if (!this.areOn() || event.defaultPrevented) return null;
    const { key, code, target } = event;
    return singleKeyOf({
      key,
      code,
      isWithModifier: event.ctrlKey || event.metaKey || event.altKey,
      isWriting: isWriting(target),
    });
  }
}

/** Whether a key goes to a field or an open dialog. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, dialog[open], [contenteditable]') !== null
  );
}
