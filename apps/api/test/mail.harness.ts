import { type ParsedMail, simpleParser } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Application } from './application.harness.js';

/** A mail server that keeps what it is handed; `isAway` refuses for a while, as a full or broken one does. */
export async function aMailServer() {
  const mails: ParsedMail[] = [];
  /** The same as they came. */
  const sources: string[] = [];
  const state = { isAway: false };
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    logger: false,
    onRcptTo(_address, _session, done) {
      done(
        state.isAway ? Object.assign(new Error('try later, nfp.mrt@ministry.example'), { responseCode: 451 }) : null,
      );
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const source = Buffer.concat(parts);
        sources.push(source.toString());
        simpleParser(source).then((mail) => {
          mails.push(mail);
          done();
        }, done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    sources,
    state,
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((done) => server.close(done)),
  };
}

/** What waits a minute, or for its next try, is due now. */
export const hurry = (portal: Application) =>
  portal.owner(`UPDATE jobs.job SET start_after = now() - interval '1 second' WHERE state IN ('created', 'retry')`);
