import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'documents', loadComponent: () => import('./documents-page').then((page) => page.DocumentsPage) },
];
