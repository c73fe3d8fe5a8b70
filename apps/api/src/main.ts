import { setSourceMapsSupport } from 'node:module';

/**
 * Stacks name the lines of our sources. Node's own switch (`--enable-source-maps`) would keep the maps of every package
 * in memory as well, a tenth of what the process takes; and it counts only for what is loaded after it.
 */
setSourceMapsSupport(true, { nodeModules: false });
await import('./serve.js');
