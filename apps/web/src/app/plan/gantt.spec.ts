import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import type { Problem, WholePlan } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Gantt } from './gantt';
import { GanttWindow } from './gantt-window';
import { type Change, PlanEdits } from './plan-edits';
import { chainOfThree, rowsOfThree } from './sample-plan.harness';

const words = {
  today: 'Today, {{ day }}',
  'with-it': { one: '{{ count }} action moves with it', other: '{{ count }} actions move with it' },
  'ask.others': { one: '{{ count }} waits for it:', other: '{{ count }} wait for it:' },
  'ask.held': { one: '{{ count }} stays:', other: '{{ count }} stay:' },
  'ask.alone': 'Move only {{ number }}',
  'ask.all': { one: 'Move {{ count }}', other: 'Move all {{ count }}' },
  'ask.no-line': 'No connection. Nothing was moved yet.',
  'ask.clash': 'Somebody changed these actions meanwhile.',
  becomes: 'becomes',
  earlier: { one: '{{ count }} day earlier', other: '{{ count }} days earlier' },
  later: { one: '{{ count }} day later', other: '{{ count }} days later' },
};
const sharedWords = { 'state.in-progress': 'In progress', 'state.not-started': 'Not started' };
const planWords = {
  'days-late': { one: '{{ count }} day late', other: '{{ count }} days late' },
};

