import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Fact } from "../../cli/clouds";
import { lengthIn, limitsIn } from "./described-limits";
import { anything, below, joined, type Shape, type TypeShape } from "./shape";

/** A shape in botocore's `service-2.json`. https://github.com/boto/botocore/tree/develop/botocore/data */
interface BotocoreShape {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly documentation?: string;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly documentation?: string }>>;
  readonly member?: { readonly shape: string };
}

interface Service {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, BotocoreShape>>;
}

/** Reads AWS' API models. */
export class Botocore {
  readonly #folder: string;
  readonly #services = new Map<string, Service>();

  /** @param folder the unpacked package */
  constructor(folder: string) {
    this.#folder = join(folder, "botocore/data");
  }

  /** Returns what operations accept, with the members of `within` beside their own. */
  typeShape(service: string, operations: readonly string[], within: readonly string[]): TypeShape {
    const inputs = operations.map((operation) => this.#input(service, operation));
    const inner = within.map((path) => below(joined(inputs), path));
    return { model: `botocore ${service} ${operations.join(", ")}`, root: joined([...inner, ...inputs]) };
  }

  #input(name: string, operation: string): Shape {
    const service = this.#service(name);
    const found = service.operations[operation];
    if (found === undefined) {
      throw new Error(`botocore ${name} has no operation ${operation}`);
    }
    return found.input === undefined ? anything : shapeIn(service, found.input.shape);
  }

  #service(name: string): Service {
    const versions = readdirSync(join(this.#folder, name)).filter((entry) => /^\d/.test(entry));
    const newest = versions.toSorted().at(-1) ?? "";
    const known =
      this.#services.get(name) ??
      (JSON.parse(
        gunzipSync(readFileSync(join(this.#folder, name, newest, "service-2.json.gz"))).toString(),
      ) as Service);
    this.#services.set(name, known);
    return known;
  }
}

function shapeIn(service: Service, name: string, description = ""): Shape {
  const shape = service.shapes[name];
  if (shape === undefined) {
    throw new Error(`botocore: ${name} is not described`);
  }
  if (shape.type === "list" && shape.member !== undefined) {
    return shapeIn(service, shape.member.shape);
  }
  const members = Object.entries(shape.members ?? {});
  return {
    fact: factOf(shape, `${description} ${shape.documentation ?? ""}`),
    members: () =>
      Object.fromEntries(
        members.map(([member, { documentation, shape: inner }]) => [member, shapeIn(service, inner, documentation)]),
      ),
  };
}

function factOf({ type, enum: oneOf, pattern, min, max }: BotocoreShape, description: string): Fact {
  switch (type) {
    case "string":
      return defined({
        ...lengthIn(description),
        oneOf,
        pattern: pattern && whole(pattern),
        minLength: min,
        ...(max !== undefined && { maxLength: max }),
      });
    case "integer":
    case "long":
    case "float":
    case "double":
      return min === undefined && max === undefined ? limitsIn(description) : defined({ min, max });
    default:
      return {};
  }
}

/** A pattern without an anchor is for the whole text: services match it as Java's `String.matches` does. */
function whole(pattern: string): string {
  return /^\^|\$$/.test(pattern) ? pattern : `^(?:${pattern})$`;
}

function defined(fact: { readonly [Key in keyof Fact]: Fact[Key] | undefined }): Fact {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined && value !== ""));
}
