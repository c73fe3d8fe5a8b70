import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import type { ActionsPatch, ChangedActions, WholePlan } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Refused } from '../platform/request';
import { Gantt } from './gantt';
import { GanttApi } from './gantt-api';
import { chainOfThree, rowsOfThree } from './gantt-plan.harness';
import { GanttWindow } from './gantt-window';

const words = {
  today: 'Today, {{ day }}',
  days: '{{ from }} – {{ until }}',
  'state.in-progress': 'In progress',
  'state.not-started': 'Not started',
  late: { one: '{{ count }} day late', other: '{{ count }} days late' },
  'with-it': { one: '{{ count }} action moves with it', other: '{{ count }} actions move with it' },
  frozen: 'This version is frozen.',
  moved: { one: '{{ count }} action moved.', other: '{{ count }} actions moved.' },
  undone: 'Moved back.',
  undo: 'Undo',
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

describe('the Gantt', () => {
  let sent: ActionsPatch[];
  let answer: (patch: ActionsPatch) => ChangedActions;
  const isRightToLeft = signal(false);
  const seen = signal({ width: 1827, from: 0, until: 2000 });

  const draw = async (plan: WholePlan = chainOfThree()) => {
    const fixture = TestBed.createComponent(Gantt);
    fixture.componentRef.setInput('plan', plan);
    fixture.componentRef.setInput('rows', rowsOfThree);
    const changed: ChangedActions[] = [];
    const opened: string[] = [];
    let outdated = 0;
    fixture.componentInstance.changed.subscribe((each) => changed.push(each));
    fixture.componentInstance.opened.subscribe((each) => opened.push(each));
    fixture.componentInstance.outdated.subscribe(() => (outdated += 1));
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
    return { fixture, element, bar, press, click, text, changed, opened, asksAnew: () => outdated };
  };

  beforeEach(() => {
    // The test's document does not know how to show a dialog.
    HTMLDialogElement.prototype.showModal = () => undefined;
    HTMLDialogElement.prototype.close = () => undefined;
    sent = [];
    answer = ({ changes }) => ({ items: [], undo: { changes } });
    isRightToLeft.set(false);
    seen.set({ width: 1827, from: 0, until: 2000 });
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { en: { cancel: 'Cancel' }, 'gantt/en': words },
          translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
          preloadLangs: true,
        }),
      ],
      providers: [
        { provide: Languages, useValue: { current: signal('en'), isRightToLeft } },
        {
          provide: GanttApi,
          useValue: {
            change: (patch: ActionsPatch) => {
              sent.push(patch);
              return Promise.resolve().then(() => answer(patch));
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
    const { press, text, click, changed, element } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'ArrowRight');
    expect(text('.moving[role=status]')).toBe('2.3: 29 Oct 2025 – 26 Nov 2026. 2 actions move with it');
    await press('2.3', 'Enter');
    expect(sent).toEqual([]);
    expect(text('dialog')).toContain('1 waits for it:');
    expect(text('dialog')).toContain('1 stays:');
    await click('Move all 2');
    expect(sent).toEqual([
      {
        changes: [
          { id: 'kits', version: 1, patch: { startsOn: '2025-10-29', endsOn: '2026-11-26' } },
          { id: 'training', version: 1, patch: { startsOn: '2026-11-27', endsOn: '2027-03-14' } },
        ],
      },
    ]);
    expect(changed).toHaveLength(1);
    expect(element.querySelector('dialog')).toBeNull();
  });

  it('moves it alone where that is chosen, and takes it back', async () => {
    answer = () => ({ items: [], undo: { changes: [{ id: 'kits', version: 2, patch: { startsOn: '2025-10-15' } }] } });
    const { press, click, changed, text } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'Enter');
    await click('Move only 2.3');
    expect(sent[0]?.changes.map(({ id }) => id)).toEqual(['kits']);
    await click('Undo');
    expect(sent[1]?.changes[0]).toMatchObject({ version: 2, patch: { startsOn: '2025-10-15' } });
    expect(text('portal-gantt-note')).toContain('Moved back.');
    expect(changed).toHaveLength(2);
  });

  it('saves at once where nobody waits for it, by a week and in the direction of time', async () => {
    isRightToLeft.set(true);
    const { press } = await draw();
    await press('2.4', 'm', 'ArrowRight', 'Enter');
    expect(sent[0]?.changes).toEqual([
      { id: 'training', version: 1, patch: { startsOn: '2026-11-06', endsOn: '2027-02-21' } },
    ]);
  });

  it('leaves it where it was on Escape', async () => {
    const { press, text, element } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'Escape', 'Enter');
    expect(sent).toEqual([]);
    expect(text('.moving[role=status]')).toBe('');
    expect(element.querySelector('.before')).toBeNull();
  });

  it('does not move what may not be changed, and says why', async () => {
    const { press, text } = await draw(chainOfThree({ isFrozen: true }));
    await press('2.5', 'm');
    expect(text('portal-gantt-note')).toContain('This version is frozen.');
  });

  it('loses nothing where somebody was faster: both are shown, and asked about again', async () => {
    answer = () => {
      throw new Refused(412, null);
    };
    const { press, click, text, fixture, asksAnew, changed } = await draw();
    await press('2.3', 'm', 'ArrowRight', 'Enter');
    await click('Move all 2');
    expect(changed).toEqual([]);
    expect(asksAnew()).toBe(1);
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
    answer = ({ changes }) => ({ items: [], undo: { changes } });
    await click('Move all 2');
    expect(sent[1]?.changes[0]).toMatchObject({ id: 'kits', version: 2, patch: { startsOn: '2025-10-22' } });
  });

  it('keeps what was wished for without a line', async () => {
    answer = () => {
      throw new Refused(0, null);
    };
    const { press, text } = await draw();
    await press('2.4', 'm', 'ArrowLeft', 'Enter');
    expect(text('dialog [role=alert]')).toContain('No connection. Nothing was moved yet');
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
