import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { answerOf, awsProvider, cloudOf } from "../../cli/clouds";
import { readProject } from "../../cli/project";
import { resolveTools } from "../../cli/toolchain";
import type { SimulatedResource, SimulatedState } from "../../components/testing";
import { RunningCluster } from "../rehearsal/control-plane/running-cluster";
import { runOwnStack } from "../support/programs";
import { type Definition, type OpenApi, schemaLocation, schemasOfKinds, schemasOfResources } from "./json-schemas";

interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
}

const { stacks } = readProject(process.cwd());
/* Cilium's agent makes its CRDs, its chart has none. */
const unknownKinds = "CiliumNetworkPolicy";
const charts = join("..", "shared", "charts");

/** Ids as AWS draws them: schemas of custom resources say what they look like. */
function likeAws(resource: SimulatedResource): SimulatedState {
  const { id, inputs, name, type: token } = resource;
  const type = awsProvider.types[token];
  const place = { accountId: "111122223333", region: "eu-central-1", newId: awsProvider.drawId };
  const unknown = () => cloudOf(token)?.unknownType(resource) ?? { id: name, state: inputs };
  return type === undefined ? unknown() : answerOf(awsProvider, type, { type: token, name, inputs, place }, id);
}

/** Every object that a stack's program renders; what charts render is theirs, and a patch of somebody's object is no object. */
async function renderedOf(stack: string): Promise<Rendered[]> {
  const { resources } = await runOwnStack(stack, {}, { preview: false, simulate: { resources: { "aws:": likeAws } } });
  return resources
    .filter(({ component, type }) => !component && /^kubernetes:(?!helm\.sh\/).*(?<!Patch)$/.test(type))
    .map(({ inputs }) => inputs as unknown as Rendered);
}

