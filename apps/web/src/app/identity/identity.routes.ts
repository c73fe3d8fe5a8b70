import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('identity')],
    children: [
      { path: 'sign-in', loadComponent: () => import('./sign-in-page').then((page) => page.SignInPage) },
      { path: 'account', loadComponent: () => import('./account-page').then((page) => page.AccountPage) },
    ],
  },
];
