import type { Routes } from '@angular/router';

/** The parts of a round table are routes of their own below its page: a further one is one line here and one in `parts.ts`. */
export const routes: Routes = [
  {
    path: 'regions/:code/commitments',
    loadComponent: () => import('../conclusion/region-commitments-page').then((page) => page.RegionCommitmentsPage),
  },
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
    path: 'round-tables/:id/letter/:iso3',
    loadComponent: () => import('../meeting-invitation/letter-print-page').then((page) => page.LetterPrintPage),
  },
  {
    path: 'round-tables/:id',
    loadComponent: () => import('./round-table-page').then((page) => page.RoundTablePage),
    children: [
      { path: '', loadComponent: () => import('./overview-part').then((part) => part.OverviewPart) },
      { path: 'dates', loadComponent: () => import('../date-poll/dates-part').then((part) => part.DatesPart) },
      {
        path: 'invitations',
        loadComponent: () => import('../meeting-invitation/invitations-part').then((part) => part.InvitationsPart),
      },
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
      {
        path: 'delegations',
        loadComponent: () => import('../delegation/delegations-part').then((part) => part.DelegationsPart),
      },
      {
        path: 'readiness',
        loadComponent: () => import('../delegation/readiness-part').then((part) => part.ReadinessPart),
      },
      {
        path: 'conclusions',
        loadComponent: () => import('../conclusion/conclusions-part').then((part) => part.ConclusionsPart),
      },
      {
        path: 'commitments',
        loadComponent: () => import('../conclusion/commitments-part').then((part) => part.CommitmentsPart),
      },
      { path: 'briefing', loadComponent: () => import('../briefing/briefing-part').then((part) => part.BriefingPart) },
      { path: 'minutes', loadComponent: () => import('../minutes/minutes-part').then((part) => part.MinutesPart) },
    ],
  },
];
