import { dirname, relative, sep } from "node:path";
import ts from "typescript";
import { compiled, exportsOf } from "../support/compiler";

/** An option as a page shows it. */
interface Option {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly text: string;
  readonly defaultText: string | undefined;
}

/** A type of ours with what its documentation says. */
interface DocumentedType {
  readonly name: string;
  readonly text: string;
  readonly options: readonly Option[];
  /** How it is written, where it has no options of its own. */
  readonly written: string;
}

const root = process.cwd();

/** The options of the package's types, as the compiler and the comments have them. */
export class OptionTables {
  readonly #checker: ts.TypeChecker;
  readonly #exported: ReadonlyMap<string, ts.Symbol>;
  readonly #used = new Set<string>();

  constructor(entries: readonly string[]) {
    this.#checker = compiled().getTypeChecker();
    this.#exported = new Map(entries.flatMap(exportsOf).map((symbol) => [symbol.name, symbol]));
  }

  /** The names of the exported classes that are components, with the stems of their files. */
  get components(): ReadonlyMap<string, string> {
    const found = [...this.#exported].flatMap(([name, symbol]) => {
      const declaration = symbol.declarations?.find(ts.isClassDeclaration);
      const isComponent =
        declaration !== undefined &&
        this.#checker.getTypeAtLocation(declaration).getProperty("registerOutputs") !== undefined;
      return isComponent ? [[name, stemOf(declaration.getSourceFile().fileName)] as const] : [];
    });
    return new Map(found);
  }

  /**
   * Returns a table of all options of a type, inherited ones included.
   *
   * @param besides another type, whose options are left out unless they differ
   */
  table(name: string, typesPage: string, besides?: string): string {
    const known = besides === undefined ? [] : this.#describe(besides).options.map((option) => JSON.stringify(option));
    const options = this.#describe(name).options.filter((option) => !known.includes(JSON.stringify(option)));
    return tableOf(options, (text) => this.#linked(text, typesPage));
  }

  /** A section for each type that tables name, and for those that these name. */
  sections(): string {
    const done = new Map<string, string>();
    for (let rest = [...this.#used]; rest.length > 0; rest = [...this.#used].filter((name) => !done.has(name))) {
      for (const name of rest) {
        done.set(name, this.#section(name));
      }
    }
    return [...done]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([, section]) => section)
      .join("\n\n");
  }

  #section(name: string): string {
    const { options, text, written } = this.#describe(name);
    const link = (type: string) => this.#linked(type, "");
    const shown = isMapped(written) ? code(written) : link(written);
    const body = options.length > 0 ? tableOf(options, link) : `Written as ${shown}.`;
    return [`## ${name}`, text, body].filter(Boolean).join("\n\n");
  }

  /** Marks the type as used, and writes it as code with links to the sections of what is in it. */
  #linked(type: string, typesPage: string): string {
    const names = [...new Set(type.match(/\b[A-Z]\w+/g))].filter((name) => this.#hasSection(name));
    for (const name of names) {
      this.#used.add(name);
    }
    const links = names.map((name) => `[${name}](${typesPage}#${name.toLowerCase()})`);
    return [code(type), ...links].join(" ");
  }

  #hasSection(name: string): boolean {
    const declaration = this.#exported.get(name)?.declarations?.[0];
    return (
      declaration !== undefined &&
      isOurs(declaration.getSourceFile().fileName) &&
      (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration))
    );
  }

  #describe(name: string): DocumentedType {
    const symbol = this.#exported.get(name);
    const declaration = symbol?.declarations?.[0];
    if (symbol === undefined || declaration === undefined) {
      throw new Error(`${name} is not exported`);
    }
    const type = this.#checker.getDeclaredTypeOfSymbol(symbol);
    const written = ts.isTypeAliasDeclaration(declaration) ? oneLine(declaration.type.getText()) : "";
    const options = isMapped(written) || isOfKubernetes(written) ? [] : this.#optionsOf(type);
    return { name, text: docOf(declaration), options, written };
  }

  #optionsOf(type: ts.Type): Option[] {
    const kinds = type.isUnion() ? type.types : [type];
    if (kinds.some((kind) => (kind.flags & ts.TypeFlags.Object) === 0 && !kind.isIntersection())) {
      return [];
    }
    const names = new Set(kinds.flatMap((kind) => this.#checker.getPropertiesOfType(kind).map((one) => one.name)));
    return [...names].flatMap((name) => {
      const found = kinds.flatMap((kind) => kind.getProperty(name) ?? []);
      const written = found.flatMap((one) => one.declarations ?? []).filter(isProperty);
      const ways = written.filter((one) => one.type?.kind !== ts.SyntaxKind.NeverKeyword);
      const [first] = ways;
      if (first === undefined) {
        return [];
      }
      const optional = found.length < kinds.length || written.some((one) => one.questionToken !== undefined);
      const type = [...new Set(ways.map(writtenType))].join(" | ");
      return { name, type, required: !optional, ...commentOf(first) };
    });
  }
}

function isProperty(declaration: ts.Declaration): declaration is ts.PropertySignature {
  return ts.isPropertySignature(declaration);
}

function writtenType({ type }: ts.PropertySignature): string {
  return oneLine(type?.getText() ?? "")
    .replaceAll(/\breadonly /g, "")
    .replaceAll(/\b(pulumi|k8s)\./g, "")
    .replaceAll(/Readonly<(Record<[^<>]*(?:<[^<>]*(?:<[^<>]*>)?[^<>]*>)?[^<>]*>)>/g, "$1");
}

function commentOf(node: ts.Node): Pick<Option, "text" | "defaultText"> {
  const comments = ts.getJSDocCommentsAndTags(node);
  const doc = comments.findLast(ts.isJSDoc);
  const tag = doc?.tags?.find(({ tagName }) => tagName.text === "default");
  const defaultText = tag && oneLine(ts.getTextOfJSDocComment(tag.comment) ?? "");
  return { text: oneLine(ts.getTextOfJSDocComment(doc?.comment) ?? ""), defaultText };
}

/** What is said of a type, with its paragraphs and lists as they are. */
function docOf(node: ts.Node): string {
  const doc = ts.getJSDocCommentsAndTags(node).findLast(ts.isJSDoc);
  return ts.getTextOfJSDocComment(doc?.comment) ?? "";
}

/** Code that may have backticks in it. */
function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\/\*\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^\| /, "");
}

function isMapped(written: string): boolean {
  return written.startsWith("{ readonly [");
}

function isOfKubernetes(written: string): boolean {
  return written.startsWith("types.input.");
}

function isOurs(file: string): boolean {
  return relative(root, file).split(sep)[0] === "components";
}

/** The name of a file without its ending, or of its folder where the file is one of many that bear the same name. */
function stemOf(file: string): string {
  const [stem = ""] = file.split("/").at(-1)?.split(".") ?? [];
  return stem === "cluster" ? (dirname(file).split("/").at(-1) ?? stem) : stem;
}

function tableOf(options: readonly Option[], link: (type: string) => string): string {
  const sorted = [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)];
  const rows = sorted.map(({ defaultText, name, required, text, type }) => {
    const fallback = required ? "required" : (defaultText ?? "—");
    return `| \`${name}\` | ${link(type).replaceAll("|", "\\|")} | ${escaped(fallback)} | ${escaped(text)} |`;
  });
  return ["| option | type | default | description |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
