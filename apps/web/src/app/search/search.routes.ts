import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'search', loadComponent: () => import('./search-page').then((page) => page.SearchPage) },
];
