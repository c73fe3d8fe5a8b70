/** Said to whoever starts the portal: what is wrong with the key, and what to do. */
export class WrongMasterKey extends Error {}

export const otherKey = `The key of the secrets (SECRETS_KEY, or DATA_DIR/secrets/secrets-key) is not the one by which the database
was written: what countries wrote about their risks cannot be read with it. Nothing was changed. Give the portal the right
key, as it was kept when the backup was made, and start it again.`;

export const halfRotated = `The change of the key of the secrets was interrupted: some of it is under the old key, some under the new
one. Nothing is lost. Run "npm run rotate-key" again with the same settings: it goes on where it stopped.`;
