import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: 'countries/:iso3/update',
    loadComponent: () => import('./update/update-page').then((page) => page.UpdatePage),
  },
  {
    path: 'validation',
    loadComponent: () => import('./validation/validation-page').then((page) => page.ValidationPage),
  },
];
