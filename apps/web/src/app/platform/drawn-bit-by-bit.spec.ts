import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { drawnBitByBit } from './drawn-bit-by-bit';

const total = signal(0);
const needed = signal(-1);

@Component({ selector: 'portal-host', template: '{{ drawn() }}' })
class Host {
  readonly drawn = drawnBitByBit(total, needed);
}

describe('many rows', () => {
  const drawn = async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    return { count: () => fixture.componentInstance.drawn(), destroy: () => fixture.destroy() };
  };

  beforeEach(() => {
    total.set(500);
    needed.set(-1);
  });

  it('are drawn as far as they are in view, then bit by bit until all are there', async () => {
    const { count } = await drawn();
    expect(count()).toBeLessThan(100);
    total.set(70);
    for (let tries = 0; tries < 100 && count() < 70; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      TestBed.tick();
    }
    expect(count()).toBe(70);
  });

  it('are never more than there are, and hold the one that is needed', async () => {
    total.set(3);
    const { count, destroy } = await drawn();
    expect(count()).toBe(3);
    total.set(500);
    needed.set(400);
    expect(count()).toBeGreaterThan(400);
    destroy();
  });
});
