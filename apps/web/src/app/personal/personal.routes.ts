import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'account/held', loadComponent: () => import('./personal-page').then((page) => page.PersonalPage) },
  {
    path: 'countries/:iso3/team/people/:id',
    loadComponent: () => import('./personal-page').then((page) => page.PersonalPage),
  },
];
