import './every-page';
import type { Routes } from '@angular/router';
import { routes as administration } from './administration/administration.routes';
import { routes as audit } from './audit/audit.routes';
import { routes as calendarFeed } from './calendar-feed/calendar-feed.routes';
import { routes as documents } from './documents/documents.routes';
import { routes as identity } from './identity/identity.routes';
import { routes as network } from './network/network.routes';
import { routes as plan } from './plan/plan.routes';
import { routes as personal } from './personal/personal.routes';
import { routes as risk } from './risk/risk.routes';
import { routes as roundTable } from './round-table/round-table.routes';
import { routes as search } from './search/search.routes';
import { routes as settings } from './settings/settings.routes';
import { routes as reporting } from './status/reporting.routes';
import { routes as team } from './team/team.routes';
import { routes as work } from './work/work.routes';

/** Every address but the map's: a first visit of the map does without their list. */
export const routes: Routes = [
  ...reporting,
  ...network,
  ...team,
  ...plan,
  ...risk,
  ...roundTable,
  ...calendarFeed,
  ...personal,
  ...work,
  ...documents,
  ...search,
  ...identity,
  ...audit,
  ...settings,
  ...administration,
  { path: '**', loadComponent: () => import('./shell/not-found-page').then((page) => page.NotFoundPage) },
];
