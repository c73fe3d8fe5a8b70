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
      { path: 'dates', loadComponent: () => import('./parts-before').then((parts) => parts.DatesPart) },
      { path: 'invitations', loadComponent: () => import('./parts-before').then((parts) => parts.InvitationsPart) },
      { path: 'positions', loadComponent: () => import('./parts-after').then((parts) => parts.PositionsPart) },
      { path: 'priorities', loadComponent: () => import('./parts-after').then((parts) => parts.PrioritiesPart) },
      { path: 'agenda', loadComponent: () => import('./parts-before').then((parts) => parts.AgendaPart) },
      { path: 'run-sheet', loadComponent: () => import('./parts-before').then((parts) => parts.RunSheetPart) },
      { path: 'delegations', loadComponent: () => import('./parts-before').then((parts) => parts.DelegationsPart) },
      { path: 'readiness', loadComponent: () => import('./parts-before').then((parts) => parts.ReadinessPart) },
      { path: 'conclusions', loadComponent: () => import('./parts-after').then((parts) => parts.ConclusionsPart) },
      { path: 'commitments', loadComponent: () => import('./parts-after').then((parts) => parts.CommitmentsPart) },
      { path: 'briefing', loadComponent: () => import('./parts-before').then((parts) => parts.BriefingPart) },
      { path: 'minutes', loadComponent: () => import('./parts-after').then((parts) => parts.MinutesPart) },
    ],
  },
];
