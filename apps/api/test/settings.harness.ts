import type { Application, Said } from './application.harness.js';
import { textOf } from './application.harness.js';

const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;

/** A text in all six languages; each is told apart by its code. */
export function texts(word: string, change: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(languages.map((language) => [language, `${word} ${language}`])), ...change };
}

export function level(id: string, order: number, change: Readonly<Record<string, unknown>> = {}) {
  return { id, names: texts(`Level ${id}`), means: texts(`Means ${id}`), order, ...change };
}

/** An indicator of three levels, as the contract takes it. */
export function anIndicator(id: string, change: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    names: texts(`Indicator ${id}`),
    levels: [level('low', 0), level('middle', 1), level('high', 2)],
    asksSince: '2026-01-01',
    ...change,
  };
}

/** What coordinators do with settings, as stories tell it. */
export function settingOn(portal: () => Application) {
  const get = (path: string, account: string | null = 'coordinator') => portal().as(account, 'GET', path);
  const post = (path: string, body: unknown, account = 'coordinator') => portal().as(account, 'POST', path, { body });
  const patch = (path: string, body: unknown, tag: string, account = 'coordinator') =>
    portal().as(account, 'PATCH', path, { body, headers: { 'if-match': tag } });
  const remove = (path: string, account = 'coordinator') => portal().as(account, 'DELETE', path);
  return { get, post, patch, remove };
}

/** The tag by which a record that was answered is edited. */
export function tagOf(said: Said): string {
  return textOf(said.headers['etag']);
}
