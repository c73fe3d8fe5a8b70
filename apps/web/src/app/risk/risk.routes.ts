import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'countries/:iso3/risks', loadComponent: () => import('./risk-pages').then((pages) => pages.RisksPage) },
  {
    path: 'regions/:code/risk-picture',
    loadComponent: () => import('./risk-pages').then((pages) => pages.RiskPicturePage),
  },
  { path: 'risks/:id', loadComponent: () => import('./risk-pages').then((pages) => pages.RiskPage) },
  {
    path: 'risks/:id/compare/:other',
    loadComponent: () => import('./risk-pages').then((pages) => pages.RiskComparePage),
  },
  { path: 'risks/:id/remapping', loadComponent: () => import('./risk-pages').then((pages) => pages.RiskRemapPage) },
  { path: 'risk-methods/:id', loadComponent: () => import('./risk-pages').then((pages) => pages.RiskMethodPage) },
  { path: 'risks/:id/report', loadComponent: () => import('./risk-pages').then((pages) => pages.RiskReportPage) },
  {
    path: 'risks/:id/scenarios/:scenario',
    loadComponent: () => import('./risk-pages').then((pages) => pages.ScenarioPage),
  },
];
