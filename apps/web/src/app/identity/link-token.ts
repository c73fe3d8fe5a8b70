/** The token in an address's fragment; null where there is none. */
export function tokenIn(fragment: string): string | null {
  return /^#([\w-]{20,200})$/.exec(fragment)?.[1] ?? null;
}

/** Takes the token out of the address at once, so that it stays in no history and on no screen. */
export function takeToken(): string | null {
  const token = tokenIn(location.hash);
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
