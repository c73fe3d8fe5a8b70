import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: 'calendar-feeds',
    loadComponent: () => import('./calendar-feeds-page').then((page) => page.CalendarFeedsPage),
  },
];
