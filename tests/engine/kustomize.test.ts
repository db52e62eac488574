import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { resolveTools } from "../../cli/toolchain";
import { Deployment, type DeploymentArgs, Tenant, type Tier } from "../../components";
import { platform } from "../support/programs";
import { runProgram } from "../support/run-program";

/** The service that the overlays have, as the component takes it. */
const web: Omit<DeploymentArgs, "tenant" | "image"> = {
  port: 8080,
  env: { LOG_LEVEL: "info" },
  readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
};

const environments: readonly [name: string, tier: Tier, tag: string, changes: object][] = [
  ["development", "small", "1.2.0-rc.1", { env: { LOG_LEVEL: "debug" } }],
  ["staging", "standard", "1.1.0", {}],
  [
    "production",
    "highly-available",
    "1.0.0",
    { resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "512Mi" } } },
  ],
];

/** Returns the objects that the component renders, by kind, as if kustomize managed them. */
async function rendered(
  namespace: string,
  tier: Tier,
  args: Pick<DeploymentArgs, "image">,
): Promise<Record<string, unknown>> {
  const program = await runProgram(() => {
    const tenant = new Tenant(namespace, { platform: platform([], { tier }) });
    new Deployment("web", { tenant, ...web, ...args } as DeploymentArgs);
  });
  const own = program.resources.filter(({ name, type }) => name === "web" && type.startsWith("kubernetes:"));
  const text = JSON.stringify(own.map(({ inputs }) => inputs));
  const managed = text.replaceAll(
    '"app.kubernetes.io/managed-by":"keelson"',
    '"app.kubernetes.io/managed-by":"kustomize"',
  );
  return byKind(JSON.parse(managed) as { kind: string }[]);
}

function byKind(objects: readonly { readonly kind: string }[]): Record<string, unknown> {
  return Object.fromEntries(objects.map((object) => [object.kind, object]));
}

describe("the Kustomize overlays", () => {
  let kubectl = "";
  before(async () => {
    ({
      kubectl: { path: kubectl },
    } = await resolveTools(["kubectl"]));
  });

  function build(folder: string): Record<string, unknown> {
    /* kubectl has the real kustomize in it. */
    const { status, stdout, stderr } = spawnSync(kubectl, ["kustomize", folder], { encoding: "utf8" });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    return byKind(parseAllDocuments(stdout).map((document) => document.toJS() as { kind: string }));
  }

  for (const [name, tier, tag, changes] of environments) {
    it(`have in ${name} what the component renders`, async () => {
      const built = build(join("kustomize", "overlays", name));
      assert.deepEqual(Object.keys(built).sort(), ["Deployment", "PodDisruptionBudget", "Service", "ServiceAccount"]);
      const image = `registry.example.com/web:${tag}`;
      assert.deepEqual(built, await rendered(`web-${name}`, tier, { image, ...changes }));
    });
  }
});
