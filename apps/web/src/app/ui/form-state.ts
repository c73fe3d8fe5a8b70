import { afterNextRender, DOCUMENT, ElementRef, inject, Injector, signal } from '@angular/core';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { fieldErrors } from './field-errors';

/** What a form knows of being sent: what is wrong with which field, what was said, and what somebody else made of it. */
export interface FormState<Current> {
  readonly errors: () => ReadonlyMap<string, string>;
  readonly said: () => string;
  readonly wrong: () => string;
  /** What stands now, where somebody was faster. */
  readonly clash: () => Current | null;
  /** Sends once at a time; undefined where it was refused. The key is kept until an answer came. */
  send<T>(work: (key: string) => Promise<T>, saying?: string): Promise<T | undefined>;
  settle(): void;
}

/** Call it while a component is built; `room` has the words of what is said when it was sent. */
export function formState<Current = never>(room: string): FormState<Current> {
  const texts = roomTexts(room);
  const [host, document, injector] = [inject(ElementRef), inject(DOCUMENT), inject(Injector)];
  const errors = signal<ReadonlyMap<string, string>>(new Map());
  const said = signal('');
  const wrong = signal('');
  const clash = signal<Current | null>(null);
  let isBusy = false;
  let key = newKey();

  const goToFirstError = () => {
    const element: unknown = host.nativeElement;
    const within = element instanceof HTMLElement ? element : document.body;
    within.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const clear = () => {
    errors.set(new Map());
    said.set('');
    wrong.set('');
    clash.set(null);
  };

  return {
    errors: errors.asReadonly(),
    said: said.asReadonly(),
    wrong: wrong.asReadonly(),
    clash: clash.asReadonly(),
    settle: clear,
    async send(work, saying = 'saved') {
      if (isBusy) return undefined;
      isBusy = true;
      clear();
      try {
        const answer = await work(key);
        key = newKey();
        said.set(texts.t(saying));
        return answer;
      } catch (failure) {
        const { problem, status, isOffline } = refusedFrom(failure);
        if (!isOffline) key = newKey();
        // The contract says of each record that its refusal carries the record itself.
        if (status === 412) clash.set((problem?.current ?? null) as Current | null);
        else wrong.set(problem?.detail ?? texts.common('offline'));
        errors.set(fieldErrors(problem));
        afterNextRender(goToFirstError, { injector });
        return undefined;
      } finally {
        isBusy = false;
      }
    },
  };
}
