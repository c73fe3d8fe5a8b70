import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { Refused, Requests } from '../platform/request';
import { Session } from '../platform/session';
import { leaveFor } from './leave-for';
import { SignInAgain } from './sign-in-again';

describe('signing in again in place', () => {
  const person = signal<{ id: string } | null>(null);
  let answer: () => void;
  let settled: boolean[];
  let left: string[];

  const signIn = async () => {
    const fixture = TestBed.createComponent(SignInAgain);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
    return element;
  };

  beforeEach(() => {
    // The test's document does not know how to show a dialog.
    HTMLDialogElement.prototype.showModal = () => undefined;
    person.set({ id: 'amina' });
    settled = [];
    left = [];
    answer = () => undefined;
    const session = { person, begin: () => Promise.resolve().then(() => answer()) };
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { en: { offline: 'No connection.' } },
          translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
          preloadLangs: true,
        }),
      ],
      providers: [
        { provide: Session, useValue: session },
        { provide: leaveFor, useValue: (address: string) => left.push(address) },
        { provide: Requests, useValue: { settle: (isSignedIn: boolean) => settled.push(isSignedIn) } },
      ],
    });
  });

  it('lets what waited go on', async () => {
    await signIn();
    expect(settled).toEqual([true]);
    expect(left).toEqual([]);
  });

  it('never sends what one person wrote under the name of another, nor shows it to them', async () => {
    answer = () => person.set({ id: 'boris' });
    await signIn();
    expect(settled).toEqual([false]);
    expect(left).toEqual(['/work']);
  });

  it('says so where there is no line, and keeps waiting', async () => {
    answer = () => {
      throw new Refused(0, null);
    };
    const element = await signIn();
    expect(element.querySelector('[role=alert]')?.textContent).toBe('No connection.');
    expect(settled).toEqual([]);
  });
});
