/** Ports: which are free, which are taken. */
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Resolves to undefined when one can listen there, else to the code of the refusal (`EADDRINUSE`, `EACCES`). */
const refusalToListen = (host, port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (problem) => resolve(problem.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });

/** Why nothing can listen there, after waiting for what is just ending; undefined when it is free. */
export const whyPortRefused = async (host, port, patienceMs = 0) => {
  const until = Date.now() + patienceMs;
  for (;;) {
    const refusal = await refusalToListen(host, port);
    if (refusal !== 'EADDRINUSE' || Date.now() > until) return refusal;
    await wait(100);
  }
};

/** A port of the loopback that nobody uses at this moment. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
