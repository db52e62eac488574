import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { LineCounter, parseDocument, type YAMLParseError } from "yaml";
import { UserError } from "../user-error";
import { isRecord } from "../values";

/** Reads a YAML file that holds a map. @throws UserError */
export function readYamlMap(file: string): Record<string, unknown> {
  if (!existsSync(file)) {
    throw new UserError(`${file}: there is no such file`);
  }
  return parseYamlMap(file, readFileSync(file, "utf8"));
}

/** Reads the text of a YAML file that holds a map. @throws UserError */
export function parseYamlMap(file: string, text: string): Record<string, unknown> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UserError(`${basename(file)}: line ${line}, column ${col}: ${mistakeOf(error)}`);
  }
  const content: unknown = document.toJS() ?? {};
  if (!isRecord(content)) {
    throw new UserError(`${basename(file)}: expected a map of keys to values, got ${describe(content)}`);
  }
  return content;
}

/** Describes a YAML error. The parser's own message for a duplicate key does not say what to do. */
function mistakeOf({ code, message }: YAMLParseError): string {
  return code === "DUPLICATE_KEY" ? "the map contains this key twice; rename or remove one of the two" : message;
}

/** Names the kind of a value. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  return value === null ? "null" : `a ${typeof value}`;
}

/** Finds the file of a stem by either of the endings of YAML. */
export function yamlFile(folder: string, stem: string): string | undefined {
  return [".yaml", ".yml"].map((extension) => join(folder, stem + extension)).find((file) => existsSync(file));
}
