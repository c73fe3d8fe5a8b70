import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'work', loadComponent: () => import('./work-page').then((page) => page.WorkPage) },
];
