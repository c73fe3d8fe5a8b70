import type { Routes } from '@angular/router';
import { routes as map } from './status/status.routes';

/** The map, and the list of all other rooms; each page is loaded when it is first opened. */
export const routes: Routes = [
  ...map,
  { path: '', loadChildren: () => import('./other-rooms.routes').then((rooms) => rooms.routes) },
];
