import * as z from 'zod';

export type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

/**
 * The named schemas of an OpenAPI document. One that reads the same in requests and in answers has one name; where they differ, as
 * where an answer always holds what a request may leave out, the request's is called `…Input`.
 */
export class Components {
  readonly schemas: Json;
  readonly #differing: ReadonlySet<string>;

  constructor(requests: readonly z.ZodType[], answers: readonly z.ZodType[]) {
    const inputs = definitionsOf(requests, 'input');
    const outputs = definitionsOf(answers, 'output');
    this.#differing = differing(inputs, outputs);
    this.schemas = { ...this.#named(inputs, 'input'), ...this.#named(outputs, 'output') };
  }

  /** The schema as it stands in a request (`input`) or an answer (`output`). */
  refer(schema: z.ZodType, direction: Direction): Json {
    return this.#relink(jsonSchema(schema, direction).root, direction);
  }

  #named(definitions: Definitions, direction: Direction): Json {
    return Object.fromEntries(
      Object.entries(definitions).map(([id, schema]) => [this.#name(id, direction), this.#relink(schema, direction)]),
    );
  }

  #name(id: string, direction: Direction): string {
    return direction === 'input' && this.#differing.has(id) ? `${id}Input` : id;
  }

  #relink(schema: Json, direction: Direction): Json {
    return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
      key === '$ref' ? `#/components/schemas/${this.#name(idOf(String(value)), direction)}` : value,
    );
  }
}

type Definitions = Record<string, Json>;

const DEFINITIONS = '#/$defs/';
const idOf = (reference: string) => reference.slice(DEFINITIONS.length);

function jsonSchema(schema: z.ZodType, io: Direction): { root: Json; definitions: Definitions } {
  const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io, override: open });
  return { root, definitions: $defs as Definitions };
}

/** Answers may get more fields: who reads them must not refuse what it does not know. */
function open({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

function definitionsOf(schemas: readonly z.ZodType[], direction: Direction): Definitions {
  return Object.assign({}, ...schemas.map((schema) => jsonSchema(schema, direction).definitions));
}

/** Ids whose definitions, or whatever they refer to, differ. */
function differing(inputs: Definitions, outputs: Definitions): Set<string> {
  const text = (schema: Json | undefined) => JSON.stringify(schema);
  const shared = Object.keys(inputs).filter((id) => id in outputs);
  const found = new Set(shared.filter((id) => text(inputs[id]) !== text(outputs[id])));
  const refers = (id: string) => [...found].some((other) => text(inputs[id])!.includes(`"${DEFINITIONS}${other}"`));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const id of shared) if (refers(id)) found.add(id);
  }
  return found;
}
