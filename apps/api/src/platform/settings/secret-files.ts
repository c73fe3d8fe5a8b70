import { readFileSync } from 'node:fs';

/** What a container is given as a file instead of in its environment, where every process of it could read it. */
export const secretSettings = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'PORTAL_APP_PASSWORD',
  'SAMPLE_PASSWORD',
  'SMTP_URL',
  'SECRETS_KEY',
  'SECRETS_KEY_NEXT',
] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with each secret that `<NAME>_FILE` names read from that file.
 *
 * @throws Error that names the setting, never what it holds, where the file cannot be read or both are given
 */
export function withSecretFiles(environment: Environment): Environment {
  const read: Record<string, string> = {};
  for (const name of secretSettings) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (environment[name]) throw new Error(`${name} and ${name}_FILE are both set: keep one of them`);
    try {
      read[name] = readFileSync(file, 'utf8').trim();
    } catch {
      throw new Error(`${name}_FILE names ${file}, which cannot be read`);
    }
  }
  return { ...environment, ...read };
}
