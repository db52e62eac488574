import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What the interfaces of an Azure SDK declare about their properties. */
export interface Declarations {
  /** @returns undefined if the property is no enumeration */
  readonly enumerationOf: (className: string, property: string) => readonly string[] | undefined;
  /** @returns the comment before the property */
  readonly descriptionOf: (className: string, property: string) => string;
}

/**
 * Reads comments and enumerations from declarations: `enum KnownSkuTier` for an open one, a union of texts for a closed one.
 *
 * @param models the folder of the package's models
 * @param folder the unpacked package, whose `types` have the declarations of older versions
 */
export function declarationsIn(models: string, folder: string): Declarations {
  const types = join(folder, "package/types");
  const rolledUp = existsSync(types) ? readdirSync(types).filter((name) => name.endsWith(".d.ts")) : [];
  const candidates = [join(models, "index.d.ts"), ...rolledUp.map((name) => join(types, name))];
  const file = candidates.find((path) => existsSync(path)) ?? "";
  const { statements } = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const values = new Map(
    statements.flatMap((node): [string, readonly string[]][] =>
      ts.isEnumDeclaration(node)
        ? [[node.name.text.replace(/^Known/, ""), node.members.map(({ initializer }) => literal(initializer))]]
        : ts.isTypeAliasDeclaration(node) &&
            ts.isUnionTypeNode(node.type) &&
            node.type.types.every(ts.isLiteralTypeNode)
          ? [[node.name.text, node.type.types.map((type) => literal(type))]]
          : [],
    ),
  );
  const interfaces = new Map(statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]));
  const declarationOf = (className: string, property: string): ts.PropertySignature | undefined => {
    const node = interfaces.get(className);
    const own = node?.members.find((member) => member.name?.getText() === property);
    const bases =
      node?.heritageClauses?.flatMap(({ types: inherited }) => inherited.map((type) => type.getText())) ?? [];
    return own !== undefined && ts.isPropertySignature(own)
      ? own
      : bases.map((base) => declarationOf(base, property)).find((found) => found !== undefined);
  };
  return {
    enumerationOf: (className, property) =>
      values.get(declarationOf(className, property)?.type?.getText().replace(/\[\]$/, "") ?? ""),
    descriptionOf: (className, property) => {
      const found = declarationOf(className, property);
      return found === undefined
        ? ""
        : ts
            .getJSDocCommentsAndTags(found)
            .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
            .join(" ");
    },
  };
}

function literal(node: ts.Node | undefined): string {
  return node?.getText().replaceAll(/^["']|["']$/g, "") ?? "";
}
