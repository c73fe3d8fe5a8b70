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
  {
    path: 'rounds',
    loadComponent: () => import('./rounds/rounds-page').then((page) => page.RoundsPage),
  },
  {
    path: 'rounds/new',
    loadComponent: () => import('./rounds/round-form-page').then((page) => page.RoundFormPage),
  },
  {
    path: 'rounds/:id',
    loadComponent: () => import('./rounds/round-page').then((page) => page.RoundPage),
  },
];
