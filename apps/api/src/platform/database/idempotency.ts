/** The key was used with another body. */
export class KeyReused extends Error {}

/** The same request is still under way. */
export class KeyRunning extends Error {}
