import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { asOwner, type Owner } from '../loading/owner.js';
import { keptSecret } from '../src/platform/settings/kept-secret.js';
import type { Environment } from '../src/platform/settings/secret-files.js';
import { keptMasterKey, keptNextKey, MasterKey } from '../src/platform/vault/master-key.js';
import { WrongMasterKey } from '../src/platform/vault/wrong-master-key.js';
import { refuseWhileServed } from './restore.js';

interface MasterRow {
  readonly mark: string;
  readonly next_mark: string | null;
}

/**
 * `rotate-key`: puts every data key under a new master key; what is sealed with them stays as it is. The new one is
 * `SECRETS_KEY_NEXT` where `SECRETS_KEY` is set, else the data folder makes it. One data key after the other, each in a
 * transaction of its own: interrupted anywhere, it goes on when it is run again. The portal has to be stopped.
 */
export async function rotateCommand(source: DataSource, dataFolder: string, environment: Environment): Promise<void> {
  await asOwner(source, refuseWhileServed);
  const given = environment['SECRETS_KEY'];
  const givenNext = environment['SECRETS_KEY_NEXT'];
  if (given && !givenNext) throw new Error('SECRETS_KEY_NEXT is missing: the key that takes the place of SECRETS_KEY.');
  const present = new MasterKey(given || (await keptSecret(dataFolder, keptMasterKey)));
  const next = new MasterKey(given && givenNext ? givenNext : await keptSecret(dataFolder, keptNextKey));
  if (present.mark === next.mark) throw new Error('The new key is the present one: nothing was changed.');
  const count = await rotate(source, present, next);
  if (given) {
    console.log(`${count} data keys are under the new key. Set SECRETS_KEY to what SECRETS_KEY_NEXT was, and start.`);
    return;
  }
  const folder = join(dataFolder, 'secrets');
  await rename(join(folder, keptNextKey), join(folder, keptMasterKey));
  console.log(
    `${count} data keys are under the new key, which ${join(folder, keptMasterKey)} holds. Keep a copy apart.`,
  );
}

/** Answers how many data keys went from the one to the other. */
export async function rotate(source: DataSource, present: MasterKey, next: MasterKey): Promise<number> {
  const isOver = await asOwner(source, (owner) => begin(owner, present.mark, next.mark));
  if (isOver) return 0;
  for (let count = 0; ; count += 1) {
    const hasMore = await asOwner(source, (owner) => rewrapOne(owner, present, next));
    if (hasMore) continue;
    await asOwner(source, (owner) => owner.rows('UPDATE vault_master SET mark = $1, next_mark = NULL', [next.mark]));
    return count;
  }
}

/** Writes down where it goes, before anything moves; true: all is under the new key already. */
async function begin(owner: Owner, present: string, next: string): Promise<boolean> {
  const [row] = await owner.rows<MasterRow>('SELECT mark, next_mark FROM vault_master FOR UPDATE');
  if (!row) {
    await owner.rows('INSERT INTO vault_master (mark, next_mark) VALUES ($1, $2)', [present, next]);
    return false;
  }
  if (row.mark === next && row.next_mark === null) return true;
  if (row.mark !== present) {
    throw new WrongMasterKey('The present key is not the one by which the database was written. Nothing was changed.');
  }
  if (row.next_mark !== null && row.next_mark !== next) {
    throw new WrongMasterKey(
      'A change of the key was interrupted, and this new key is not the one it went to. Nothing was changed: run it again with that one.',
    );
  }
  await owner.rows('UPDATE vault_master SET next_mark = $1', [next]);
  return false;
}

async function rewrapOne(owner: Owner, present: MasterKey, next: MasterKey): Promise<boolean> {
  const [row] = await owner.rows<{ id: string; series_id: string; wrapped: Buffer }>(
    'SELECT id, series_id, wrapped FROM risk_key WHERE mark = $1 ORDER BY id LIMIT 1 FOR UPDATE',
    [present.mark],
  );
  if (!row) return false;
  await owner.rows('UPDATE risk_key SET wrapped = $2, mark = $3 WHERE id = $1', [
    row.id,
    present.rewrap(row.series_id, row.wrapped, next),
    next.mark,
  ]);
  return true;
}
