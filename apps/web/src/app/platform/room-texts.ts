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

/** Rooms that say words of domains, actions and plans, which stand in a room of their own. */
const sayWords = ['plan', 'plan-files', 'team'];
/** By whatever key of theirs: `state.done`, and `state-done` as files say it. */
const isWord = /^((theme|phase|priority|state|tier|life|funding|obligation)[.-][\w-]+|(domain|letter)[.-].)$/;

/** Loads a room's words and follows the reader's language; call it while a component is built. */
export function roomTexts(room: string): RoomTexts {
  const transloco = inject(TranslocoService);
  const formats = inject(Formats);
  const words = sayWords.includes(room) ? toSignal(transloco.selectTranslation('words')) : () => true;
  const own = toSignal(transloco.selectTranslation(room));
  const loaded = () => own() && words();
  const placed = (key: string) =>
    sayWords.includes(room) && isWord.test(key) ? `words.${key.replace(/^(\w+)-/, '$1.')}` : `${room}.${key}`;
  return {
    t: (key, values) => (loaded() ? transloco.translate<string>(placed(key), values) : ''),
    n: (key, count, values) => (loaded() ? formats.plural(`${room}.${key}`, count, values) : ''),
    common: (key, values) => (loaded() ? transloco.translate<string>(key, values) : ''),
  };
}
