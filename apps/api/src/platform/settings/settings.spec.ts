import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsFrom } from './settings.js';

const needed = { DATABASE_APP_URL: 'postgres://portal_app:x@127.0.0.1/portal' };

describe('settings', () => {
  it('put the measures on the next port of the loopback, on another, or nowhere', () => {
    expect(settingsFrom(needed)).toMatchObject({ metricsPort: 3001, metricsHost: '127.0.0.1', logLevel: 'info' });
    expect(settingsFrom({ ...needed, PORT: '65535' }).metricsPort).toBeNull();
    expect(settingsFrom({ ...needed, METRICS_PORT: '9400', METRICS_HOST: '::' })).toMatchObject({
      metricsPort: 9400,
      metricsHost: '::',
    });
    expect(settingsFrom({ ...needed, METRICS_PORT: 'off' }).metricsPort).toBeNull();
  });

  it.each([
    ['LOG_LEVEL', 'loud'],
    ['METRICS_PORT', '70000'],
    ['DRAIN_SECONDS', '-1'],
    ['ROLE', 'both'],
  ])('refuse %s=%s by its name', (name, value) => {
    expect(() => settingsFrom({ ...needed, [name]: value })).toThrow(name);
  });

  describe('given as files', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'portal-settings-'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it('are read from there', () => {
      writeFileSync(join(folder, 'url'), `${needed.DATABASE_APP_URL}\n`);
      expect(settingsFrom({ DATABASE_APP_URL_FILE: join(folder, 'url') }).databaseUrl).toBe(needed.DATABASE_APP_URL);
    });

    it('are refused where the file is missing, or where both are given', () => {
      expect(() => settingsFrom({ DATABASE_APP_URL_FILE: join(folder, 'none') })).toThrow('DATABASE_APP_URL_FILE');
      expect(() => settingsFrom({ ...needed, DATABASE_APP_URL_FILE: join(folder, 'none') })).toThrow('both set');
    });
  });
});
