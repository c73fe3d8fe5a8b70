import AxeBuilder from '@axe-core/playwright';
import { expect, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test';

export const password = process.env['PORTAL_SAMPLE_PASSWORD'] ?? '';

const api = '/api/v1';

/** Signs the context's person in and lets every page of it speak their language. */
export async function signIn(context: BrowserContext, name: string, language: string): Promise<void> {
  await context.addInitScript((chosen) => localStorage.setItem('portal.language', chosen), language);
  const answer = await context.request.post(`${api}/session`, {
    data: { email: `${name}@example.org`, password },
  });
  expect(answer.status(), `${name} signs in`).toBe(200);
}

/** What the API answers to whoever is signed in. */
export async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(`${api}/${path}`);
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
}

export async function write<T>(request: APIRequestContext, path: string, data: unknown): Promise<T> {
  const answer = await request.post(`${api}/${path}`, {
    data,
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** WCAG 2.2 AA by axe, and nothing that scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWider, 'the page scrolls sideways').toBe(false);
}
