import type { IsActiveMatchOptions } from '@angular/router';
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
  { path: '/', key: 'nav.map', permission: 'public' },
  { path: '/countries', key: 'nav.countries', permission: 'public' },
  { path: '/regions', key: 'nav.regions', permission: 'public' },
  { path: '/admin', key: 'nav.admin', permission: 'administration.open' },
];

/** When an entry is the page one is on. The map keeps its state in the address, so its parameters do not count. */
export function whenHere(path: string): IsActiveMatchOptions {
  return {
    paths: path === '/' ? 'exact' : 'subset',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
