import { computed, linkedSignal, type OutputEmitterRef, type Signal } from '@angular/core';
import { changedFields } from '../ui/changed-fields';
import { type FormState, formState } from '../ui/form-state';

/** A record on its form. */
export interface SettingEditor<Kept, Written extends object> {
  readonly state: FormState<Kept>;
  /** What is on the form: it stays while other records are saved. */
  readonly written: Signal<Written>;
  /** The same fields as somebody else left them meanwhile; null: nobody did. */
  readonly theirs: Signal<Written | null>;
  /** What would stand if the form won: theirs with the fields that were changed here. */
  readonly mine: Signal<Written>;
  set(change: Partial<Written>): void;
  save(): Promise<void>;
  takeTheirs(): void;
}

export interface Edited<Kept, Written extends object> {
  /** The record as it was last answered. */
  readonly kept: () => Kept;
  /** Another id is another record, and the form begins anew. */
  readonly id: () => string;
  /** The fields on the form; undefined: the record is no longer there. */
  readonly fieldsOf: (kept: Kept) => Written | undefined;
  /** Sends only what was changed. `known` is what the person has seen: its version is the condition. */
  readonly send: (changed: Partial<Written>, known: Kept) => Promise<Kept>;
  readonly changed: OutputEmitterRef<Kept>;
}

/**
 * Editing as every setting does it: only changed fields are sent, who was slower sees both versions and chooses, nothing
 * that was typed is lost. Call it while a component is built.
 */
export function settingEditor<Kept, Written extends object>({
  kept,
  id,
  fieldsOf,
  send,
  changed,
}: Edited<Kept, Written>): SettingEditor<Kept, Written> {
  const state = formState<Kept>('settings');
  const before = () => {
    const fields = fieldsOf(kept());
    if (!fields) throw new Error('a record on a form is there');
    return fields;
  };
  const written = linkedSignal<string, Written>({ source: id, computation: before });
  const theirs = computed(() => {
    const clash = state.clash();
    return (clash && fieldsOf(clash)) ?? null;
  });
  const show = (record: Kept) => {
    const fields = fieldsOf(record);
    if (fields) written.set(fields);
    changed.emit(record);
  };
  return {
    state,
    written,
    theirs,
    mine: computed(() => ({ ...(theirs() ?? before()), ...changedFields(written(), before()) })),
    set: (change) => written.update((fields) => ({ ...fields, ...change })),
    async save() {
      const known = state.clash() ?? kept();
      const saved = await state.send(() => send(changedFields(written(), before()), known));
      if (saved) show(saved);
    },
    takeTheirs() {
      const clash = state.clash();
      if (!clash) return;
      state.settle();
      show(clash);
    },
  };
}
