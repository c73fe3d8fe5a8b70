import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PortalRequest } from './request.js';

/** Names that carry a hash of their content never change. */
const hashed = /-[A-Za-z0-9_-]{8}\.(js|css|json)(\.br|\.gz)?$/;

/** The built pages, with what was compressed at build time. */
export async function serveStaticFiles(fastify: FastifyInstance, root: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root,
    // One route for all files: a route for each of a thousand would cost the process 15 MB.
    preCompressed: true,
    dotfiles: 'ignore',
    index: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Sends the page that the browser's router takes over; false where this process serves no pages. */
export function sendPage(_request: PortalRequest, reply: FastifyReply): boolean {
  if (!('sendFile' in reply)) return false;
  void reply.status(200).sendFile('index.html');
  return true;
}
