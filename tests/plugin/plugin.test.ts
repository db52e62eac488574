import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { kubeconfig, network } from "../support/programs";
import { PluginRun } from "./plugin-run";

const cluster = { kubeconfig, clusterIdentifier: "uid-1", kubernetesVersion: "1.35", network };

describe("the plugin", () => {
  let run: PluginRun;
  beforeEach(async () => {
    run = new PluginRun();
    await run.start();
  });
  afterEach(() => run.stop());

  it("answers with its schema", async () => {
    assert.equal((await run.schemas()).get("keelson"), readFileSync("plugin/schema.json", "utf8"));
  });

  it("makes a cluster, a platform with add-ons by name, a tenant and a workload, which refer to one another", async () => {
    const team = await run.make("ExistingCluster", "team", cluster);
    assert.equal(team.endpoint, "https://cluster.test:6443");
    const { reference: platform } = await run.make("Platform", "team", {
      cluster: String(team.reference),
      addons: {
        metricsServer: {},
        traefik: {},
        certManager: { email: "ops@example.com", overrides: { version: "v1.20.0" } },
      },
    });
    const web = await run.make("Tenant", "web", { platform: String(platform), quota: { cpu: "4" } });
    assert.equal(web.namespace, "web");
    const site = await run.make("Deployment", "site", {
      tenant: String(web.reference),
      image: "registry.example.com/site:1.0.0",
      port: 8080,
      env: { MODE: "quiet" },
    });
    assert.deepEqual(site, { workloadName: "site" });
    const names = run.resources.map(({ type, name }) => `${type} ${name}`);
    for (const made of [
      "keelson:index:Platform team",
      "kubernetes:helm.sh/v3:Release team-metrics-server",
      "kubernetes:core/v1:ResourceQuota web",
      "kubernetes:core/v1:Service site",
    ]) {
      assert.ok(names.includes(made), `${made} in ${names.join("\n")}`);
    }
    const release = run.resources.find(({ name, type }) => name === "team-cert-manager" && type.endsWith("Release"));
    assert.equal(release?.inputs.version, "v1.20.0");
    const deployment = run.resources.find(({ type }) => type === "kubernetes:apps/v1:Deployment");
    assert.match(JSON.stringify(deployment?.inputs), /\{"name":"MODE","value":"quiet"\}/);
  });

  it("refuses what the components refuse, in the same words", async () => {
    await assert.rejects(run.make("ExistingCluster", "team", { ...cluster, netwrk: {} }), {
      message: 'ExistingCluster "team" is not valid:\n✖ netwrk: unknown key; did you mean "network"?',
    });
  });

  it("refuses a reference that is no reference, and add-ons that nobody has", async () => {
    const { reference } = await run.make("ExistingCluster", "team", cluster);
    await assert.rejects(run.make("Tenant", "web", { platform: "prod" }), {
      message:
        'platform: expected the output "reference" of a Platform from this program and the same provider, got "prod"',
    });
    await assert.rejects(
      run.make("Tenant", "web", { platform: String(reference) }),
      /platform: expected the output "reference" of a Platform from this program and the same provider, got the reference of a Cluster/,
    );
    await assert.rejects(
      run.make("Platform", "team", { cluster: String(reference), addons: { certManger: {}, traefik: true } }),
      {
        message: [
          'platform "team" is not valid:',
          '✖ addons.certManger: expected the name of an add-on, got "certManger"; did you mean certManager?',
          "✖ addons.traefik: expected a map of options, {} for the defaults, got true",
        ].join("\n"),
      },
    );
    await assert.rejects(run.make("Database", "db", {}), /expected one of EksCluster, .* of keelson:index$/);
  });
});