describe("the objects of each stack", () => {
  const folder = mkdtempSync(join(tmpdir(), "judges-"));
  const files = new Map<string, string>();
  const groups = new Set<string>();
  let tools: Record<"kube-score" | "kubeconform", { readonly path: string }>;
  before(async () => {
    tools = await resolveTools(["kube-score", "kubeconform"]);
    for (const stack of stacks) {
      const objects = await renderedOf(stack);
      const file = join(folder, `${stack}.yaml`);
      writeFileSync(file, objects.map((object) => JSON.stringify(object)).join("\n---\n"));
      files.set(stack, file);
      for (const { apiVersion } of objects) {
        groups.add(apiVersion.split("/")[0] ?? "");
      }
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it("have nothing that kube-score finds and docs/deviations.md does not explain", () => {
    const found = new Set([...files.values()].flatMap((file) => findingsIn(tools["kube-score"].path, file)));
    const explained = explanations();
    const covers = ([check, pattern]: readonly [string, RegExp], finding: string) => {
      const [id, object = ""] = finding.split(": ");
      return id === check && pattern.test(object);
    };
    assert.deepEqual(
      [...found].filter((finding) => !explained.some((one) => covers(one, finding))),
      [],
    );
    const stale = explained.filter((one) => ![...found].some((finding) => covers(one, finding)));
    assert.deepEqual(stale, [], "explained, but no longer found");
  });

  it("have the fields that the API server's own schemas and the charts' CRDs name, and no others", async () => {
    const schemas = mkdtempSync(join(folder, "schemas-"));
    await writeSchemas(schemas, groups);
    const unjudged = new Set<string>();
    for (const [stack, file] of files) {
      const judged = judgedBy(tools.kubeconform.path, join(schemas, schemaLocation), file);
      const wrong = judged.filter(({ status }) => status !== "statusValid" && status !== "statusSkipped");
      assert.deepEqual(wrong, [], stack);
      assert.ok(judged.length > 0, stack);
      for (const { kind, status, version } of judged) {
        if (status === "statusSkipped") {
          unjudged.add(`${version} ${kind}`);
        }
      }
    }
    /* Without the charts, the schemas of their custom resources are missing: that is said, not passed over. */
    const expected = [...unjudged].filter((one) => one.endsWith(` ${unknownKinds}`) || !existsSync(charts));
    assert.deepEqual([...unjudged].toSorted(), expected.toSorted(), "no schema");
    assert.deepEqual([...unjudged].filter(isBuiltIn), [], "Kubernetes' own kinds have schemas");
    if (unjudged.size > 0) {
      process.stderr.write(`      not judged, because there is no schema: ${[...unjudged].toSorted().join(", ")}\n`);
    }
  });

  it("would be refused with a field that there is not", async () => {
    const schemas = mkdtempSync(join(folder, "schemas-"));
    await writeSchemas(schemas, new Set());
    const input = JSON.stringify({ apiVersion: "v1", kind: "Service", metadata: { name: "a" }, spec: { port: 80 } });
    const parameters = ["-strict", "-schema-location", join(schemas, schemaLocation), "-"];
    const { status, stdout } = spawnSync(tools.kubeconform.path, parameters, { encoding: "utf8", input });
    assert.equal(status, 1);
    assert.match(stdout, /additional properties 'port' not allowed/);
  });
});

interface Judged {
  readonly kind: string;
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly msg: string;
}

/** What kubeconform says of each object; it skips those whose schema is missing. */
function judgedBy(kubeconform: string, location: string, file: string): readonly Judged[] {
  const shown = ["-output", "json", "-verbose"];
  const parameters = ["-strict", "-ignore-missing-schemas", ...shown, "-schema-location", location, file];
  const options = { encoding: "utf8", maxBuffer: 256 * 2 ** 20 } as const;
  const { stdout } = spawnSync(kubeconform, parameters, options);
  return (JSON.parse(stdout) as { resources: readonly Judged[] }).resources;
}

/** Reports whether `version kind` is of Kubernetes itself: its groups have no domain, or end in k8s.io. */
function isBuiltIn(one: string): boolean {
  const [version = ""] = one.split(" ");
  const group = version.includes("/") ? version.slice(0, version.indexOf("/")) : "";
  const ownGroups = ["autoscaling", "apps", "batch", "policy"];
  return group === "" || ownGroups.includes(group) || /^[a-z]+\.k8s\.io$/.test(group);
}

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

/** What kube-score finds, as `check: Kind namespace/name`. */
function findingsIn(kubeScore: string, file: string): string[] {
  const parameters = ["score", "--kubernetes-version", "v1.35", "--output-format", "json", file];
  const { stdout } = spawnSync(kubeScore, parameters, { encoding: "utf8", maxBuffer: 256 * 2 ** 20 });
  return (JSON.parse(stdout) as Scored[]).flatMap(
    ({ checks, object_meta: { name, namespace = "" }, type_meta: { kind } }) =>
      checks.flatMap(({ check, grade, skipped }) =>
        skipped || grade >= 10 ? [] : [`${check.id}: ${kind} ${namespace}/${name}`],
      ),
  );
}

/** The rows of docs/deviations.md that explain a finding: the check, and the objects, in which `*` is anything. */
function explanations(): [string, RegExp][] {
  const rows = readFileSync("docs/deviations.md", "utf8").matchAll(/^\| kube-score `([\w-]+)` \| ([^|]+) \|/gm);
  return [...rows].flatMap(([, check = "", where = ""]) =>
    [...where.matchAll(/`([^`]+)`/g)].map(([, object = ""]): [string, RegExp] => [
      check,
      new RegExp(`^${object.replaceAll(/[.*]/g, (sign) => (sign === "*" ? ".*" : "\\."))}$`),
    ]),
  );
}

/** Writes the schemas of a running API server, and of the charts' CRDs of some groups where the charts are beside the project. */
async function writeSchemas(schemas: string, groups: ReadonlySet<string>): Promise<void> {
  const cluster = await RunningCluster.start();
  try {
    const own = schemasOfKinds(await cluster.client.get<OpenApi>("/openapi/v2"));
    for (const [name, schema] of own) {
      writeFileSync(join(schemas, name), JSON.stringify(schema));
    }
  } finally {
    await cluster.remove();
  }
  for (const definition of definitionsOf(groups)) {
    for (const [name, schema] of schemasOfResources(definition)) {
      writeFileSync(join(schemas, name), JSON.stringify(schema));
    }
  }
}

function definitionsOf(groups: ReadonlySet<string>): Definition[] {
  const folders = existsSync(charts) ? readdirSync(charts).map((chart) => join(charts, chart, "crds")) : [];
  const texts = folders
    .filter((crds) => existsSync(crds))
    .flatMap((crds) => readdirSync(crds).map((name) => readFileSync(join(crds, name), "utf8")))
    .filter((text) => [...groups].some((group) => text.includes(`group: ${group}\n`)));
  const documents = texts.flatMap((text) => parseAllDocuments(text)).map((one) => one.toJS() as Definition | null);
  return documents
    .filter((one) => one !== null)
    .filter(({ kind, spec }) => kind === "CustomResourceDefinition" && groups.has(spec.group));
}
