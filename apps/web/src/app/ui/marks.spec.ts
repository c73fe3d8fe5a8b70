import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import type { EmptyKind, Freshness } from '@portal/domain';
import { EmptyMark } from './empty-mark';
import { LevelMark, slicePath } from './level-mark';
import { ProblemNote } from './problem-note';
import { VisibilityLabel } from './visibility-label';

const words = { again: 'Try again', visibility: { restricted: 'Restricted', public: 'Public' } };

async function drawn<T>(component: Type<T>, inputs: Readonly<Record<string, unknown>>) {
  TestBed.configureTestingModule({
    imports: [
      TranslocoTestingModule.forRoot({
        langs: { en: words },
        translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
        preloadLangs: true,
      }),
    ],
  });
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { fixture, element: fixture.nativeElement as HTMLElement };
}

describe('a level mark', () => {
  it('is an empty ring for the first level and full for the last', async () => {
    const first = await drawn(LevelMark, { order: 0, count: 5 });
    expect(first.element.querySelector('.slice')).toBeNull();
    first.fixture.componentRef.setInput('order', 4);
    await first.fixture.whenStable();
    expect(first.element.querySelector('circle.slice')).not.toBeNull();
  });

  it('fills clockwise from twelve', () => {
    expect(slicePath(0.25, 4)).toBe('M0 0V-4A4 4 0 0 1 4.000 -0.000Z');
    expect(slicePath(0.75, 4)).toBe('M0 0V-4A4 4 0 1 1 -4.000 0.000Z');
  });

  it.each<[Freshness, readonly string[]]>([
    ['fresh', ['ring']],
    ['ageing', ['ring', 'ageing']],
    ['stale', ['ring', 'stale']],
  ])('shows in its ring what is %s', async (freshness, classes) => {
    const { element } = await drawn(LevelMark, { order: 1, count: 4, freshness });
    expect([...(element.querySelector('.ring')?.classList ?? [])]).toEqual(classes);
  });
});

describe('an empty mark', () => {
  it('is square and has a pattern of its own for each kind', async () => {
    const kinds: readonly EmptyKind[] = ['silent', 'not-shared', 'not-asked', 'not-applicable'];
    const { fixture, element } = await drawn(EmptyMark, { kind: kinds[0] });
    const patterns = new Set<string | null>();
    for (const kind of kinds) {
      fixture.componentRef.setInput('kind', kind);
      await fixture.whenStable();
      expect(element.querySelector('rect')).not.toBeNull();
      patterns.add(element.querySelector('path')?.getAttribute('d') ?? null);
    }
    expect(patterns.size).toBe(4);
    expect(patterns).not.toContain(null);
  });
});

describe('a visibility label', () => {
  it('locks only what is restricted', async () => {
    const { fixture, element } = await drawn(VisibilityLabel, { visibility: 'restricted' });
    expect(element.textContent.trim()).toBe('Restricted');
    expect(element.querySelector('portal-icon')).not.toBeNull();
    fixture.componentRef.setInput('visibility', 'public');
    await fixture.whenStable();
    expect(element.querySelector('portal-icon')).toBeNull();
  });
});

describe('a problem note', () => {
  it('offers the way on only where there is one', async () => {
    const { fixture, element } = await drawn(ProblemNote, { text: 'The list could not be loaded.' });
    let tries = 0;
    fixture.componentInstance.again.subscribe(() => (tries += 1));
    expect(element.querySelector('[role=alert]')?.textContent).toContain('The list could not be loaded.');
    element.querySelector('button')?.click();
    expect(tries).toBe(1);
    fixture.componentRef.setInput('mayTryAgain', false);
    await fixture.whenStable();
    expect(element.querySelector('button')).toBeNull();
  });
});
