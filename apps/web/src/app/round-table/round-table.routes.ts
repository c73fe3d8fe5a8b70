import type { Routes } from '@angular/router';

/** The parts of a round table are routes of their own below its page: a further one is one line here and one in `parts.ts`. */
export const routes: Routes = [
  { path: 'round-tables', loadComponent: () => import('./round-tables-page').then((page) => page.RoundTablesPage) },
  {
    path: 'countries/:iso3/round-tables',
    loadComponent: () => import('./country-round-tables-page').then((page) => page.CountryRoundTablesPage),
  },
  {
    path: 'round-tables/:id',
    loadComponent: () => import('./round-table-page').then((page) => page.RoundTablePage),
    children: [
      { path: '', loadComponent: () => import('./overview-part').then((part) => part.OverviewPart) },
      { path: 'dates', loadComponent: () => import('../date-poll/dates-part').then((part) => part.DatesPart) },
      {
        path: 'positions',
        loadComponent: () => import('../position/positions-part').then((part) => part.PositionsPart),
      },
      {
        path: 'priorities',
        loadComponent: () => import('../priority/priorities-part').then((part) => part.PrioritiesPart),
      },
      { path: 'agenda', loadComponent: () => import('../agenda/agenda-part').then((part) => part.AgendaPart) },
      { path: 'run-sheet', loadComponent: () => import('../agenda/run-sheet-part').then((part) => part.RunSheetPart) },
    ],
  },
];
