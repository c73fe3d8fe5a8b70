import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import * as z from 'zod';
import { Problem } from '@portal/contracts';
import { describeProblems } from './openapi-problems.js';

/** OpenAPI 3.1 from the very contracts that check requests and answers; browsable at /api/docs. */
export function describe(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('CBRN CoE Coordination Portal')
    .setDescription('Shapes that ministries script against: once released, they only grow.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('portal_session')
    .build();
  const document = () => {
    const described = SwaggerModule.createDocument(app, config, { standardSchemaConverter: converted });
    describeProblems(described, converted(Problem, { schemaType: 'output' })?.components ?? {});
    return described;
  };
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/v1/openapi.json',
    yamlDocumentUrl: 'api/v1/openapi.yaml',
  });
}

/** A contract as JSON Schema, its named parts as components. */
function converted(schema: unknown, { schemaType }: { readonly schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $defs,
    $schema: _dialect,
    ...rest
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: schemaType,
    unrepresentable: 'any',
  });
  return { schema: rest, components: $defs ?? {} };
}
