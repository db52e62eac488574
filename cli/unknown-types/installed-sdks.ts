import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isRecord, text } from "../values";
import { type DeclaredType, declaredResult, declaredType, type OutputForm } from "./declared-type";

/** A provider's SDK in a project's node_modules. */
interface InstalledSdk {
  readonly directory: string;
  readonly version: string;
}

/** The SDKs of providers that a project has installed: nothing else describes most types. */
export class InstalledSdks {
  readonly #sdks = new Map<string, InstalledSdk>();
  readonly #types = new Map<string, DeclaredType | undefined>();

  /** @param root the project's folder; packages may be in its node_modules or in those above it */
  constructor(root: string) {
    for (const folder of folderAndParents(root)) {
      for (const directory of packagesIn(path.join(folder, "node_modules"))) {
        this.#enter(directory);
      }
    }
  }

  /** The names of the providers' plugins. */
  get plugins(): readonly string[] {
    return [...this.#sdks.keys()].toSorted();
  }

  /** Returns the version of a provider's SDK. */
  versionOf(plugin: string): string | undefined {
    return this.#sdks.get(plugin)?.version;
  }

  /** Returns what the SDK declares of a type; undefined if the SDK or the type's module is not there. */
  typeOf(token: string): DeclaredType | undefined {
    if (!this.#types.has(token)) {
      this.#types.set(token, this.#read(token));
    }
    return this.#types.get(token);
  }

  /** Returns the SDK's declaration of a function's result; undefined if the SDK or the function's module is not there. */
  resultOf(token: string): Readonly<Record<string, OutputForm>> | undefined {
    const file = this.#file(token);
    const declarations = file === undefined ? "" : `${file}.d.ts`;
    return existsSync(declarations)
      ? declaredResult(token.split(":").at(-1) ?? "", readFileSync(declarations, "utf8"))
      : undefined;
  }

  /** Returns the JavaScript of a type's or a function's module; undefined if the SDK or the module is not there. */
  codeOf(token: string): string | undefined {
    const file = this.#file(token);
    return file !== undefined && existsSync(`${file}.js`) ? readFileSync(`${file}.js`, "utf8") : undefined;
  }

  #enter(directory: string): void {
    const file = path.join(directory, "package.json");
    const content: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    const pulumi = isRecord(content) && isRecord(content.pulumi) ? content.pulumi : {};
    if (pulumi.resource !== true) {
      return;
    }
    const name = text(pulumi.name) ?? path.basename(directory);
    const version = text(pulumi.version) ?? text(content, "version") ?? "0.0.0";
    if (!this.#sdks.has(name)) {
      this.#sdks.set(name, { directory, version: version.replace(/^v/, "") });
    }
  }

  #read(token: string): DeclaredType | undefined {
    const file = this.#file(token);
    return file !== undefined && existsSync(`${file}.js`) && existsSync(`${file}.d.ts`)
      ? declaredType(readFileSync(`${file}.js`, "utf8"), readFileSync(`${file}.d.ts`, "utf8"))
      : undefined;
  }

  /** Returns the module of a type or a function, without its extension. */
  #file(token: string): string | undefined {
    const [plugin = "", module = "", kind = ""] = token.split(":");
    const sdk = this.#sdks.get(plugin);
    return sdk && path.join(sdk.directory, moduleFile(module, kind));
  }
}

/** Returns the module of a type in an SDK: `ec2/vpc` for `aws:ec2/vpc:Vpc` and for `awsx:ec2:Vpc`. */
export function moduleFile(module: string, kind: string): string {
  /* The SDK for Kubernetes has the first word of a group alone, for instance `networking` for `networking.k8s.io`. */
  const steps = module.split("/").flatMap((step) => (step === "index" ? [] : (step.split(".")[0] ?? [])));
  const own = kind.charAt(0).toLowerCase() + kind.slice(1);
  return steps.at(-1) === own ? steps.join("/") : [...steps, own].join("/");
}

function folderAndParents(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...folderAndParents(parent)];
}

/** Lists the packages that may be SDKs: those with a scope, and those named after Pulumi. */
function packagesIn(modules: string): string[] {
  const names = existsSync(modules) ? readdirSync(modules) : [];
  return names.flatMap((name) => {
    const folder = path.join(modules, name);
    if (name.startsWith("@")) {
      return readdirSync(folder).map((scoped) => path.join(folder, scoped));
    }
    return name.startsWith("pulumi-") ? [folder] : [];
  });
}
