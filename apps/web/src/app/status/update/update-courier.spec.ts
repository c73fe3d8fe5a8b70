import { TestBed } from '@angular/core/testing';
import type { LineInput, Problem, StatusUpdate } from '@portal/contracts';
import { emptyDay } from './effective-day';
import { claimOf } from './sample-claim.harness';
import type { Answer } from './update-api';
import { UpdateApi } from './update-api';
import { UpdateCourier } from './update-courier';
import { UpdateDesk } from './update-desk';
import { newDraft } from './update-draft';
import { UpdateKeep } from './update-keep';
import type { Known } from './update-known';
import { opened } from './update-lines';

type Lines = readonly LineInput[];

const plan = { ...opened, level: 'adopted', day: { ...emptyDay, day: '2018-03-12' } };
const known = {
  country: { iso3: 'MRT', status: [] },
  indicators: [{ id: 'action-plan', levels: [] }],
  regions: [],
  reporting: {},
  updates: [],
  claims: [],
} as unknown as Known;

function updateOf(some: Partial<StatusUpdate>): StatusUpdate {
  return {
    id: 'u1',
    iso3: 'MRT',
    state: 'draft',
    writtenBy: { role: 'focal-point', scope: { kind: 'country', iso3: 'MRT' }, person: null },
    writtenAt: '2026-11-24T08:00:00.000000Z',
    lines: [claimOf({})],
    sample: false,
    version: 1,
    ...some,
  };
}

function problem(status: number, code?: string): Problem {
  return { type: '/problems/x', title: '', status, detail: 'No.', ...(code === undefined ? {} : { code }) };
}

const lost: Answer<StatusUpdate> = { kind: 'line-lost' };
const done = (update: Partial<StatusUpdate>): Answer<StatusUpdate> => ({ kind: 'done', value: updateOf(update) });
const refused = (status: number, code?: string): Answer<StatusUpdate> => ({
  kind: 'refused',
  problem: problem(status, code),
});

/** A server that answers what it is told, in order, and keeps what it was asked. */
function server(answers: Partial<Record<'create' | 'save' | 'send' | 'update', Answer<StatusUpdate>[]>>) {
  const asked: { readonly act: string; readonly key: unknown; readonly lines?: Lines }[] = [];
  const next = (act: 'create' | 'save' | 'send' | 'update', key: unknown, lines?: Lines) => {
    asked.push(lines ? { act, key, lines } : { act, key });
    return Promise.resolve(answers[act]?.shift() ?? lost);
  };
  return {
    asked,
    create: (_: string, lines: Lines, key: string) => next('create', key, lines),
    save: (_: string, lines: Lines, version: number) => next('save', version, lines),
    send: (_: string, key: string) => next('send', key),
    update: (id: string) => next('update', id),
  };
}

function begin(api: ReturnType<typeof server>) {
  const keep = { settled: () => Promise.resolve(), file: () => Promise.resolve(null) };
  TestBed.configureTestingModule({
    providers: [
      UpdateDesk,
      UpdateCourier,
      { provide: UpdateApi, useValue: api },
      { provide: UpdateKeep, useValue: keep },
    ],
  });
  const desk = TestBed.inject(UpdateDesk);
  desk.today.set('2026-11-24');
  desk.known.set(known);
  desk.draft.set({ ...newDraft('create-key'), lines: { 'action-plan': plan } });
  return { desk, courier: TestBed.inject(UpdateCourier) };
}

describe('a draft on its way', () => {
  it('is made, then sent, and becomes the receipt', async () => {
    const api = server({ create: [done({})], send: [done({ state: 'sent' })] });
    const { desk, courier } = begin(api);
    courier.send('send-key');
    await courier.now();
    await new Promise((resolve) => setTimeout(resolve));
    expect(api.asked.map(({ act, key }) => [act, key])).toEqual([
      ['create', 'create-key'],
      ['send', 'send-key'],
    ]);
    expect(desk.receipt()?.state).toBe('sent');
    expect(desk.lines()).toEqual({});
  });

  it('is repeated under the same key with the same lines when the answer was lost, and sent once', async () => {
    const api = server({
      create: [lost, done({})],
      save: [done({ version: 2 })],
      send: [lost, done({ state: 'sent' })],
    });
    const { desk, courier } = begin(api);
    await courier.now();
    expect(courier.hasLine()).toBe(false);
    desk.amend('action-plan', (line) => ({ ...line, note: 'Written meanwhile.' }));
    courier.hasLine.set(true);
    await courier.now();
    const [first, again, saved] = api.asked;
    expect(again).toEqual(first);
    expect(saved?.lines?.[0]).toMatchObject({ note: 'Written meanwhile.' });
    courier.send('send-key');
    await new Promise((resolve) => setTimeout(resolve));
    courier.lineBack();
    await new Promise((resolve) => setTimeout(resolve));
    expect(api.asked.filter(({ act }) => act === 'send').map(({ key }) => key)).toEqual(['send-key', 'send-key']);
    expect(desk.receipt()).not.toBeNull();
    await courier.stop();
  });

  it('shows both versions where somebody else was faster, and sends nothing unseen', async () => {
    const theirs = updateOf({ version: 7, lines: [claimOf({ level: 'drafted' })] });
    const api = server({ save: [refused(412)], update: [{ kind: 'done', value: theirs }] });
    const { desk, courier } = begin(api);
    desk.draft.update((draft) => ({ ...draft, updateId: 'u1', version: 1 }));
    courier.send('send-key');
    await new Promise((resolve) => setTimeout(resolve));
    expect(desk.draft()).toMatchObject({ version: 7, sendKey: null, clashes: [{ indicator: 'action-plan' }] });
    expect(api.asked.some(({ act }) => act === 'send')).toBe(false);
  });

  it('finds that it was sent when only the answer was lost', async () => {
    const api = server({
      save: [refused(409, 'sent')],
      update: [done({ state: 'sent' })],
    });
    const { desk, courier } = begin(api);
    desk.draft.update((draft) => ({ ...draft, updateId: 'u1', version: 1, sendKey: 'send-key' }));
    await courier.now();
    expect(desk.receipt()?.id).toBe('u1');
  });

  it('stops at a refusal and tells it at its line', async () => {
    const wrong = {
      ...problem(422),
      errors: [{ pointer: '/lines/0/level', code: 'unknown-level', detail: 'No such level.' }],
    };
    const api = server({ create: [{ kind: 'refused', problem: wrong as Problem }] });
    const { desk, courier } = begin(api);
    courier.send('send-key');
    await new Promise((resolve) => setTimeout(resolve));
    expect(desk.serverProblems()).toEqual({ 'action-plan': { field: 'level', detail: 'No such level.' } });
    expect(courier.isSending()).toBe(false);
    expect(api.asked).toHaveLength(1);
  });
});
