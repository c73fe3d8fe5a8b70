import type { OpenAPIObject } from '@nestjs/swagger';
import type { ProblemType } from '@portal/contracts';
import { asksNobodyExtension } from './may.js';
import { isKeyed } from './request.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = Exclude<Operation['responses'][string], { readonly $ref: string } | undefined>;
type Headers = NonNullable<Response['headers']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof methods)[number];

/** What an operation declares, as far as it decides which problems it can give. */
interface Declared {
  readonly isWrite: boolean;
  readonly mayHaveBody: boolean;
  readonly isKeyed: boolean;
  readonly needsPerson: boolean;
  readonly isOfOneRecord: boolean;
  readonly hasInput: boolean;
  readonly isConditional: boolean;
  readonly asksNobody: boolean;
}

interface ProblemAnswer {
  readonly status: number;
  readonly name: string;
  readonly description: string;
  readonly types: readonly ProblemType[];
  readonly headers?: Headers;
  readonly isGivenBy: (declared: Declared) => boolean;
}

const text = { type: 'string' } as const;
const always: Headers = {
  'Request-Id': { description: 'Names the request in the log.', required: true, schema: text },
  'Content-Language': { description: 'The language of `title` and `detail`.', required: true, schema: text },
};
const retryAfter: Headers = {
  'Retry-After': { description: 'Seconds to wait.', required: true, schema: { type: 'integer', minimum: 1 } },
};
const limits: Headers = {
  RateLimit: { description: 'Calls left, and the seconds until they are counted anew.', schema: text },
  'RateLimit-Policy': { description: 'Calls allowed in a window.', schema: text },
};

const answers: readonly ProblemAnswer[] = [
  {
    status: 400,
    name: 'Malformed',
    description: 'The body cannot be read, or the Idempotency-Key is missing.',
    types: ['malformed', 'key-missing'],
    isGivenBy: ({ mayHaveBody }) => mayHaveBody,
  },
  {
    status: 401,
    name: 'SignIn',
    description: 'Nobody is signed in, or what was shown to sign in is wrong.',
    types: ['sign-in'],
    isGivenBy: ({ needsPerson, mayHaveBody, isKeyed: hasKey }) => needsPerson || (mayHaveBody && !hasKey),
  },
  {
    status: 403,
    name: 'Forbidden',
    description: 'The act is not theirs, or it comes from another site.',
    types: ['forbidden', 'cross-site'],
    isGivenBy: ({ needsPerson, isWrite }) => needsPerson || isWrite,
  },
  {
    status: 404,
    name: 'NotFound',
    description: 'There is no such record, or it is hidden from the reader.',
    types: ['not-found'],
    isGivenBy: ({ isOfOneRecord, needsPerson, isKeyed: hasKey, mayHaveBody }) =>
      isOfOneRecord || (mayHaveBody && (needsPerson || hasKey)),
  },
  {
    status: 409,
    name: 'Conflict',
    description: 'The present state does not allow it, or the same request is still running.',
    types: ['conflict', 'key-running'],
    isGivenBy: ({ isKeyed: hasKey, isWrite, isOfOneRecord, mayHaveBody, needsPerson }) =>
      hasKey || (isWrite && (isOfOneRecord || (mayHaveBody && needsPerson))),
  },
  {
    status: 412,
    name: 'Stale',
    description: 'Somebody changed it in the meantime; `current` is how it stands.',
    types: ['stale'],
    isGivenBy: ({ isWrite, isOfOneRecord, needsPerson, mayHaveBody }) =>
      (isWrite && isOfOneRecord) || (needsPerson && mayHaveBody),
  },
  {
    status: 413,
    name: 'TooLarge',
    description: 'The body or the file is too large.',
    types: ['too-large'],
    isGivenBy: ({ mayHaveBody }) => mayHaveBody,
  },
  {
    status: 415,
    name: 'ContentType',
    description: 'The type of the body is not taken here.',
    types: ['content-type'],
    isGivenBy: ({ mayHaveBody }) => mayHaveBody,
  },
  {
    status: 422,
    name: 'Invalid',
    description: 'What was sent is not as it must be, told by field; or the key was used with another body.',
    types: ['invalid', 'key-reused'],
    isGivenBy: ({ hasInput, isKeyed: hasKey }) => hasInput || hasKey,
  },
  {
    status: 428,
    name: 'ConditionMissing',
    description: 'If-Match is missing.',
    types: ['condition-missing'],
    isGivenBy: ({ isConditional }) => isConditional,
  },
  {
    status: 429,
    name: 'TooManyRequests',
    description: 'Too many calls, or too many failures to sign in.',
    types: ['too-many-requests'],
    headers: { ...retryAfter, ...limits },
    isGivenBy: ({ asksNobody }) => !asksNobody,
  },
  {
    status: 500,
    name: 'Unexpected',
    description: 'What nobody expected; `requestId` names it in the log.',
    types: ['unexpected'],
    isGivenBy: () => true,
  },
  {
    status: 503,
    name: 'Unavailable',
    description: 'The database or the store of files is away, full or too busy.',
    types: ['unavailable'],
    headers: retryAfter,
    isGivenBy: ({ asksNobody }) => !asksNobody,
  },
];

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Made anew for each intention and sent again with each retry, so that many tries have the effect of one.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
} as const;

/**
 * Adds to each operation the problems that it can give, by what it declares, and to keyed ones their key.
 *
 * @param schemas the components that the contract of problems consists of
 */
export function describeProblems(document: OpenAPIObject, schemas: object): void {
  document.components = {
    ...document.components,
    schemas: Object.assign({}, document.components?.schemas, schemas),
    responses: {
      ...document.components?.responses,
      ...Object.fromEntries(answers.map((answer) => [answer.name, responseOf(answer)])),
    },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const declared = declaredBy(operation, method, path);
      if (declared.isKeyed) operation.parameters = [...(operation.parameters ?? []), keyParameter];
      for (const { status, name } of answers.filter(({ isGivenBy }) => isGivenBy(declared)))
        operation.responses[status] ??= { $ref: `#/components/responses/${name}` };
    }
  }
}

function declaredBy(operation: Operation, method: Method, path: string): Declared {
  const parameters = (operation.parameters ?? []).flatMap((each) => ('name' in each ? [each] : []));
  const mayHaveBody = ['post', 'put', 'patch'].includes(method);
  return {
    isWrite: method !== 'get',
    mayHaveBody,
    isKeyed: isKeyed(method, path),
    needsPerson: (operation.security ?? []).length > 0,
    isOfOneRecord: parameters.some((each) => each.in === 'path' || (each.in === 'query' && namesRecord(each))),
    hasInput: operation.requestBody !== undefined || parameters.some((each) => ['path', 'query'].includes(each.in)),
    isConditional: parameters.some((each) => each.in === 'header' && each.name === 'If-Match'),
    asksNobody: asksNobodyExtension in operation,
  };
}

/** Whether a query cannot do without the id of a record. */
function namesRecord({ required, schema }: { readonly required?: boolean; readonly schema?: object }): boolean {
  return required === true && schema !== undefined && '$ref' in schema && schema.$ref === '#/components/schemas/Id';
}

function responseOf({ status, description, types, headers = {} }: ProblemAnswer): Response {
  const narrowed = {
    properties: { type: { enum: types.map((type) => `/problems/${type}`) }, status: { enum: [status] } },
  };
  return {
    description,
    headers: { ...always, ...headers },
    content: {
      'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, narrowed] } },
    },
  };
}
