import * as pulumi from "@pulumi/pulumi";
import type { ShapeFacts } from "./shape";
import { isBoolean } from "./words";

/** The fix for a value of the wrong type, and the value that was probably meant. */
export interface Fix {
  readonly fix?: string;
  readonly meant?: unknown;
}

/** Guesses the reason for a wrong value: missing or superfluous quotes, one value instead of a list, or a missing function call. */
export function fixOf(shape: ShapeFacts, value: unknown): Fix {
  const { instance, items, anyOf = [], enum: words = [] } = shape;
  const type = isBoolean(words) ? "boolean" : shape.type;
  if (value === null) {
    return { fix: "remove the key, or give it a value" };
  }
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return { fix: "set a value that is known before the program creates anything" };
  }
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return { fix: "put it in quotes", meant: String(value) };
  }
  if (typeof value === "string" && type !== undefined && isUnquoted(type, value)) {
    return { fix: "remove the quotes", meant: JSON.parse(value) };
  }
  if (type === "array" && items !== false && typeof value === items?.type) {
    return { fix: "write the value as a list", meant: [value] };
  }
  const fixes = anyOf.map((way) => (way === false ? {} : fixOf(way, value)));
  const ours = fixes.find(({ fix }) => fix !== undefined);
  if (type === undefined && ours !== undefined) {
    return ours;
  }
  return instance !== undefined && instance !== "function" && typeof value === "function" ? { fix: "call it" } : {};
}

function isUnquoted(type: string, value: string): boolean {
  return (
    (type === "number" && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) ||
    (type === "boolean" && /^(true|false)$/.test(value))
  );
}
