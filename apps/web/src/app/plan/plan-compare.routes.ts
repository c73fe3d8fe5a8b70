import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: 'plans/:id/compare',
    loadComponent: () => import('./plan-compare-page').then((page) => page.PlanComparePage),
  },
];
