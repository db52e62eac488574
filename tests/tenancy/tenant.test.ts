import assert from "node:assert/strict";
import { certManager, Deployment, PersistentVolumeClaim, Tenant, traefik } from "../../components";
import { quotaHard } from "../../components/tenancy/quota";
import { platform, tenant } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";

interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
}

/** Picks labels by key. */
function picked(labels: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(keys.map((key) => [key, labels[key]]));
}

describe("quotaHard", () => {
  it("bounds CPU, memory, storage, pods and what opens the namespace", () => {
    assert.deepEqual(quotaHard({}), {
      "requests.cpu": "8",
      "requests.memory": "16Gi",
      "limits.memory": "32Gi",
      "requests.storage": "100Gi",
      pods: "100",
      "services.loadbalancers": "0",
      "services.nodeports": "0",
    });
    assert.deepEqual(quotaHard({ cpu: "2", memory: "1.5Gi", pods: 5, loadBalancers: 1, storage: "0" }), {
      "requests.cpu": "2",
      "requests.memory": "1.5Gi",
      "limits.memory": "3Gi",
      "requests.storage": "0",
      pods: "5",
      "services.loadbalancers": "1",
      "services.nodeports": "10",
    });
  });
});

describe("Tenant", () => {
  it("is a restricted namespace with quota, limits and policies as its children", async () => {
    const run = await runProgram(
      () => new Tenant("team", { platform: platform([]), labels: { owner: "payments" } }).namespace,
    );
    const root = run.find("keelson:index:Tenant", "team");
    assert.deepEqual(
      run.childrenOf(root.urn).map(({ type, name }) => [type, name]),
      [
        ["kubernetes:core/v1:LimitRange", "team"],
        ["kubernetes:core/v1:Namespace", "team"],
        ["kubernetes:core/v1:ResourceQuota", "team"],
        ["kubernetes:networking.k8s.io/v1:NetworkPolicy", "team-allow-dns"],
        ["kubernetes:networking.k8s.io/v1:NetworkPolicy", "team-default-deny"],
      ],
    );
    const { labels } = run.find("kubernetes:core/v1:Namespace", "team").inputs.metadata as {
      labels: Record<string, string>;
    };
    assert.equal(labels["pod-security.kubernetes.io/enforce"], "restricted");
    assert.equal(labels["pod-security.kubernetes.io/enforce-version"], "v1.35");
    assert.equal(labels["keelson.dev/tenant"], "team");
    assert.equal(labels.owner, "payments");
  });

  it("lets the namespace be overridden, and an annotation names the overrides", async () => {
    const annotations = { "scheduler.alpha.kubernetes.io/node-selector": "disk=fast" };
    const overrides = { metadata: { labels: { "pod-security.kubernetes.io/warn": "baseline" }, annotations } };
    const run = await runProgram(() => {
      new Tenant("team", { platform: platform([]), overrides });
    });
    const metadata = run.find("kubernetes:core/v1:Namespace", "team").inputs.metadata as Labelled & { name: string };
    assert.equal(metadata.name, "team");
    assert.equal(metadata.labels["pod-security.kubernetes.io/warn"], "baseline");
    assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "restricted");
    assert.deepEqual((metadata as unknown as { annotations: unknown }).annotations, {
      ...annotations,
      "keelson.dev/overrides":
        "metadata.labels.pod-security.kubernetes.io/warn metadata.annotations.scheduler.alpha.kubernetes.io/node-selector",
    });
  });

  it("labels the namespace and every pod with owner, cost center and environment", async () => {
    const run = await runProgram(() => {
      const args = { owner: "payments", costCenter: "4711", environment: "prod", labels: { "example.com/floor": "3" } };
      const team = new Tenant("team", { platform: platform([]), ...args });
      new Deployment("web", { tenant: team, image: "web:1.0.0" });
    });
    const shared = {
      "keelson.dev/owner": "payments",
      "keelson.dev/cost-center": "4711",
      "keelson.dev/environment": "prod",
    };
    const { labels } = run.find("kubernetes:core/v1:Namespace", "team").inputs.metadata as Labelled;
    assert.deepEqual(picked(labels, [...Object.keys(shared), "example.com/floor"]), {
      ...shared,
      "example.com/floor": "3",
    });
    const { template, selector } = run.find("kubernetes:apps/v1:Deployment", "web").inputs.spec as {
      template: { metadata: Labelled };
      selector: unknown;
    };
    assert.deepEqual(picked(template.metadata.labels, Object.keys(shared)), shared);
    assert.deepEqual(selector, { matchLabels: { "keelson.dev/workload": "web" } });
  });

  it("protects only its namespace and its claims, if asked", async () => {
    const run = await runProgram(() => {
      const team = new Tenant("team", { platform: platform([]), protect: true });
      new PersistentVolumeClaim("data", { tenant: team, size: "1Gi" });
      new Deployment("web", { tenant: team, image: "web:1.0.0" });
    });
    const kept = run.resources.filter(({ options }) => options.protect === true);
    assert.deepEqual(kept.map(({ type, name }) => `${type}::${name}`).sort(), [
      "kubernetes:core/v1:Namespace::team",
      "kubernetes:core/v1:PersistentVolumeClaim::data",
    ]);
  });

  it("refuses a store that the platform does not have", async () => {
    const run = runProgram(() => {
      new Tenant("team", { platform: platform([]), secretStore: "vault" });
    });
    await assert.rejects(run, /tenant "team" is not valid:\n✖ secretStore: needs a secret store/);
  });

  it("refuses the namespace of another tenant of the platform", async () => {
    const run = runProgram(() => {
      const shared = platform([]);
      new Tenant("team", { platform: shared });
      new Tenant("other", { platform: shared, namespace: "team" });
    });
    await assert.rejects(run, {
      message:
        'tenant "other" is not valid:\n✖ namespace: "team" is already the namespace of tenant "team"; choose another namespace',
    });
  });

  it("is deleted before the add-ons that set finalizers in it", async () => {
    const run = await runProgram(() => {
      tenant([traefik(), certManager()]);
    });
    assert.deepEqual(run.find("kubernetes:core/v1:Namespace", "team").dependsOn, [
      run.find("kubernetes:helm.sh/v3:Release", "test-cert-manager").urn,
    ]);
  });

  it("allows DNS only, and certificate challenges if there is an issuer", async () => {
    const closed = policiesOf(
      (
        await runProgram(() => {
          tenant();
        })
      ).resources,
    );
    const pod = { namespace: "team", labels: { app: "web" } };
    const dns = { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } };
    assert.ok(connects(closed, pod, dns, 53, "UDP"));
    assert.ok(connects(closed, pod, dns, 53));
    assert.ok(!connects(closed, pod, dns, 9153));
    assert.ok(!connects(closed, pod, { address: "203.0.113.7" }, 443));
    assert.ok(!connects(closed, { namespace: "other" }, pod, 80));
    assert.ok(!connects(closed, pod, { ...pod, labels: { app: "db" } }, 5432));

    const open = policiesOf(
      (
        await runProgram(() => {
          tenant([traefik(), certManager()]);
        })
      ).resources,
    );
    const solver = { namespace: "team", labels: { "acme.cert-manager.io/http01-solver": "true" } };
    const controller = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    assert.ok(connects(open, controller, solver, 8089));
    assert.ok(!connects(open, controller, pod, 8089));
    assert.ok(!connects(open, pod, solver, 8089));
  });
});
