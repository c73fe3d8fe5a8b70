/** What this device keeps under a name; null where there is nothing, or the browser keeps nothing at all. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps it on this device. A browser that keeps nothing goes on without. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}
