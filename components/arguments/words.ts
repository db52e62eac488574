import * as pulumi from "@pulumi/pulumi";
import { quote } from "../problems";
import type { Shape } from "./shape";

/** Most characters of a text in a message. Messages do not show longer texts. */
const longest = 60;

/** Describes the values that fit a shape, for instance `a text`, `a list of numbers` or `one of "a", "b"`. */
export function wanted(shape: Shape, find: (shape: Shape) => Shape): string {
  const found = find(shape);
  if (found === false) {
    return "nothing";
  }
  const { type, form, enum: words, instance, anyOf, items = {}, partial } = found;
  const required = partial === true ? [] : (found.required ?? []);
  if (form !== undefined) {
    return form;
  }
  if (words !== undefined) {
    return isBoolean(words)
      ? "true or false"
      : words.length === 1
        ? quote(words[0])
        : `one of ${words.map(quote).join(", ")}`;
  }
  if (instance !== undefined) {
    return instance === "function" ? "a function" : withArticle(instance);
  }
  switch (type) {
    case "string":
      return "a text";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "array":
      return `a list of ${several[typeOf(find(items))] ?? "values"}`;
    case "object":
      return anyOf === undefined ? keysOf(required) : waysOf(anyOf, required);
    default:
      return [...new Set(anyOf?.map((each) => wanted(each, find)))].join(", or ") || "a value";
  }
}

const several: Readonly<Record<string, string>> = {
  string: "texts",
  number: "numbers",
  object: "maps",
  array: "lists",
};

function typeOf(shape: Shape): string {
  return shape === false ? "" : (shape.type ?? (typeof shape.enum?.[0] === "string" ? "string" : ""));
}

/** Describes alternative maps by their required keys. */
function waysOf(branches: readonly Shape[], required: readonly string[]): string {
  const ways = branches.map((branch) => (branch === false ? [] : (branch.required ?? [])));
  return ways.some((keys) => keys.length === 0) ? keysOf(required) : [...new Set(ways.map(keysOf))].join(" or ");
}

function keysOf(required: readonly string[]): string {
  return required.length === 0 ? "a map" : `{ ${required.join(", ")} }`;
}

/** Reports whether the words include both true and false. */
export function isBoolean(words: readonly unknown[]): boolean {
  return words.includes(true) && words.includes(false);
}

/** Describes a given value. For maps, lists, long texts and texts that may be secrets, the description contains only the type. */
export function given(value: unknown, isSecret: boolean): string {
  if (pulumi.Output.isInstance(value)) {
    return "an Output";
  }
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return isSecret || value.length > longest ? "a text" : quote(value);
    case "object":
      return value === null ? "null" : nameOf(value);
    case "function":
      return "a function";
    default:
      return isSecret ? `a ${typeof value}` : String(value);
  }
}

function nameOf(value: object): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? "an empty list" : "a list";
  }
  return isPlainMap(value) ? "a map" : withArticle(value.constructor.name);
}

/** Reports whether a value is a plain map, not an instance of a class. */
export function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function withArticle(name: string): string {
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}
