import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'plans/:id', loadComponent: () => import('./plan-page').then((page) => page.PlanPage) },
  {
    path: 'plans/:id/compare',
    loadComponent: () => import('./plan-compare-page').then((page) => page.PlanComparePage),
  },
  { path: 'countries/:iso3/plans', loadComponent: () => import('./plans-page').then((page) => page.PlansPage) },
];
