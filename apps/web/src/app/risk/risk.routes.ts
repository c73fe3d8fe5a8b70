import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'countries/:iso3/risks', loadComponent: () => import('./risk-pages').then((pages) => pages.RisksPage) },
  { path: 'risks/:id', loadComponent: () => import('./risk-pages').then((pages) => pages.RiskPage) },
  {
    path: 'risks/:id/scenarios/:scenario',
    loadComponent: () => import('./risk-pages').then((pages) => pages.ScenarioPage),
  },
];
