import * as z from 'zod';
import { ROUTES, type Route } from './routes.ts';
import { problemSchema } from './schemas.ts';
import { VERSION } from './version.ts';

type Json = Record<string, unknown>;

/** The report API as OpenAPI 3.1, made from the routes table and its schemas. */
export function openApi(): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route, schemas) };
  }
  const scopes = [...new Set(Object.values<Route>(ROUTES).flatMap(({ scope }) => scope ?? []))];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Disclosure Auditor report API',
      version: VERSION,
      description:
        'Findings on sponsored posts, their review, and what they rest on. Errors are RFC 9457 problems that name the field.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: `Scopes: ${scopes.join(', ')}` },
      },
    },
  };
}

function operation(name: string, route: Route, schemas: Json): Json {
  const { status, body, type = 'application/json' } = route.ok;
  const parameters = [
    ...pathParameters(route.path),
    ...queryParameters(route, schemas),
    ...(name === 'reviewFinding' ? [IF_MATCH] : []),
  ];
  const answer =
    type === 'application/json'
      ? body && { [type]: { schema: schemaOf(body, 'output', schemas) } }
      : { [type]: { schema: { type: 'string' } } };
  return {
    operationId: name,
    summary: route.about,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input', schemas) } },
          },
        }),
    responses: {
      [status]: { description: 'As asked', ...(answer === undefined ? {} : { content: answer }) },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output', schemas) } },
      },
    },
    security: route.scope === undefined ? [] : [{ token: [route.scope] }],
  };
}

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'ETag of the finding as it was read',
  schema: { type: 'string', examples: ['"1"'] },
};

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Route, schemas: Json): Json[] {
  if (query === undefined) return [];
  const { properties = {} } = schemaOf(query, 'input', schemas) as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
    ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
  }));
}

/** JSON Schema of a zod schema; what has an id goes into the components, under a name of its own for input where it differs. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs = {},
    ...body
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Json };
  const rename = (id: string) => (io === 'input' ? `${id}Input` : id);
  const relink = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(relink);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (key === 'id' && typeof inner === 'string') return [];
        return [
          [
            key,
            key === '$ref' ? `#/components/schemas/${rename(String(inner).replace('#/$defs/', ''))}` : relink(inner),
          ],
        ];
      }),
    );
  };
  for (const [id, definition] of Object.entries($defs)) schemas[rename(id)] = relink(definition);
  const own = schema.meta()?.id;
  if (own === undefined) return relink(body) as Json;
  schemas[rename(own)] = relink(body);
  return { $ref: `#/components/schemas/${rename(own)}` };
}
