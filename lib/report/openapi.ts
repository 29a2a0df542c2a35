import type * as z from 'zod';
import { Components, type Json } from './components.ts';
import { ROUTES, type Route } from './routes.ts';
import { problemSchema } from './schemas.ts';
import { VERSION } from './version.ts';

/** What stands in paths, with the name of its schema where it has one. */
const PATH_PARAMETERS: Record<string, { about: string; schema?: string }> = {
  findingId: { about: 'Id of a finding, such as v1:…' },
  platform: { about: 'Platform of the post', schema: 'Platform' },
  postId: { about: "The platform's own id of the post" },
  campaignId: { about: 'Id of a campaign' },
  webhookId: { about: 'Id of a webhook, wh_…' },
  eventId: { about: 'The webhook-id header of what was sent' },
  source: { about: 'Name of a source' },
  code: { about: 'A jurisdiction that has rules', schema: 'Jurisdiction' },
};

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'ETag of the finding as it was read',
  schema: { type: 'string', examples: ['"1"'] },
};

/** The report API as OpenAPI 3.1, made from the routes table and its schemas. */
export function openApi(): Json {
  const routes = Object.entries<Route>(ROUTES);
  const components = new Components(
    routes.flatMap(([, route]) => [requestBody(route) ?? [], route.query ?? []].flat()),
    [problemSchema, ...routes.flatMap(([, { ok }]) => ok.body ?? [])],
  );
  const paths: Record<string, Json> = {};
  for (const [name, route] of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route, components) };
  }
  const scopes = [...new Set(routes.flatMap(([, { scope }]) => scope ?? []))];
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
      schemas: components.schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: `Scopes: ${scopes.join(', ')}` },
      },
    },
  };
}

function requestBody({ body, describedBody = body }: Route): z.ZodType | undefined {
  return describedBody;
}

function operation(name: string, route: Route, components: Components): Json {
  const parameters = [
    ...pathParameters(route.path),
    ...queryParameters(route, components),
    ...(name === 'reviewFinding' ? [IF_MATCH] : []),
  ];
  const body = requestBody(route);
  return {
    operationId: name,
    summary: route.about,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, ...content('application/json', components.refer(body, 'input')) } }),
    responses: {
      [route.ok.status]: { description: 'As asked', ...answerOf(route.ok, components) },
      default: {
        description: 'A problem',
        ...content('application/problem+json', components.refer(problemSchema, 'output')),
      },
    },
    security: route.scope === undefined ? [] : [{ token: [route.scope] }],
  };
}

function answerOf({ body, type, headers = {} }: Route['ok'], components: Components): Json {
  const described = Object.entries(headers).map(([name, description]) => [
    name,
    { description, required: true, schema: { type: 'string' } },
  ]);
  return {
    ...(described.length === 0 ? {} : { headers: Object.fromEntries(described) }),
    ...(type === undefined ? {} : content(type, { type: 'string' })),
    ...(body === undefined ? {} : content('application/json', components.refer(body, 'output'))),
  };
}

function content(type: string, schema: Json): Json {
  return { content: { [type]: { schema } } };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const { about, schema } = PATH_PARAMETERS[name] ?? {};
    return {
      name,
      in: 'path',
      required: true,
      description: about,
      schema: schema === undefined ? { type: 'string' } : { $ref: `#/components/schemas/${schema}` },
    };
  });
}

function queryParameters({ query }: Route, components: Components): Json[] {
  if (query === undefined) return [];
  const { properties = {} } = components.refer(query, 'input') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
    ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
  }));
}
