/** What a single key does on the validation page. */
export const shortcuts = ['next', 'previous', 'validate', 'return', 'evidence', 'undo', 'keys'] as const;
export type Shortcut = (typeof shortcuts)[number];

const letters: Readonly<Record<string, Shortcut>> = {
  j: 'next',
  k: 'previous',
  v: 'validate',
  r: 'return',
  e: 'evidence',
  u: 'undo',
};

/** What of a key press its meaning depends on. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly isWithModifier: boolean;
  /** Whether something is being written, or a dialog is open. */
  readonly isWriting: boolean;
}

/**
 * The act of a key, or null. A keyboard that writes no Latin letters (ru, ar) is read by the place of its
 * keys, so that J is J; a field that has the focus keeps every key.
 */
export function shortcutOf({ key, code, isWithModifier, isWriting }: Press): Shortcut | null {
  if (isWithModifier || isWriting) return null;
  if (key === '?') return 'keys';
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  return letter === undefined ? null : (letters[letter] ?? null);
}
