import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Refused, Requests } from './request';

const url = '/api/v1/claims';
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a write', () => {
  let requests: Requests;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    requests = TestBed.inject(Requests);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => server.verify());

  it('goes on under the same key once somebody has signed in again', async () => {
    const answer = requests.answer<{ id: string }>('POST', url, { lines: [] });
    const first = server.expectOne(url);
    const key = first.request.headers.get('Idempotency-Key');
    first.flush(null, { status: 401, statusText: 'Unauthorized' });
    await settled();
    expect(requests.asksToSignIn()).toBe(true);

    requests.settle(true);
    await settled();
    const second = server.expectOne(url);
    expect(second.request.headers.get('Idempotency-Key')).toBe(key);
    expect(second.request.body).toEqual({ lines: [] });
    second.flush({ id: '1' }, { headers: { etag: '"2"' } });
    await expect(answer).resolves.toEqual({ body: { id: '1' }, etag: '"2"' });
    expect(requests.asksToSignIn()).toBe(false);
  });

  it('is refused, not sent again, where nobody signs in', async () => {
    const answer = requests.send('POST', url).catch((failure: unknown) => failure);
    server.expectOne(url).flush(null, { status: 401, statusText: 'Unauthorized' });
    await settled();
    requests.settle(false);
    expect(await answer).toMatchObject({ status: 401 });
  });

  it('never asks to sign in again while somebody signs in', async () => {
    const answer = requests.send('POST', '/api/v1/session', {}).catch((failure: unknown) => failure);
    const call = server.expectOne('/api/v1/session');
    expect(call.request.headers.has('Idempotency-Key')).toBe(false);
    call.flush(null, { status: 401, statusText: 'Unauthorized' });
    expect(await answer).toBeInstanceOf(Refused);
    expect(requests.asksToSignIn()).toBe(false);
  });

  it('says what it was based on, and gives the words of the refusal', async () => {
    const problem = { type: '/problems/stale', title: 'Changed meanwhile', status: 412 };
    const answer = requests.send('PATCH', url, {}, { ifMatch: '"1"' }).catch((failure: unknown) => failure);
    const call = server.expectOne(url);
    expect(call.request.headers.get('If-Match')).toBe('"1"');
    call.flush(problem, { status: 412, statusText: 'Precondition Failed', headers: { 'retry-after': '7' } });
    expect(await answer).toMatchObject({ status: 412, problem, retryAfterSeconds: 7, isOffline: false });
  });

  it('that finds no line is offline', async () => {
    const answer = requests.send('DELETE', url).catch((failure: unknown) => failure);
    server.expectOne(url).error(new ProgressEvent('error'));
    expect(await answer).toMatchObject({ isOffline: true, problem: null });
  });
});
