/** Where to go after signing in: a path of our own, or the map. An address of another site is never followed. */
export function ownPath(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.startsWith('//') || asked.includes('\\')) return '/';
  return asked.startsWith('/sign-in') ? '/' : asked;
}
