/** Asks an HTTP server over kept connections and measures it: requests a second and the 95th percentile. */
import { connect } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

/** One connection that asks again as soon as it is answered, until `isOver()`. */
const askInTurn = ({ host, port }, requests, { isOver, onAnswer, offset }) =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    let next = offset;
    let began = 0n;
    let kept = Buffer.alloc(0);
    const ask = () => {
      began = process.hrtime.bigint();
      socket.write(requests[next % requests.length]);
      next += 1;
    };
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.on('data', (piece) => {
      kept = kept.length === 0 ? piece : Buffer.concat([kept, piece]);
      const end = kept.indexOf(headEnd);
      if (end < 0) return;
      const head = kept.toString('latin1', 0, end);
      const status = Number(head.slice(9, 12));
      const length = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (kept.length < end + 4 + length) return;
      onAnswer(status, Number(process.hrtime.bigint() - began) / 1e6);
      kept = Buffer.alloc(0);
      if (!isOver()) return ask();
      socket.destroy();
      resolve();
    });
  });

/** A GET as bytes on the wire. */
export const getRequest = (address, path, headers = {}) => {
  const lines = Object.entries({ host: new URL(address).host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
};

/**
 * Sends the requests in turn over 20 connections. Answers requests a second, the 95th percentile in ms, and how often
 * each status came.
 */
export const underLoad = async (address, requests, { seconds = 1, connections = 20 } = {}) => {
  const { hostname: host, port } = new URL(address);
  const took = [];
  const statuses = {};
  const began = process.hrtime.bigint();
  const until = began + BigInt(Math.round(seconds * 1e9));
  const isOver = () => process.hrtime.bigint() >= until;
  const onAnswer = (status, ms) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    took.push(ms);
  };
  const each = Math.max(1, Math.floor(requests.length / connections));
  const at = { host, port: Number(port) };
  await Promise.all(
    Array.from({ length: connections }, (_, index) =>
      askInTurn(at, requests, { isOver, onAnswer, offset: index * each }),
    ),
  );
  const elapsed = Number(process.hrtime.bigint() - began) / 1e9;
  took.sort((one, other) => one - other);
  return { perSecond: took.length / elapsed, p95: took[Math.floor(took.length * 0.95)] ?? 0, statuses };
};

export const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
