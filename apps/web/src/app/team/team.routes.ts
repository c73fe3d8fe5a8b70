import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'countries/:iso3/team', loadComponent: () => import('./team-page').then((page) => page.TeamPage) },
  {
    path: 'countries/:iso3/team/meetings/:id',
    loadComponent: () => import('./meeting-page').then((page) => page.MeetingPage),
  },
];
