import assert from "node:assert/strict";
import { brokenReferences, plan, strayNames } from "../../cli/plan";
import { checkText, planPaths, planWiring } from "../../cli/plan/check";
import { readCluster, readProject, readStack } from "../../cli/project";
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

describe("the check of a plan", () => {
  it("is broken in the program's own namespaces, and unknown in others", () => {
    assert.deepEqual(planWiring([namespace, settings, web]).broken, [missing]);
    assert.deepEqual(planWiring([namespace, settings, web, account]).broken, []);
    const elsewhere = planWiring([settings, web]);
    assert.deepEqual([elsewhere.broken.length, elsewhere.unknown.length], [0, 1]);
  });

  it("is unknown if a chart in the namespace may bring the end", () => {
    assert.deepEqual(planWiring([namespace, settings, web, release("shop")]).unknown, [
      "Deployment shop/web: serviceAccountName: ServiceAccount shop/web: unknown, because chart web may create it",
    ]);
    assert.deepEqual(planWiring([namespace, settings, web, release("web")]).broken, [missing]);
  });

  it("is known if the chart is rendered, except for what its software makes at its start", () => {
    const chart = release("shop");
    const ofChart = { ...account, parent: chart.urn };
    const db = { ...spec, volumes: [{ secret: { secretName: "generated" } }] };
    const store = object("apps/v1", "Deployment", "shop/store", { spec: { template: { spec: db } } });
    assert.deepEqual(planWiring([namespace, settings, web, chart, ofChart]).unknown, []);
    const { broken, unknown } = planWiring([namespace, settings, store, chart, ofChart]);
    assert.deepEqual(broken, []);
    assert.deepEqual(unknown, [
      "Deployment shop/store: volume : Secret shop/generated: unknown, because the software of chart web may create it",
    ]);
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
    const resources = [namespace, settings, web, account];
    const found = { wiring: planWiring(resources), paths: planPaths(resources), references: [] };
    const wiring = "2 references, all with an existing target";
    const paths = ["1 connection, all pass", "not isolated by policies: pods in shop (in, out)"];
    assert.equal(
      checkText("dev", found, "text"),
      `\nWiring of dev\n  ${wiring}\n\nPaths of dev\n${paths.map((line) => `  ${line}\n`).join("")}`,
    );
    assert.equal(
      checkText("dev", found, "markdown"),
      `\n### Wiring of dev\n\n- ${wiring}\n\n### Paths of dev\n\n${paths.map((line) => `- ${line}\n`).join("")}`,
    );
    const nothing = { wiring: planWiring([]), paths: planPaths([]), references: ["aws.ec2.Vpc a: b: expected c"] };
    assert.match(
      checkText("dev", nothing, "text"),
      /no references\n\nPaths of dev\n {2}no connections\n\nReferences of dev\n {2}aws\.ec2\.Vpc a: b: expected c\n/,
    );
  });

  for (const root of [".", "examples/existing-cluster", "examples/exposure", "examples/web-and-database"]) {
    const project = readProject(root);
    for (const stack of project.stacks) {
      it(`has no broken reference and no stopped connection in the stack ${stack} of ${root}`, async () => {
        const config = readStack(project, stack);
        const { resources } = await plan(project, config);
        assert.deepEqual(planWiring(resources).broken, []);
        const { cluster } = readCluster(config.config, project.name);
        assert.deepEqual(planPaths(resources, cluster).broken, []);
        assert.deepEqual([...brokenReferences(resources), ...strayNames(resources, cluster)], []);
      });
    }
  }
});
