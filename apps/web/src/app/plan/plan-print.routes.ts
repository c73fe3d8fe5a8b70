import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: 'plans/:id/print',
    providers: [provideTranslocoScope('plan-files')],
    loadComponent: () => import('./plan-print-page').then((page) => page.PlanPrintPage),
  },
];
