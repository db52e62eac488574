import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The properties of an object in a Pulumi SDK. */
export interface SdkProperties {
  readonly names: readonly string[];
  /** The properties within one of them; none for a scalar. */
  readonly within: (name: string) => SdkProperties;
}

const none: SdkProperties = { names: [], within: () => none };

/** Reads what the program may give each type, from the SDK's own declarations. */
export class Sdk {
  readonly #folder: string;
  readonly #inputs: ReadonlyMap<string, ts.InterfaceDeclaration>;

  constructor(name: string) {
    this.#folder = join("node_modules/@pulumi", name);
    this.#inputs = namespaced(parsed(join(this.#folder, "types/input.d.ts")));
  }

  /** Returns the inputs of a type. @throws Error if the SDK does not have it */
  inputsOf(token: string): SdkProperties {
    const [, module = "", name = ""] = token.split(":");
    const folder = join(this.#folder, module.split("/")[0] ?? "");
    const file = readdirSync(folder).find((entry) => entry.toLowerCase() === `${name.toLowerCase()}.d.ts`);
    const found = file === undefined ? undefined : parsed(join(folder, file)).statements.find(isNamed(`${name}Args`));
    if (found === undefined) {
      throw new Error(`${token}: no file of ${folder} declares ${name}Args`);
    }
    return this.#properties(found);
  }

  #properties(declared: ts.InterfaceDeclaration): SdkProperties {
    const types = new Map(
      declared.members.filter(ts.isPropertySignature).map(({ name, type }) => [name.getText(), type?.getText() ?? ""]),
    );
    return {
      names: [...types.keys()],
      within: (name) => {
        const [, type = ""] = /\binputs\.([\w.]+)/.exec(types.get(name) ?? "") ?? [];
        const inner = this.#inputs.get(type);
        return inner === undefined ? none : this.#properties(inner);
      },
    };
  }
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
}

function isNamed(name: string): (node: ts.Node) => node is ts.InterfaceDeclaration {
  return (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === name;
}

/** Lists interfaces with the names of their namespaces: `eks.ClusterVpcConfig`. */
function namespaced(file: ts.SourceFile): Map<string, ts.InterfaceDeclaration> {
  const found = new Map<string, ts.InterfaceDeclaration>();
  const visit = (node: ts.Node, path: readonly string[]): void => {
    if (ts.isInterfaceDeclaration(node)) {
      found.set([...path, node.name.text].join("."), node);
    } else if (ts.isModuleDeclaration(node)) {
      ts.forEachChild(node, (child) => visit(child, [...path, node.name.text]));
    } else if (ts.isModuleBlock(node) || ts.isSourceFile(node)) {
      ts.forEachChild(node, (child) => visit(child, path));
    }
  };
  visit(file, []);
  return found;
}
