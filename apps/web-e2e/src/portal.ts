import { AxeBuilder } from '@axe-core/playwright';
import { Client } from 'pg';
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  test as base,
} from '@playwright/test';

/** Every story fails on what a person would never see: an error in the console, a violation of the content security policy. */
export const test = base.extend<{ readonly quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        const isOurs = message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text());
        if (isOurs) complaints.push(message.text());
      });
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The sample account of an office: `nfp.mrt`, `secretariat.aaf`, `coordinator`. */
export async function signIn(context: BrowserContext, account: string): Promise<void> {
  const answer = await context.request.post('/api/v1/session', {
    data: { email: `${account}@example.org`, password: process.env['PORTAL_SAMPLE_PASSWORD'] },
  });
  expect(answer.status()).toBe(200);
}

/** WCAG 2.2 AA, as axe-core can tell it. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

/** Nothing leaves the page sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

/** From now on every page of the context speaks this language, as if its person had chosen it. */
export async function speak(context: BrowserContext, language: string): Promise<void> {
  await context.addInitScript((chosen) => localStorage.setItem('portal.language', chosen), language);
}

/** Who sits at a desk or a telephone of their own, in their own language. */
export interface Seat {
  readonly account: string;
  readonly language: string;
  readonly width: number;
}

export async function seated(browser: Browser, { account, language, width }: Seat): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 780 : 900 } });
  await speak(context, language);
  await signIn(context, account);
  return context.newPage();
}

/** What the API answers to whoever is signed in. */
export async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(`/api/v1/${path}`);
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
}

/** An act of whoever is signed in, past the page. */
export async function write<T>(request: APIRequestContext, path: string, data: unknown): Promise<T> {
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const answer = await request.post(`/api/v1/${path}`, { data, headers });
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
}

/** Prepares what no page can do, such as a term that ended: as the owner of the database. */
export async function asOwner(statement: string, values: readonly string[]): Promise<void> {
  const { rowCount } = await owner((client) => client.query(statement, [...values]));
  expect(rowCount, statement).toBeGreaterThan(0);
}

/** What stands in the database and on no page, such as a mail that went out. */
export async function rowsOf<T extends object>(statement: string, values: readonly string[]): Promise<readonly T[]> {
  return (await owner((client) => client.query<T>(statement, [...values]))).rows;
}

async function owner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env['PORTAL_OWNER_URL'] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
