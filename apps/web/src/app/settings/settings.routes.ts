import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: 'admin/settings',
    providers: [provideTranslocoScope('settings')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./settings-page').then((page) => page.SettingsPage),
      },
      { path: 'indicators', loadComponent: () => import('./indicators-page').then((page) => page.IndicatorsPage) },
      { path: 'countries', loadComponent: () => import('./countries-page').then((page) => page.CountriesPage) },
      { path: 'exemptions', loadComponent: () => import('./exemptions-page').then((page) => page.ExemptionsPage) },
      { path: 'figures', loadComponent: () => import('./figures-page').then((page) => page.FiguresPage) },
      { path: 'sharing', loadComponent: () => import('./sharing-page').then((page) => page.SharingPage) },
    ],
  },
];
