import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'plans/:id', loadComponent: () => import('./plan-page').then((page) => page.PlanPage) },
  { path: 'countries/:iso3/plans', loadComponent: () => import('./plans-page').then((page) => page.PlansPage) },
  {
    path: 'actions/:id/report',
    loadComponent: () => import('./action-answer-page').then((page) => page.ActionAnswerPage),
  },
];
