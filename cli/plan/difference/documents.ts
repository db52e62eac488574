import { parseDocument } from "yaml";

/** Longer texts are compared line by line: parsing them would be slow. */
const longest = 500_000;

/** Names of inputs whose text is in base64: the user data of machines. */
export const machineData = /^(?:user|custom)Data(?:Base64)?$/;

/** A text, and its content. */
export interface TextContent {
  readonly text: string;
  /** The map or the list that the text holds as JSON or YAML; absent if it is plain text. */
  readonly document?: object;
}

/** Reads the content of a text: JSON, YAML, or base64 in an input that is known for it. */
export function contentOf(name: string, given: string): TextContent {
  const text = machineData.test(name) ? decoded(given) : given;
  const document = text.length > longest ? undefined : (jsonIn(text) ?? yamlIn(text));
  return document === undefined ? { text } : { text, document };
}

/** Decodes base64, if the text is base64 of readable text. */
export function decoded(given: string): string {
  const compact = given.replaceAll(/\s/g, "");
  const bytes = Buffer.from(compact, "base64");
  const text = bytes.toString("utf8");
  const isSame = compact.length > 0 && bytes.toString("base64") === compact;
  /* A replacement character stands for bytes that are not text. */
  return isSame && !text.includes("\uFFFD") ? text : given;
}

/** Reads a map or a list in JSON. */
export function jsonIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return container(JSON.parse(text));
  } catch {
    return undefined; /* a text that only begins like JSON is compared as text */
  }
}

/** Reads YAML of several lines, at least one of which begins with a key or an item. */
function yamlIn(text: string): object | undefined {
  if (!/\n/.test(text.trim()) || !/^\s*(?:- |[\w."/-]+:(?:\s|$))/m.test(text)) {
    return undefined;
  }
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0 || document.warnings.length > 0) {
    return undefined;
  }
  try {
    return container(document.toJS());
  } catch {
    return undefined; /* aliases that expand too far: it is compared as text */
  }
}

function container(value: unknown): object | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}
