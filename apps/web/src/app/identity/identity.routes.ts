import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('identity')],
    children: [
      { path: 'sign-in', loadComponent: () => import('./sign-in-page').then((page) => page.SignInPage) },
      { path: 'account', loadComponent: () => import('./account-page').then((page) => page.AccountPage) },
      { path: 'invitation', loadComponent: () => import('./invitation-page').then((page) => page.InvitationPage) },
      { path: 'reset', loadComponent: () => import('./reset-page').then((page) => page.ResetPage) },
    ],
  },
  { path: 'admin/people', loadComponent: () => import('./people/people-page').then((page) => page.PeoplePage) },
  {
    path: 'countries/:iso3/handover',
    loadComponent: () => import('./people/handover-page').then((page) => page.HandoverPage),
  },
];
