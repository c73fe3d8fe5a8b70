import type { Routes } from '@angular/router';

/** The parts of a round table are routes of their own below its page: a further one is one line here and one in `parts.ts`. */
export const routes: Routes = [
  { path: 'round-tables', loadComponent: () => import('./round-tables-page').then((page) => page.RoundTablesPage) },
  {
    path: 'countries/:iso3/round-tables',
    loadComponent: () => import('./country-round-tables-page').then((page) => page.CountryRoundTablesPage),
  },
  { path: 'round-tables/overview', loadComponent: () => import('./years-page').then((page) => page.YearsPage) },
  {
    path: 'round-tables/:id/minutes/print',
    loadComponent: () => import('../minutes/minutes-print-page').then((page) => page.MinutesPrintPage),
  },
  {
    path: 'round-tables/:id/briefing/:iso3/print',
    loadComponent: () => import('../briefing/briefing-print-page').then((page) => page.BriefingPrintPage),
  },
  {
    path: 'round-tables/:id',
    loadComponent: () => import('./round-table-page').then((page) => page.RoundTablePage),
    children: [
      { path: '', loadComponent: () => import('./overview-part').then((part) => part.OverviewPart) },
      { path: 'briefing', loadComponent: () => import('../briefing/briefing-part').then((part) => part.BriefingPart) },
      { path: 'minutes', loadComponent: () => import('../minutes/minutes-part').then((part) => part.MinutesPart) },
    ],
  },
];
