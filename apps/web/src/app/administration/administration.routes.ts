import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: 'admin',
    providers: [provideTranslocoScope('administration')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./administration-page').then((page) => page.AdministrationPage),
      },
      { path: 'mail', loadComponent: () => import('./mail-page').then((page) => page.MailPage) },
      { path: 'jobs', loadComponent: () => import('./jobs-page').then((page) => page.JobsPage) },
    ],
  },
];
