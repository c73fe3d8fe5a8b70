/** What a single key does on the validation page. */
export const shortcuts = {
  j: 'next',
  k: 'previous',
  v: 'validate',
  r: 'return',
  e: 'evidence',
  u: 'undo',
  '?': 'keys',
} as const;
export type Shortcut = (typeof shortcuts)[keyof typeof shortcuts];

/** The act of a key, or null. */
export function shortcutOf(key: string | null): Shortcut | null {
  return key !== null && isShortcut(key) ? shortcuts[key] : null;
}

function isShortcut(key: string): key is keyof typeof shortcuts {
  return Object.hasOwn(shortcuts, key);
}
