import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../../cli/clouds";
import { lengthIn, limitsIn } from "./described-limits";
import { anything, below, joined, type Shape, type TypeShape } from "./shape";

/** A schema in one of Google's discovery documents. https://developers.google.com/discovery/v1/reference/apis */
interface DiscoverySchema {
  readonly type?: string;
  /** For instance `uint32`, or `int64` of a text that holds a number. */
  readonly format?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly readOnly?: boolean;
  readonly items?: DiscoverySchema;
  readonly additionalProperties?: DiscoverySchema;
  readonly properties?: Readonly<Record<string, DiscoverySchema>>;
}

interface Document {
  readonly schemas: Readonly<Record<string, DiscoverySchema>>;
}

/**
 * APIs that Google documents outside of the package.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/protect-workload-configuration
 */
const withoutDocument = ["containersecurity.googleapis.com"];

/** Reads Google Cloud's API models. */
export class Discovery {
  readonly #folder: string;
  readonly #documents = new Map<string, Document>();

  /** @param folder the unpacked package */
  constructor(folder: string) {
    this.#folder = join(folder, "googleapiclient/discovery_cache/documents");
  }

  /** Returns what a schema of a document holds, for instance `Cluster` of `container.v1`, with the members of `within` beside its own. */
  typeShape(name: string, schema: string, within: readonly string[]): TypeShape {
    const document = this.#document(name);
    const own = shapeIn(document, { $ref: schema });
    const inner = within.map((path) => below(own, path));
    return { model: `google-api-python-client ${name} ${schema}`, root: joined([own, ...inner]) };
  }

  /** Returns a shape whose one member names an API by its host, for instance `dns.googleapis.com`. */
  hostShape(property: string): TypeShape {
    const files = readdirSync(this.#folder).filter((file) => file.endsWith(".json") && file !== "index.json");
    const hosts = files.flatMap((file) => {
      const { rootUrl } = JSON.parse(readFileSync(join(this.#folder, file), "utf8")) as { readonly rootUrl?: string };
      return /^https:\/\/([a-z0-9-]+\.googleapis\.com)\/$/.exec(rootUrl ?? "")?.[1] ?? [];
    });
    const host: Shape = {
      /* The package lacks APIs that have no client, such as `mesh.googleapis.com`. */
      fact: { oneOf: [...new Set([...hosts, ...withoutDocument])].toSorted(), open: true },
      members: () => ({}),
    };
    return {
      model: "google-api-python-client rootUrl",
      root: { fact: {}, members: () => ({ [property]: host }) },
    };
  }

  #document(name: string): Document {
    const known =
      this.#documents.get(name) ?? (JSON.parse(readFileSync(join(this.#folder, `${name}.json`), "utf8")) as Document);
    this.#documents.set(name, known);
    return known;
  }
}

function shapeIn(document: Document, schema: DiscoverySchema): Shape {
  if (schema.$ref !== undefined) {
    const found = document.schemas[schema.$ref];
    return found === undefined ? anything : shapeIn(document, found);
  }
  const each = schema.items ?? schema.additionalProperties;
  if (each !== undefined) {
    return shapeIn(document, each);
  }
  const members = Object.entries(schema.properties ?? {}).filter(([, { readOnly }]) => readOnly !== true);
  return {
    fact: factOf(schema),
    members: () => Object.fromEntries(members.map(([name, inner]) => [name, shapeIn(document, inner)])),
  };
}

/** Google's patterns are for the whole text: "The name must be 1-63 characters long and comply with RFC1035". */
function factOf({
  description = "",
  enum: oneOf,
  format = "",
  maximum,
  minimum,
  pattern,
  type,
}: DiscoverySchema): Fact {
  const isUnsigned = format.startsWith("uint");
  const isNumber = /^(u?int|float|double)/.test(format);
  return {
    ...(oneOf !== undefined && { oneOf }),
    ...(pattern !== undefined && { pattern: `^(?:${pattern})$` }),
    ...(isUnsigned && { min: 0 }),
    ...(isNumber && limitsIn(description, isUnsigned || minimum !== undefined)),
    ...(type === "string" && !isNumber && lengthIn(description)),
    ...(minimum !== undefined && { min: Number(minimum) }),
    ...(maximum !== undefined && { max: Number(maximum) }),
  };
}
