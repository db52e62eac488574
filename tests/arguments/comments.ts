import ts from "typescript";
import type { Shape, ShapeFacts } from "../../components/arguments/shape";

/** Adds what the comment of a type or a member says: its text, its default, and for a key to come what to do instead. A text has a `@pattern`, with `@form` in words. */
export function documented(symbol: ts.Symbol, shape: Shape): Shape {
  const doc = symbol.declarations?.flatMap(ts.getJSDocCommentsAndTags).findLast(ts.isJSDoc);
  const tag = (name: string) => {
    const found = doc?.tags?.find(({ tagName }) => tagName.text === name);
    return found && oneLine(ts.getTextOfJSDocComment(found.comment) ?? "");
  };
  const [fallback, form, pattern, instead] = [tag("default"), tag("form"), tag("pattern"), tag("instead")];
  const description = [
    oneLine(ts.getTextOfJSDocComment(doc?.comment) ?? ""),
    ...(fallback === undefined ? [] : [`Default: ${fallback}`]),
  ]
    .filter(Boolean)
    .join("\n\n");
  if (shape === false) {
    return instead === undefined ? false : { instead };
  }
  const words = { ...(form !== undefined && { form }), ...(pattern !== undefined && { pattern }) };
  const formed = pattern === undefined ? { ...shape, ...words } : withPattern(shape, words);
  return { ...formed, ...(description !== "" && { description }) };
}

/** Adds a pattern to a text, or to the texts in a list or a map. */
function withPattern(shape: ShapeFacts, words: Pick<ShapeFacts, "form" | "pattern">): ShapeFacts {
  const { type, items, additionalProperties } = shape;
  if (type === "string") {
    return { ...shape, ...words };
  }
  const texts = type === "array" ? items : type === "object" ? additionalProperties : undefined;
  if (texts === undefined || texts === false || words.form === undefined) {
    throw new Error(`@pattern ${words.pattern}: needs a text, a list or a map of texts, and @form`);
  }
  const inner = withPattern(texts, words);
  return type === "array" ? { ...shape, items: inner } : { ...shape, additionalProperties: inner };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
