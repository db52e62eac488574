import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { UserError } from "../user-error";
import { type Fields, fields } from "../values";
import { type Reading, readingsIn } from "./property-access";

/** The files of a YAML program, in the order in which its language host looks for them. */
const programFiles = ["Main.json", "Main.yaml", "Pulumi.yaml"];

/** The types and functions that a YAML program names, each with the names of the properties that it gives or reads. */
export interface YamlUsage {
  /** By token, as the program writes it. */
  readonly types: ReadonlyMap<string, UsedProperties>;
  readonly functions: ReadonlyMap<string, UsedProperties>;
}

/** The properties of a type or a function that a program uses. */
export interface UsedProperties {
  readonly given: ReadonlySet<string>;
  readonly read: readonly Reading[];
}

/**
 * Reads a YAML program.
 *
 * @param folder the folder of the program
 */
export function readYamlProgram(folder: string): Fields {
  const file = programFiles.map((name) => join(folder, name)).find((one) => existsSync(one));
  if (file === undefined) {
    throw new UserError(`${folder}: expected ${programFiles.join(", ")}, got none; write one`);
  }
  return lowerCased(fields(parse(readFileSync(file, "utf8"))));
}

/** Lists the types and functions that a program uses. */
export function usageOf(program: Fields): YamlUsage {
  const read = readingsIn(textsIn(program));
  const types = new Map<string, UsedProperties>();
  for (const [name, resource] of Object.entries(fields(program, "resources"))) {
    const { get, properties, type } = lowerCased(fields(resource));
    addUse(types, type, [...Object.keys(fields(properties)), ...Object.keys(fields(get, "state"))], read.get(name));
  }
  const functions = new Map<string, UsedProperties>();
  for (const [name, variable] of Object.entries(fields(program, "variables"))) {
    visitCalls(variable, (call) => addUse(functions, call.token, call.given, readingsOf(call, read.get(name))));
  }
  visitCalls([program.resources, program.outputs], (call) =>
    addUse(functions, call.token, call.given, readingsOf(call)),
  );
  return { types, functions };
}

/** Adds a use of a type or function, if the token is one. */
function addUse(
  used: Map<string, UsedProperties>,
  token: unknown,
  given: readonly string[],
  read: readonly Reading[] = [],
): void {
  if (typeof token !== "string" || !/^[^:]+:[^:]+(?::[^:]+)?$/.test(token)) {
    return;
  }
  const known = used.get(token) ?? { given: new Set(), read: [] };
  used.set(token, { given: new Set([...known.given, ...given]), read: [...known.read, ...read] });
}

interface Call {
  readonly token: unknown;
  readonly given: readonly string[];
  /** The one field that it returns. */
  readonly field?: string;
}

/** Returns the properties of a call's result that a program reads; a call may return one field of its result. */
function readingsOf({ field }: Call, read: readonly Reading[] = []): readonly Reading[] {
  if (field === undefined) {
    return read;
  }
  const within = read.map(({ property, rest }) => ({ property: field, rest: [property, ...rest] }));
  return [...within, { property: field, rest: [] }];
}

/** Visits `fn::invoke` and its short form, `fn::<package>:<function>`. */
function visitCalls(value: unknown, visit: (call: Call) => void): void {
  if (Array.isArray(value)) {
    value.forEach((item) => visitCalls(item, visit));
    return;
  }
  for (const [key, content] of Object.entries(fields(value))) {
    const call = callOf(key, content);
    if (call !== undefined) {
      visit(call);
    }
    visitCalls(content, visit);
  }
}

function callOf(key: string, content: unknown): Call | undefined {
  const name = /^[Ff]n::(.+)$/.exec(key)?.[1];
  if (name === undefined) {
    return undefined;
  }
  if (name.toLowerCase() !== "invoke") {
    return name.includes(":") ? { token: name, given: Object.keys(fields(content)) } : undefined;
  }
  const { function: token, arguments: given, return: field } = lowerCased(fields(content));
  return { token, given: Object.keys(fields(given)), ...(typeof field === "string" && { field }) };
}

/** The host knows its own keys in both cases. */
function lowerCased(content: Fields): Fields {
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key.toLowerCase(), value]));
}

/** Joins all texts in a value, keys included. */
function textsIn(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(textsIn).join("\n");
  }
  const entries = Object.entries(fields(value)).map(([key, content]) => `${key}\n${textsIn(content)}`);
  return typeof value === "string" ? value : entries.join("\n");
}
