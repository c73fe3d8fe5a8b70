import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [provideTranslocoScope('map')],
    loadComponent: () => import('./coverage-page').then((page) => page.CoveragePage),
  },
];
