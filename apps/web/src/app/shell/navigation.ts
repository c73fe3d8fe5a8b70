import type { Permission } from '@portal/domain';

/** An entry of the navigation; shown only to those who may open it. */
export interface Destination {
  readonly path: string;
  readonly key: string;
  readonly permission: Permission;
}

/** Only what exists. What a person works with comes first. */
export const destinations: readonly Destination[] = [
  { path: '/work', key: 'nav.work', permission: 'signed-in' },
  { path: '/validation', key: 'nav.validation', permission: 'status.validate' },
  { path: '/rounds', key: 'nav.rounds', permission: 'rounds.follow' },
  { path: '/', key: 'nav.map', permission: 'public' },
  { path: '/countries', key: 'nav.countries', permission: 'public' },
  { path: '/regions', key: 'nav.regions', permission: 'public' },
  { path: '/round-tables', key: 'nav.round-tables', permission: 'public' },
  { path: '/documents', key: 'nav.documents', permission: 'public' },
  { path: '/search', key: 'nav.search', permission: 'public' },
  { path: '/admin/people', key: 'nav.people', permission: 'people.read' },
  { path: '/admin', key: 'nav.admin', permission: 'administration.open' },
];

/**
 * Whether an entry is the page one is on; of two, the nearer one. The map keeps its state in the address, so its
 * parameters do not count.
 */
export function isHere(path: string, url: string): boolean {
  const [at = ''] = url.split(/[?#]/);
  if (path === '/') return at === path;
  const isNearer = destinations.some(({ path: other }) => other.startsWith(`${path}/`) && isBelow(other, at));
  return isBelow(path, at) && !isNearer;
}

function isBelow(path: string, at: string): boolean {
  return `${at}/`.startsWith(`${path}/`);
}
