import type { Routes } from '@angular/router';
import { routes as identity } from './identity/identity.routes';
import { routes as network } from './network/network.routes';
import { routes as status } from './status/status.routes';
import { routes as work } from './work/work.routes';

/** The rooms with their addresses; each page is loaded when it is first opened. */
export const routes: Routes = [
  ...status,
  ...network,
  ...work,
  ...identity,
  { path: '**', loadComponent: () => import('./shell/not-found-page').then((page) => page.NotFoundPage) },
];
