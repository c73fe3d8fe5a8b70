import '../every-page';
import { createEnvironmentInjector, effect, EnvironmentInjector, inject } from '@angular/core';
import { isFocalPointOf, isTeamMemberOf } from '@portal/domain';
import { DocumentsApi } from '../documents/documents-api';
import { NetworkApi } from '../network/network-api';
import { Languages } from '../platform/languages';
import { Picture } from '../platform/picture';
import { Session } from '../platform/session';
import { StatusApi } from '../status/status-api';
import { UpdateApi } from '../status/update/update-api';
import { firstNotifications, WorkApi } from '../work/work-api';

/** Beside the line that a page itself needs. */
const afterOpeningMs = 3_000;

/**
 * Reads one's own work and the records of one's own country as their pages ask for them, so that they are at hand
 * without a line although they were not opened. Whoever asks their browser to save data is left alone. Call it while a
 * component or an injector is built.
 */
export function readAhead(): void {
  if (savesData(navigator)) return;
  const session = inject(Session);
  const language = inject(Languages).current;
  const parent = inject(EnvironmentInjector);
  effect((onCleanup) => {
    const person = session.person();
    const actor = session.actor();
    language();
    const countries = actor.assignments.flatMap(({ scope }) => (scope.kind === 'country' ? [scope.iso3] : []));
    const own = [...new Set(countries)].filter((iso3) => isFocalPointOf(actor, iso3) || isTeamMemberOf(actor, iso3));
    if (!person) return;
    const reading = createEnvironmentInjector([], parent);
    const timer = setTimeout(() => reading.runInContext(() => readAll(own)), afterOpeningMs);
    onCleanup(() => {
      clearTimeout(timer);
      reading.destroy();
    });
  });
}

function readAll(countries: readonly string[]): void {
  const [work, network, status] = [inject(WorkApi), inject(NetworkApi), inject(StatusApi)];
  const [documents, update] = [inject(DocumentsApi), inject(UpdateApi)];
  const sample = inject(Picture).sample(undefined);
  work.work(() => true);
  work.notifications(
    () => firstNotifications,
    () => true,
  );
  work.countries(() => true);
  network.regions();
  status.indicators();
  for (const iso3 of countries) {
    network.country(
      () => iso3,
      () => ({ asAt: undefined, knownAt: undefined, sample }),
    );
    network.claims(
      () => iso3,
      () => ({ indicator: '', limit: 200, sample }),
    );
    documents.list(() => ({ iso3, limit: 200 }));
    update.known(iso3, sample).catch(() => undefined);
  }
}

/** Whether the person asked for as little as possible over this line. */
export function savesData(browser: object): boolean {
  const line: unknown = 'connection' in browser ? browser.connection : null;
  return typeof line === 'object' && line !== null && 'saveData' in line && line.saveData === true;
}
