import '../every-page';
import { createEnvironmentInjector, effect, type EnvironmentInjector, inject } from '@angular/core';
import { provideServiceWorker, SwUpdate } from '@angular/service-worker';
import { Languages } from '../platform/languages';
import { readAhead } from './records-ahead';

const worker = '/ngsw-worker.js';
const hourly = 3_600_000;

interface Inventory {
  readonly assetGroups: readonly { readonly name: string; readonly urls: readonly string[] }[];
}

/**
 * Keeps this version of the portal on the device, whole, and says when another one is there: a page that is open stays
 * with the version it began with until it is loaded anew. A browser that keeps nothing has the portal all the same.
 */
export async function watchVersion(parent: EnvironmentInjector, onReady: () => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const injector = createEnvironmentInjector([provideServiceWorker(worker)], parent);
  await navigator.serviceWorker.register(worker);
  const updates = injector.get(SwUpdate);
  updates.versionUpdates.subscribe(({ type }) => {
    if (type === 'VERSION_READY') onReady();
  });
  // What was kept is broken: only loading anew helps.
  updates.unrecoverable.subscribe(onReady);
  const look = () => void updates.checkForUpdate().catch(() => undefined);
  setInterval(look, hourly);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  injector.runInContext(() => {
    const languages = inject(Languages);
    effect(() => {
      const language = languages.current();
      nameApplication(language);
      void keepWords(language);
    });
    readAhead();
  });
}

/** The name under which a device installs the portal, in its reader's language. */
function nameApplication(language: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]') ?? document.createElement('link');
  link.rel = 'manifest';
  link.href = `/install/${language}.webmanifest`;
  document.head.append(link);
}

/** Words are kept in the reader's language only: six are not small. Asked for once more, the worker keeps them. */
async function keepWords(language: string): Promise<void> {
  try {
    await navigator.serviceWorker.ready;
    const inventory = (await (await fetch('/ngsw.json')).json()) as Inventory;
    const words = inventory.assetGroups.find(({ name }) => name === 'words')?.urls ?? [];
    for (const url of words.filter((each) => each.endsWith(`/${language}.json`))) await fetch(url);
  } catch {
    // Without a line, or where nothing is kept, what is there stays.
  }
}
