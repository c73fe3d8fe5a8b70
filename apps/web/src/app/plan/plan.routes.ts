import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  { path: 'plans/:id', loadComponent: () => import('./plan-page').then((page) => page.PlanPage) },
  {
    path: 'plans/:id/compare',
    loadComponent: () => import('./plan-compare-page').then((page) => page.PlanComparePage),
  },
  { path: 'plans/:id/import', loadComponent: () => import('./import-page').then((page) => page.ImportPage) },
  { path: 'plans/:id/import/:importId', loadComponent: () => import('./import-page').then((page) => page.ImportPage) },
  {
    path: 'plans/:id/print',
    providers: [provideTranslocoScope('plan-files')],
    loadComponent: () => import('./plan-print-page').then((page) => page.PlanPrintPage),
  },
  { path: 'countries/:iso3/plans', loadComponent: () => import('./plans-page').then((page) => page.PlansPage) },
  {
    path: 'actions/:id/report',
    loadComponent: () => import('./action-answer-page').then((page) => page.ActionAnswerPage),
  },
];
