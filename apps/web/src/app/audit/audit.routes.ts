import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: 'admin/audit',
    providers: [provideTranslocoScope('audit')],
    loadComponent: () => import('./audit-page').then((page) => page.AuditPage),
  },
];
