import 'reflect-metadata';
import { PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { permissions } from '@portal/domain';
import { ANSWERS } from '../src/platform/http/answers.js';
import { MAY } from '../src/platform/http/may.js';
import { type Application, startApplication } from './application.harness.js';

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
