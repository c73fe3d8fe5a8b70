import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Said } from './application.harness.js';

interface Reference {
  readonly $ref: string;
}
interface Header {
  readonly required?: boolean;
  readonly schema: object;
}
interface Response {
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
export interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

/** As much of the document as answers are held against. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}

/** Throws where an answer is not what the document promises of its address: its body and its headers. */
export function answersBy(document: OpenApi) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: false });
  ajv.addSchema(document, 'openapi');

  const hold = (what: string, pointer: readonly string[], value: unknown): void => {
    const reference = `openapi#/${pointer.map(escaped).join('/')}`;
    const check = ajv.getSchema(reference);
    if (!check) throw new Error(`${what}: the document says nothing of it`);
    if (!check(value)) throw new Error(`${what}: ${ajv.errorsText(check.errors)}`);
  };

  return (method: string, path: string, { status, headers, body }: Said): void => {
    const mediaType = String(headers['content-type']).split(';', 1)[0] ?? '';
    const address = addressIn(document, path);
    const operation = address === undefined ? undefined : document.paths[address]?.[method.toLowerCase()];
    if (address === undefined || !operation) {
      // No route: the problem has no operation to be declared by, but its shape is the same.
      hold(`${method} ${path} ${status}`, ['components', 'schemas', 'Problem'], body);
      return;
    }
    const what = `${method} ${address} ${status}`;
    const declared = operation.responses[status];
    if (!declared) throw new Error(`${what}: the document does not know this status`);
    const pointer =
      '$ref' in declared
        ? declared.$ref.replace('#/', '').split('/')
        : ['paths', address, method.toLowerCase(), 'responses', String(status)];
    const response = '$ref' in declared ? document.components.responses[pointer.at(-1) ?? ''] : declared;
    hold(what, [...pointer, 'content', mediaType, 'schema'], body);
    for (const [name, { required, schema }] of Object.entries(response?.headers ?? {})) {
      const said = headers[name.toLowerCase()];
      if (said === undefined && !required) continue;
      const isNumber = 'type' in schema && schema.type === 'integer';
      hold(`${what} ${name}`, [...pointer, 'headers', name, 'schema'], isNumber ? Number(said) : said);
    }
  };
}

/** The address that a path is of; where several fit, the one that says most of it by itself. */
function addressIn({ paths }: OpenApi, path: string): string | undefined {
  const plain = `/api/v1${path.split('?', 1)[0] ?? ''}`;
  const parameter = /\{[^}]+\}/g;
  const saidBy = (address: string) => address.replace(parameter, '').length;
  return Object.keys(paths)
    .filter((each) => {
      const pattern = each.replaceAll('.', String.raw`\.`).replace(parameter, '[^/]+');
      return new RegExp(`^${pattern}$`).test(plain);
    })
    .sort((one, other) => saidBy(other) - saidBy(one))[0];
}

/** One step of a JSON pointer in a URI's fragment. */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
