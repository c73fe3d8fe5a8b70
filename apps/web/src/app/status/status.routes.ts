import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [provideTranslocoScope('map')],
    loadComponent: () => import('./coverage-page').then((page) => page.CoveragePage),
  },
  {
    path: 'countries/:iso3/update',
    loadComponent: () => import('./update/update-page').then((page) => page.UpdatePage),
  },
  {
    path: 'validation',
    loadComponent: () => import('./validation/validation-page').then((page) => page.ValidationPage),
  },
];
