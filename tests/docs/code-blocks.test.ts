import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import ts from "typescript";
import * as addons from "../../components/addons/catalogue";

const pages = [
  "README.md",
  ...readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [join("docs", name)] : [])),
];
const components = readdirSync("components", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/(^|\/)(dist|node_modules)\//.test(name))
  .map((name) => join("components", name));

/** The entries of the package, and the names by which programs import them. */
const entries = {
  "components/index.ts": "keelson",
  "components/clusters/aks/index.ts": "keelson/aks",
  "components/clusters/eks/index.ts": "keelson/eks",
  "components/clusters/gke/index.ts": "keelson/gke",
  "components/clusters/pulumi-eks/index.ts": "keelson/pulumi-eks",
  "components/testing/index.ts": "keelson/testing",
} as const;

/** Lists the arguments and options that an entry exports, each under the first entry that does. */
function argumentsIn(file: string): string[] {
  const namesOf = (one: string) => [
    ...new Set([...readFileSync(one, "utf8").matchAll(/\b(\w+(?:Args|Options))\b/g)].flatMap(([, name]) => name ?? [])),
  ];
  const files = Object.keys(entries);
  const earlier = new Set(files.slice(0, files.indexOf(file)).flatMap(namesOf));
  return namesOf(file).filter((name) => !earlier.has(name));
}

/** Names that the examples in comments use. */
const givens = `
import * as pulumi from "@pulumi/pulumi";
import {
  ArgoApplication,
  ArgoApplicationSet,
  ArgoProject,
  CronJob,
  ConfigMap,
  DaemonSet,
  Deployment,
  ExistingCluster,
  ExternalSecret,
  HelmRelease,
  Job,
  Kustomization,
  PersistentVolumeClaim,
  Platform,
  registerTogether,
  ScaledJob,
  SealedSecret,
  Secret,
  StatefulSet,
  Tenant,
  ${Object.keys(addons).join(", ")},
} from "keelson";
import type { Alerts, Autoscaling, Exposure, Metrics, Quota, TenantAccess } from "keelson";
${Object.entries(entries)
  .map(([file, name]) => `import type { ${argumentsIn(file).join(", ")} } from "${name}";`)
  .join("\n")}
import { EksCluster, ExistingEksCluster } from "keelson/eks";
import { GkeCluster, ExistingGkeCluster } from "keelson/gke";
import { AksCluster, ExistingAksCluster } from "keelson/aks";
declare const cluster: EksCluster;
declare const platform: Platform;
declare const tenant: Tenant;
declare const store: StatefulSet;
declare const project: ArgoProject;
`;

/** The TypeScript of a page, each block as if it were a file among the examples. */
function sourcesOf(page: string): [string, string][] {
  const blocks = [...readFileSync(page, "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gm)];
  return blocks.map(([, content = ""], index) => [exampleFile(page, index), content]);
}

/** The TypeScript of the comments of a file. */
function commentsOf(file: string): [string, string][] {
  const blocks = [...readFileSync(file, "utf8").matchAll(/^ \* ```ts\n([\s\S]*?)^ \* ```/gm)];
  return blocks.map(([, content = ""], index) => [
    exampleFile(file.replaceAll("/", "-"), index),
    givens + importsOf(content) + content.replaceAll(/^ \* ?/gm, ""),
  ]);
}

/** Imports the interfaces of which an example is, besides arguments and options, and those that it imports itself. */
function importsOf(content: string): string {
  const names = [...content.matchAll(/^ \* const \w+: (\w+) =/gm)].flatMap(([, name]) => name ?? []);
  const own = new Set(
    [...content.matchAll(/^ \* import (?:type )?\{(.*)\} from/gm)].flatMap(([, list]) => list?.match(/\w+/g) ?? []),
  );
  const others = names.filter((name) => !exportedArguments.has(name) && !given.has(name) && !own.has(name));
  return others.map((name) => `import type { ${name} } from "keelson";\n`).join("");
}

/** The interfaces that all examples can use. */
const given: ReadonlySet<string> = new Set(["Alerts", "Autoscaling", "Exposure", "Metrics", "Quota", "TenantAccess"]);

const exportedArguments: ReadonlySet<string> = new Set(Object.keys(entries).flatMap(argumentsIn));

function exampleFile(name: string, index: number): string {
  return join(process.cwd(), "examples", `${basename(name).replace(/\.(md|ts)$/, "")}-${index}.ts`);
}

/** The examples of pages and comments, and the entries that they import, as one program. */
function programOf(sources: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  host.fileExists = (file) => sources.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => sources.get(file) ?? ts.sys.readFile(file);
  return ts.createProgram([...Object.keys(entries), ...sources.keys()], options, host);
}

/** The declarations of everything that an entry exports, wherever in the package they are. */
function exportsOf(program: ts.Program, entry: string): ts.Declaration[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  assert.ok(module !== undefined, entry);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .flatMap(({ declarations = [] }) => declarations);
}

/** Whether a declaration has to have an example: classes, interfaces, and arguments and options that are a choice of them. */
function isDescribed(
  one: ts.Declaration,
): one is ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return (
    ts.isClassDeclaration(one) ||
    ts.isInterfaceDeclaration(one) ||
    (ts.isTypeAliasDeclaration(one) && /(Args|Options)$/.test(one.name.text))
  );
}

describe("the code of README, of the pages and of comments", () => {
  const commented = components.flatMap(commentsOf);
  const sources = new Map([...pages.flatMap(sourcesOf), ...commented]);
  let program: ts.Program;
  before(() => {
    program = programOf(sources);
  });

  it("is there for every class and every interface that the package exports", () => {
    const described = new Set(
      Object.keys(entries)
        .flatMap((entry) => exportsOf(program, entry))
        .filter(isDescribed),
    );
    const lacking = [...described].filter(
      (one) => !ts.getJSDocTags(one).some(({ tagName }) => tagName.text === "example"),
    );
    assert.ok(described.size > 350, `${described.size}`);
    assert.deepEqual(
      lacking.map((one) => `${relative(process.cwd(), one.getSourceFile().fileName)}: ${one.name?.text}`),
      [],
    );
  });

  it("compiles against the packages as they are", () => {
    assert.ok(sources.size - commented.length > pages.length / 2 && commented.length >= 380, `${commented.length}`);
    const messages = [...sources.keys()].flatMap((file) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => `${basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
    );
    assert.deepEqual(messages, []);
  });
});
