import { EnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Languages } from '../platform/languages';
import { watchVersion } from './version';

/** A browser that keeps pages, as far as the portal speaks with it. */
class Worker extends EventTarget {
  readonly registered: string[] = [];
  readonly controller = { postMessage: () => undefined, scriptURL: '/ngsw-worker.js' };
  readonly ready = Promise.resolve({ active: this.controller });

  register(script: string): Promise<object> {
    this.registered.push(script);
    return Promise.resolve({ active: this.controller });
  }

  getRegistration(): Promise<object> {
    return Promise.resolve({ active: this.controller });
  }

  says(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

describe('a version of the portal', () => {
  const begin = async (worker: Worker | undefined) => {
    Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: worker });
    if (!worker) delete (navigator as { serviceWorker?: unknown }).serviceWorker;
    TestBed.configureTestingModule({ providers: [{ provide: Languages, useValue: { current: signal('fr') } }] });
    let ready = 0;
    await watchVersion(TestBed.inject(EnvironmentInjector), () => (ready += 1));
    TestBed.tick();
    return () => ready;
  };

  it('is announced once another is there, and not while it comes', async () => {
    const worker = new Worker();
    const ready = await begin(worker);
    expect(worker.registered).toEqual(['/ngsw-worker.js']);
    worker.says({ type: 'VERSION_DETECTED', version: { hash: 'b' } });
    expect(ready()).toBe(0);
    worker.says({ type: 'VERSION_READY', currentVersion: { hash: 'a' }, latestVersion: { hash: 'b' } });
    expect(ready()).toBe(1);
    worker.says({ type: 'UNRECOVERABLE_STATE', reason: 'a file is gone' });
    expect(ready()).toBe(2);
  });

  it('is named in the reader’s language where it is installed', async () => {
    await begin(new Worker());
    expect(document.querySelector('link[rel="manifest"]')?.getAttribute('href')).toBe('/install/fr.webmanifest');
  });

  it('is nobody’s concern in a browser that keeps nothing', async () => {
    const ready = await begin(undefined);
    expect(ready()).toBe(0);
  });
});
