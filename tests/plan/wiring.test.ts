import assert from "node:assert/strict";
import { plan } from "../../cli/plan";
import { planWiring, wiringText } from "../../cli/plan/wiring";
import { readProject, readStack } from "../../cli/project";
import { registered } from "../support/registered";
import { container, object } from "./objects";

const namespace = object("core/v1", "Namespace", "shop", { apiVersion: "v1" });
const spec = { containers: [container], serviceAccountName: "web", volumes: [{ configMap: { name: "settings" } }] };
const web = object("apps/v1", "Deployment", "shop/web", { spec: { template: { spec } } });
const account = object("core/v1", "ServiceAccount", "shop/web", { apiVersion: "v1" });
const settings = object("core/v1", "ConfigMap", "shop/settings", { apiVersion: "v1" });
const missing = "Deployment shop/web: serviceAccountName: expected ServiceAccount shop/web, got none; create it";

function release(into: string) {
  const inputs = { chart: "oci://example.com/charts/web", namespace: into };
  return registered("web", { type: "kubernetes:helm.sh/v3:Release", inputs });
}

describe("the wiring of a plan", () => {
  it("is broken in the program's own namespaces, and unknown in others", () => {
    assert.deepEqual(planWiring([namespace, settings, web]).broken, [missing]);
    assert.deepEqual(planWiring([namespace, settings, web, account]).broken, []);
    const elsewhere = planWiring([settings, web]);
    assert.deepEqual([elsewhere.broken.length, elsewhere.unknown.length], [0, 1]);
  });

  it("is unknown if a chart in the namespace may bring the end", () => {
    assert.deepEqual(planWiring([namespace, settings, web, release("shop")]).unknown, [
      "Deployment shop/web: serviceAccountName: ServiceAccount shop/web: unknown, because chart web may bring it",
    ]);
    assert.deepEqual(planWiring([namespace, settings, web, release("web")]).broken, [missing]);
  });

  it("looks for an end only in the same cluster, and not in what is only read or patched", () => {
    const other = { ...account, provider: "urn:of:another" };
    assert.deepEqual(planWiring([namespace, settings, web, other]).broken, [missing]);
    const read = { ...account, read: true } as const;
    const patch = { ...settings, type: `${settings.type}Patch` };
    const { broken, unknown } = planWiring([namespace, web, read, patch]);
    assert.deepEqual([broken.length, unknown.length], [0, 2]);
  });

  it("is written as text and as Markdown", () => {
    const wiring = planWiring([namespace, settings, web, account]);
    assert.equal(wiringText("dev", wiring, "text"), "\nWiring of dev\n  2 references, all with an end\n");
    assert.equal(wiringText("dev", wiring, "markdown"), "\n### Wiring of dev\n\n- 2 references, all with an end\n");
    assert.match(wiringText("dev", planWiring([]), "text"), /no references/);
  });

  for (const root of [".", "examples/existing-cluster", "examples/exposure", "examples/web-and-database"]) {
    const project = readProject(root);
    for (const stack of project.stacks) {
      it(`has no broken reference in the stack ${stack} of ${root}`, async () => {
        const { resources } = await plan(project, readStack(project, stack));
        assert.deepEqual(planWiring(resources).broken, []);
      });
    }
  }
});
