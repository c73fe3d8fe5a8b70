import type { Problem } from '@portal/contracts';

/** All that is written in a form, by field; nothing is the empty text, several choices are divided by spaces. */
export type FormValues = Readonly<Record<string, string>>;

/** A field of a form, named in the reader's language. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly takes:
    'text' | 'email' | 'tel' | 'url' | 'number' | 'day' | 'moment' | 'choice' | 'several' | 'long' | 'check';
  readonly isRequired?: boolean;
  /** What can be chosen, with its name. */
  readonly options?: readonly FormOption[];
  readonly longest?: number;
  readonly rows?: number;
  /** What one should know before writing. */
  readonly hint?: string;
  /** The last part of the pointers under which a refusal names it, where that is not its name. */
  readonly pointers?: readonly string[];
}

export interface FormOption {
  readonly value: string;
  readonly name: string;
}

/** What somebody else made of the record meanwhile: its version, and what it says now, in words. */
export interface FormClash {
  readonly version: number;
  readonly says: string;
}

/** An act with a form: what it is called, what it asks, and what sending it does. */
export interface FormAct {
  readonly title: string;
  readonly lead?: string;
  readonly send: string;
  /** What follows from a field that was just written, such as an end from a beginning; the rest stays as it is. */
  readonly derive?: (values: FormValues, field: string) => FormValues;
  /** The record on this device under which what is written is kept until it was taken; null: nothing may stay on it. */
  readonly draft: string | null;
  /** What should be looked at again in words that were written, such as coordinates; empty: nothing. It never forbids. */
  readonly warn?: (words: string) => string;
  fields(this: void, values: FormValues): readonly FormField[];
  readonly initial: FormValues;
  /** The version that was seen, for acts on what is edited. */
  readonly version?: number;
  /** Sends it; what it answers is said to the reader. Throws `Refused`. */
  act(this: void, values: FormValues, sending: { readonly key: string; readonly version: number }): Promise<string>;
  /** Reads the record that a 412 carries; without it the clash is told in the server's words. */
  readClash?(this: void, current: unknown): FormClash | null;
}

/** The fields that need something and have nothing. */
export function missingFields(fields: readonly FormField[], values: FormValues): readonly string[] {
  return fields.flatMap(({ name, isRequired }) => (isRequired && !(values[name] ?? '').trim() ? [name] : []));
}

/** What a refusal says, by field; what belongs to none of the fields shown stands under the empty name. */
export function wrongFields(problem: Problem, fields: readonly FormField[]): FormValues {
  const told = [
    ...(problem.errors ?? []),
    ...(problem.pointer === undefined ? [] : [{ pointer: problem.pointer, detail: problem.detail }]),
  ];
  const rest: string[] = [];
  const byField = told.flatMap(({ pointer, detail }): [string, string][] => {
    const steps = pointer.split('/').slice(1);
    const field = fields.find(({ name, pointers }) => steps.some((step) => step === name || pointers?.includes(step)));
    if (!field) rest.push(detail);
    return field ? [[field.name, detail]] : [];
  });
  const unplaced = byField.length === 0 ? (rest[0] ?? problem.detail) : rest[0];
  return { ...Object.fromEntries(byField), ...(unplaced === undefined ? {} : { '': unplaced }) };
}

/** One of several choices turned on or off; their order is that of the options. */
export function turned(options: readonly FormOption[], chosen: string, value: string, isOn: boolean): string {
  const before = chosen.split(' ');
  return options
    .map((option) => option.value)
    .filter((each) => (each === value ? isOn : before.includes(each)))
    .join(' ');
}
