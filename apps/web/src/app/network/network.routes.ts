import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('network'), provideTranslocoScope('map')],
    children: [
      { path: 'countries', loadComponent: () => import('./countries-page').then((page) => page.CountriesPage) },
      { path: 'countries/:iso3', loadComponent: () => import('./country-page').then((page) => page.CountryPage) },
      { path: 'regions', loadComponent: () => import('./regions-page').then((page) => page.RegionsPage) },
      { path: 'regions/:code', loadComponent: () => import('./region-page').then((page) => page.RegionPage) },
    ],
  },
];
