import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'plans/:id/import', loadComponent: () => import('./import-page').then((page) => page.ImportPage) },
  { path: 'plans/:id/import/:importId', loadComponent: () => import('./import-page').then((page) => page.ImportPage) },
];
