import ts from "typescript";
import type { Shape } from "../../components/arguments/shape";

/** Adds what the comment of a type or a member says: its text, its default, and for a key to come what to do instead. */
export function documented(symbol: ts.Symbol, shape: Shape): Shape {
  const doc = symbol.declarations?.flatMap(ts.getJSDocCommentsAndTags).findLast(ts.isJSDoc);
  const tag = (name: string) => {
    const found = doc?.tags?.find(({ tagName }) => tagName.text === name);
    return found && oneLine(ts.getTextOfJSDocComment(found.comment) ?? "");
  };
  const [fallback, form, instead] = [tag("default"), tag("form"), tag("instead")];
  const description = [
    oneLine(ts.getTextOfJSDocComment(doc?.comment) ?? ""),
    ...(fallback === undefined ? [] : [`Default: ${fallback}`]),
  ]
    .filter(Boolean)
    .join("\n\n");
  if (shape === false) {
    return instead === undefined ? false : { instead };
  }
  return { ...shape, ...(form !== undefined && { form }), ...(description !== "" && { description }) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