describe('the Gantt', () => {
  let sent: (readonly Change[])[];
  let answer: Problem | 'no-line' | null;
  const isRightToLeft = signal(false);
  const seen = signal({ width: 1827, from: 0, until: 2000 });

  const draw = async (plan: WholePlan = chainOfThree()) => {
    const fixture = TestBed.createComponent(Gantt);
    fixture.componentRef.setInput('plan', plan);
    fixture.componentRef.setInput('rows', rowsOfThree);
    const opened: string[] = [];
    const refused: string[] = [];
    fixture.componentInstance.opened.subscribe((each) => opened.push(each));
    fixture.componentInstance.refused.subscribe(({ number }) => refused.push(number));
    document.body.append(fixture.nativeElement as Node);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const bar = (number: string) => {
      const found = [...element.querySelectorAll<SVGGElement>('.bar')].find((each) =>
        each.getAttribute('aria-label')?.startsWith(number),
      );
      if (!found) throw new Error(`no bar ${number}`);
      return found;
    };
    const press = async (number: string, ...keys: string[]) => {
      for (const key of keys) {
        bar(number).dispatchEvent(
          new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true }),
        );
        await fixture.whenStable();
      }
    };
    const click = async (name: string) => {
      const found = [...element.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
      if (!found) throw new Error(`no button ${name}`);
      found.click();
      await fixture.whenStable();
    };
    const text = (selector: string) => element.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    return { fixture, element, bar, press, click, text, opened, refused };
  };

  beforeEach(() => {
    // The test's document does not know how to show a dialog.
    HTMLDialogElement.prototype.showModal = () => undefined;
    HTMLDialogElement.prototype.close = () => undefined;
    sent = [];
    answer = null;
    isRightToLeft.set(false);
    seen.set({ width: 1827, from: 0, until: 2000 });
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { en: { cancel: 'Cancel' }, 'gantt/en': words, 'plan/en': planWords, 'words/en': sharedWords },
          translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
          preloadLangs: true,
        }),
      ],
      providers: [
        { provide: Languages, useValue: { current: signal('en'), isRightToLeft } },
        {
          provide: PlanEdits,
          useValue: {
            saveAll: (changes: readonly Change[]) => {
              sent.push(changes);
              return Promise.resolve(answer);
            },
          },
        },
      ],
    });
    TestBed.overrideComponent(Gantt, {
      add: { providers: [{ provide: GanttWindow, useValue: { seen, follow: () => undefined } }] },
    });
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says of each bar all that it draws, and has one stop for Tab', async () => {
    const { bar, element } = await draw();
    expect(bar('2.3').getAttribute('aria-label')).toBe(
      '2.3 Kits in use at crossings, 15 Oct 2025 – 12 Nov 2026, In progress, 60%, 12 days late',
    );
    expect(element.querySelectorAll('.bar[tabindex="0"]')).toHaveLength(1);
    expect(element.querySelectorAll('.elbow')).toHaveLength(2);
    expect(element.querySelectorAll('.bracket')).toHaveLength(1);
    expect(element.querySelector('.flag')?.textContent).toBe('Today, 24 Nov 2026');
  });

  it('draws only what is in view, and whatever has the focus', async () => {
    seen.set({ width: 600, from: 100, until: 130 });
    const { element } = await draw();
    expect([...element.querySelectorAll('.bar')].map((each) => each.getAttribute('aria-label')?.slice(0, 3))).toEqual([
      '2.4',
      '2.5',
      '2.3',
    ]);
  });

  it('goes from bar to bar by the arrows, and opens the row by Enter', async () => {
    const { press, bar, opened } = await draw();
    await press('2.3', 'ArrowDown');
    expect(document.activeElement).toBe(bar('2.4'));
    await press('2.4', 'End', 'Enter');
    expect(document.activeElement).toBe(bar('2.5'));
    expect(opened).toEqual(['training']);
  });

  it('shows before anything is saved who moves with it, and saves all of it in one', async () => {
    const { press, text, click, element, bar } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'ArrowRight');
    expect(text('.moving[role=status]')).toBe('2.3: 29 Oct 2025 – 26 Nov 2026. 2 actions move with it');
    await press('2.3', 'Enter');
    expect(sent).toEqual([]);
    expect(text('dialog')).toContain('1 waits for it:');
    expect(text('dialog')).toContain('1 stays:');
    await click('Move all 2');
    expect(sent[0]?.map(({ action, patch }) => [action.id, action.version, patch])).toEqual([
      ['kits', 1, { startsOn: '2025-10-29', endsOn: '2026-11-26' }],
      ['training', 1, { startsOn: '2026-11-27', endsOn: '2027-03-14' }],
    ]);
    expect(element.querySelector('dialog')).toBeNull();
    expect(document.activeElement).toBe(bar('2.3'));
  });

  it('moves it alone where that is chosen', async () => {
    const { press, click } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'Enter');
    await click('Move only 2.3');
    expect(sent[0]?.map(({ action }) => action.id)).toEqual(['kits']);
  });

  it('saves at once where nobody waits for it, by a week and in the direction of time', async () => {
    isRightToLeft.set(true);
    const { press } = await draw();
    await press('2.4', 'm', 'ArrowRight', 'Enter');
    expect(sent[0]?.map(({ patch }) => patch)).toEqual([{ startsOn: '2026-11-06', endsOn: '2027-02-21' }]);
  });

  it('leaves it where it was on Escape', async () => {
    const { press, text, element } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'Escape', 'Enter');
    expect(sent).toEqual([]);
    expect(text('.moving[role=status]')).toBe('');
    expect(element.querySelector('.before')).toBeNull();
  });

  it('does not move what may not be changed, and says so', async () => {
    const { press, refused } = await draw();
    await press('2.5', 'm', 'ArrowRight', 'Enter');
    expect(refused).toEqual(['2.5']);
    expect(sent).toEqual([]);
  });

  it('loses nothing where somebody was faster: both are shown, and asked about again', async () => {
    answer = { type: '/problems/stale', title: 'Changed', status: 412, detail: 'Somebody was faster.' };
    const { press, click, text, fixture } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'Enter');
    await click('Move all 2');
    expect(text('dialog [role=alert]')).toContain('Somebody changed these actions meanwhile');
    const theirs = chainOfThree();
    fixture.componentRef.setInput('plan', {
      ...theirs,
      actions: theirs.actions.map((each) =>
        each.id === 'kits' ? { ...each, startsOn: '2025-10-10', endsOn: '2026-11-07', version: 2 } : each,
      ),
    });
    await fixture.whenStable();
    expect(text('dialog')).toContain('10 Oct 2025 – 7 Nov 2026 →becomes 22 Oct 2025 – 19 Nov 2026');
    answer = null;
    await click('Move all 2');
    expect(sent[1]?.[0]).toMatchObject({ action: { version: 2 }, patch: { startsOn: '2025-10-22' } });
  });

  it('keeps what was wished for without a line, and says why the server refused', async () => {
    answer = 'no-line';
    const { press, text, click } = await draw();
    await press('2.4', 'm', 'ArrowLeft', 'Enter');
    expect(text('dialog [role=alert]')).toContain('No connection. Nothing was moved yet');
    answer = { type: '/problems/conflict', title: 'Conflict', status: 409, detail: 'This version is frozen.' };
    await click('Move only 2.4');
    expect(text('dialog [role=alert]')).toBe('This version is frozen.');
  });

  it('follows the pointer, and only a press that goes nowhere opens the row', async () => {
    const { bar, fixture, opened, text } = await draw();
    // The test's document has no pointers of its own.
    const pointer = (type: string, clientX: number) =>
      Object.assign(new MouseEvent(type, { clientX, button: 0, bubbles: true }), { pointerId: 1 });
    bar('2.4').dispatchEvent(pointer('pointerdown', 500));
    document.dispatchEvent(pointer('pointerup', 502));
    expect(opened).toEqual(['training']);
    bar('2.3').dispatchEvent(pointer('pointerdown', 500));
    document.dispatchEvent(pointer('pointermove', 530));
    document.dispatchEvent(pointer('pointerup', 530));
    await fixture.whenStable();
    expect(text('dialog')).toContain('15 Oct 2025 – 12 Nov 2026 →becomes 14 Nov 2025 – 12 Dec 2026 (30 days later)');
  });

  it('shows the critical path on request', async () => {
    const { fixture, element } = await draw();
    expect(element.querySelectorAll('.critical')).toHaveLength(0);
    fixture.componentRef.setInput('showsCritical', true);
    await fixture.whenStable();
    expect(element.querySelectorAll('.bar.critical')).toHaveLength(3);
    expect(element.querySelectorAll('.elbow.critical')).toHaveLength(2);
  });
});
