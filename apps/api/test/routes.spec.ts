import 'reflect-metadata';
import { PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { permissions } from '@portal/domain';
import { ANSWERS } from '../src/platform/http/answers.js';
import { MAY } from '../src/platform/http/may.js';
import { type Application, startApplication } from './application.harness.js';
import type { OpenApi, Operation } from './openapi.harness.js';

/** Where Nest keeps what an argument is: the first number of its key. */
const kinds: Readonly<Record<string, string>> = { '3': 'body', '4': 'query', '5': 'param' };

interface Route {
  readonly name: string;
  readonly handler: object;
  readonly arguments: Readonly<Record<string, { readonly schema?: unknown }>>;
}

let portal: Application;
let routes: readonly Route[] = [];
beforeAll(async () => {
  portal = await startApplication();
  routes = routesOf(portal);
});
afterAll(() => portal.close());

describe('every route', () => {
  it('is found', () => {
    expect(routes.length).toBeGreaterThan(35);
  });

  it('says who may call it', () => {
    const declared = routes.map(({ name, handler }) => [name, Reflect.getMetadata(MAY, handler) as unknown] as const);
    expect(declared.filter(([, permission]) => !(permissions as readonly unknown[]).includes(permission))).toEqual([]);
  });

  it('says what it answers', () => {
    expect(
      routes.filter(({ handler }) => Reflect.getMetadata(ANSWERS, handler) === undefined).map(({ name }) => name),
    ).toEqual([]);
  });

  it('has a contract for each body, query and parameter', () => {
    const open = routes.flatMap(({ name, arguments: given }) =>
      Object.entries(given).flatMap(([key, { schema }]) => {
        const kind = kinds[key.split(':')[0] ?? ''];
        return kind && !schema ? [`${name} ${kind}`] : [];
      }),
    );
    expect(open).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  let document: OpenApi;
  beforeAll(async () => {
    document = (await portal.app.inject({ method: 'GET', url: '/api/v1/openapi.json' })).json<OpenApi>();
  });
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
    );
  const refused = ({ responses }: Operation) =>
    Object.keys(responses)
      .map(Number)
      .filter((status) => status >= 400);

  it.each([
    ['get', '/health/live', [500]],
    ['get', '/regions', [429, 500, 503]],
    ['get', '/coverage', [422, 429, 500, 503]],
    ['get', '/claims/{id}', [404, 422, 429, 500, 503]],
    ['get', '/work', [401, 403, 429, 500, 503]],
    ['post', '/session', [400, 401, 403, 413, 415, 422, 429, 500, 503]],
    ['post', '/links/accept', [400, 403, 404, 409, 413, 415, 422, 429, 500, 503]],
    ['delete', '/sessions', [401, 403, 429, 500, 503]],
    ['delete', '/updates/{id}', [401, 403, 404, 409, 412, 422, 429, 500, 503]],
    ['post', '/updates/{id}/send', [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503]],
    ['patch', '/updates/{id}', [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500, 503]],
  ])('tells the problems of %s %s', (method, path, statuses) => {
    const operation = document.paths[`/api/v1${path}`]?.[method];
    expect(operation && refused(operation)).toEqual(statuses);
  });

  it('tells them by components that are there, as application/problem+json', () => {
    for (const { name, responses } of operations()) {
      for (const [status, response] of Object.entries(responses).filter(([each]) => Number(each) >= 400)) {
        const component = '$ref' in response ? response.$ref.replace('#/components/responses/', '') : '';
        const content = document.components.responses[component]?.content ?? {};
        expect([name, status, Object.keys(content)]).toEqual([name, status, ['application/problem+json']]);
      }
    }
  });

  it('asks for a key on each POST but the sign-in, for a condition where a version is edited, and nowhere else', () => {
    const asking = (header: string) =>
      operations()
        .filter(({ parameters = [] }) => parameters.some(({ name, required }) => name === header && required === true))
        .map(({ name }) => name);
    const posts = operations().flatMap(({ name }) => (/^post (?!.*\/session$)/.test(name) ? [name] : []));
    expect(asking('Idempotency-Key')).toEqual(posts);
    expect(asking('If-Match').sort()).toEqual([
      'patch /api/v1/action-plans/{id}',
      'patch /api/v1/actions/{id}',
      'patch /api/v1/agenda-items/{id}',
      'patch /api/v1/checklist-templates',
      'patch /api/v1/countries/{iso3}',
      'patch /api/v1/date-polls/{id}',
      'patch /api/v1/delegates/{id}',
      'patch /api/v1/documents/{id}',
      'patch /api/v1/exemptions/{id}',
      'patch /api/v1/imports/{id}',
      'patch /api/v1/indicators/{id}',
      'patch /api/v1/indicators/{id}/levels/{level}',
      'patch /api/v1/meeting-decisions/{id}',
      'patch /api/v1/memberships/{id}',
      'patch /api/v1/minutes/{id}',
      'patch /api/v1/objectives/{id}',
      'patch /api/v1/plan-grants/{id}',
      'patch /api/v1/priorities/{id}',
      'patch /api/v1/published-figures/{id}',
      'patch /api/v1/regions/{code}/invitation-letters/{language}',
      'patch /api/v1/reporting-rounds/{id}',
      'patch /api/v1/retention-rules/{id}',
      'patch /api/v1/risk-assessments/{id}',
      'patch /api/v1/risk-methods/{id}',
      'patch /api/v1/role-assignments/{id}',
      'patch /api/v1/round-table-templates',
      'patch /api/v1/round-tables/{id}',
      'patch /api/v1/scenarios/{id}',
      'patch /api/v1/seats/{id}',
      'patch /api/v1/team-instruments/{id}',
      'patch /api/v1/team-meetings/{id}',
      'patch /api/v1/team-meetings/{id}/attendance',
      'patch /api/v1/team-members/{id}',
      'patch /api/v1/teams/{id}',
      'patch /api/v1/updates/{id}',
    ]);
  });
});

function routesOf({ app }: Application): readonly Route[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ metatype, instance }) => {
    const prototype = Object.getPrototypeOf(instance) as object;
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler: unknown = Object.getOwnPropertyDescriptor(prototype, method)?.value;
      if (typeof handler !== 'function' || Reflect.getMetadata(PATH_METADATA, handler) === undefined) return [];
      const type = metatype as { readonly name: string };
      const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, type, method) ?? {}) as Route['arguments'];
      return [{ name: `${type.name}.${method}`, handler, arguments: given }];
    });
  });
}
