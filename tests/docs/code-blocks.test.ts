import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import * as addons from "../../components/addons/catalogue";
import shapes from "../../components/arguments/shapes.json";

const pages = [
  "README.md",
  ...readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [join("docs", name)] : [])),
];
const components = readdirSync("components", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/(^|\/)(dist|node_modules)\//.test(name))
  .map((name) => join("components", name));

/** The entries of the package that have arguments, and the names by which programs import them. */
const entries = {
  "components/index.ts": "keelson",
  "components/clusters/aks/index.ts": "keelson/aks",
  "components/clusters/eks/index.ts": "keelson/eks",
  "components/clusters/gke/index.ts": "keelson/gke",
  "components/clusters/pulumi-eks/index.ts": "keelson/pulumi-eks",
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

/** Imports the interfaces of which an example is, besides arguments and options. */
function importsOf(content: string): string {
  const names = [...content.matchAll(/^ \* const \w+: (\w+) =/gm)].flatMap(([, name]) => name ?? []);
  const others = names.filter((name) => !exportedArguments.has(name) && !given.has(name));
  return others.map((name) => `import type { ${name} } from "keelson";\n`).join("");
}

/** The interfaces that all examples can use. */
const given: ReadonlySet<string> = new Set(["Alerts", "Autoscaling", "Exposure", "Metrics", "Quota", "TenantAccess"]);

/* What clusters and add-ons say of themselves, and other parts of Kubernetes' objects, are not options. */
const facts =
  /^components\/(capabilities\/|addons\/(addon|definition|chart-\w+)\.|placement\/chart-pods\.|\w+\/contract\.)|Parts$/;

/** Names of the interfaces of options that have no example, by file. */
function exampleless(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export interface (\w+)/g)].flatMap(
    ([, comment = "", name = ""]) =>
      name in shapes.definitions && !comment.includes("@example") && !facts.test(file) && !facts.test(name)
        ? `${file}: ${name}`
        : [],
  );
}

const exportedArguments: ReadonlySet<string> = new Set(Object.keys(entries).flatMap(argumentsIn));

function exampleFile(name: string, index: number): string {
  return join(process.cwd(), "examples", `${basename(name).replace(/\.(md|ts)$/, "")}-${index}.ts`);
}

/** Names of what has to have an example: components, and the arguments and options that the package exports. */
function undocumented(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const exported =
    /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export (?:class (\w+) extends [\w.]*(?:ComponentResource|Cluster|Workload|PackagedWorkload)\b|(?:interface|type) (\w+(?:Args|Options))\b)/g;
  return [...text.matchAll(exported)].flatMap(([, comment = "", component, options = ""]) => {
    const name = component ?? (exportedArguments.has(options) ? options : undefined);
    return name === undefined || comment.includes("@example") ? [] : `${file}: ${name}`;
  });
}

describe("the code of README, of the pages and of comments", () => {
  it("is there for every component, and for all arguments and options that the package exports", () => {
    const inside = ["AddonInstallation", "DescribedCluster", "Workload"];
    const lacking = components.flatMap(undocumented).filter((one) => !inside.some((name) => one.endsWith(`: ${name}`)));
    assert.deepEqual(lacking, []);
  });

  it("is there for every interface of options", () => {
    assert.deepEqual(components.flatMap(exampleless), []);
  });

  it("compiles against the packages as they are", function () {
    const commented = components.flatMap(commentsOf);
    const sources = new Map([...pages.flatMap(sourcesOf), ...commented]);
    assert.ok(sources.size - commented.length > pages.length / 2 && commented.length >= 240, `${commented.length}`);
    const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    const host = ts.createCompilerHost(options);
    host.fileExists = (file) => sources.has(file) || ts.sys.fileExists(file);
    host.readFile = (file) => sources.get(file) ?? ts.sys.readFile(file);
    const program = ts.createProgram([...sources.keys()], options, host);
    const messages = [...sources.keys()].flatMap((file) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => `${basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
    );
    assert.deepEqual(messages, []);
  });
});
