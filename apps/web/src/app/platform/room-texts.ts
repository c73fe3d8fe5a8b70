import { inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import { Formats } from './formats';

/** The words of one room, also where they are put together outside a template. */
export interface RoomTexts {
  /** The sentence; empty until the room's words are here, so that no key is ever shown. */
  t(this: void, key: string, values?: Readonly<Record<string, string>>): string;
  /** The form of a sentence for a number. */
  n(this: void, key: string, count: number, values?: Readonly<Record<string, string>>): string;
  /** A sentence of the frame, which every page has. */
  common(this: void, key: string, values?: Readonly<Record<string, string>>): string;
}

/** Loads a room's words and follows the reader's language; call it while a component is built. */
export function roomTexts(room: string): RoomTexts {
  const transloco = inject(TranslocoService);
  const formats = inject(Formats);
  const loaded = toSignal(transloco.selectTranslation(room));
  return {
    t: (key, values) => (loaded() ? transloco.translate<string>(`${room}.${key}`, values) : ''),
    n: (key, count, values) => (loaded() ? formats.plural(`${room}.${key}`, count, values) : ''),
    common: (key, values) => (loaded() ? transloco.translate<string>(key, values) : ''),
  };
}
