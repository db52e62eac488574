import assert from "node:assert/strict";
import { join } from "node:path";
import { readProject, readStack } from "../../cli/project";
import type { ProgramRun } from "../../components/testing";
import { runStack } from "../../stacks";
import { kubeconfig } from "../support/programs";
import { runProgram } from "../support/run-program";

type Tree = Readonly<Record<string, Record<string, unknown>>>;

/** Runs the program with the file of a company that its authors do not know. */
function company(name: string, changes: Readonly<Record<string, string>> = {}): Promise<ProgramRun> {
  const project = { ...readProject(process.cwd()), stackFolder: join(__dirname, "companies"), stacks: [name] };
  const { config } = readStack(project, name);
  const isExisting = config["keelson:cluster"]?.includes('"existing"') === true;
  return runProgram(runStack, {
    project: "keelson",
    stack: name,
    config: { ...config, ...(isExisting && { "keelson:kubeconfig": kubeconfig }), ...changes },
    secretConfigKeys: ["keelson:kubeconfig"],
  });
}

const namesOf = (run: ProgramRun, type: string) =>
  run
    .ofType(type)
    .map(({ name }) => name)
    .sort();
const addonsOf = (run: ProgramRun, stack: string) =>
  namesOf(run, "keelson:index:Addon").map((name) => name.slice(stack.length + 1));
const quotaOf = (run: ProgramRun, tenant: string) =>
  (run.find("kubernetes:core/v1:ResourceQuota", tenant).inputs as Tree).spec?.hard as Record<string, string>;
const labelsOf = (run: ProgramRun, tenant: string) =>
  (run.find("kubernetes:core/v1:Namespace", tenant).inputs as Tree).metadata?.labels as Record<string, string>;
const valuesOf = (run: ProgramRun, name: string) =>
  JSON.stringify(run.find("kubernetes:helm.sh/v3:Release", name).inputs.values);

describe("a bank on EKS", () => {
  let run: ProgramRun;
  before(async () => {
    run = await company("bank");
  });

  it("has its five teams, each with its quota", () => {
    assert.deepEqual(namesOf(run, "keelson:index:Tenant"), ["accounts", "cards", "loans", "payments", "risk"]);
    assert.deepEqual(
      ["accounts", "cards", "loans", "payments", "risk"].map((team) => {
        const quota = quotaOf(run, team);
        return [quota["requests.cpu"], quota["requests.memory"], quota.persistentvolumeclaims, quota.pods];
      }),
      [
        ["16", "32Gi", "4", "100"],
        ["8", "16Gi", "0", "100"],
        ["4", "8Gi", undefined, "20"],
        ["32", "64Gi", undefined, "100"],
        ["64", "256Gi", undefined, "100"],
      ],
    );
  });

  it("labels teams by owner, cost center and environment, which is not the wiring's name", () => {
    assert.equal(labelsOf(run, "accounts")["keelson.dev/cost-center"], "cc-100");
    assert.equal(labelsOf(run, "risk")["keelson.dev/owner"], "quants");
    assert.equal(labelsOf(run, "risk")["pod-security.kubernetes.io/enforce"], "baseline");
    assert.equal(labelsOf(run, "payments").compliance, "pci");
    assert.equal(labelsOf(run, "payments")["keelson.dev/environment"], "bank-live");
    const { tags } = run.find("aws:eks/cluster:Cluster", "bank-live").inputs as { tags: Record<string, string> };
    assert.equal(tags.environment, "bank-live");
    assert.equal(tags.stack, "bank");
  });

  it("gives people what the file says, in the namespace that the team chose", () => {
    const roles = namesOf(run, "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding");
    for (const role of ["accounts-editor", "loans-viewer", "payments-admin", "payments-debugger"]) {
      assert.ok(roles.includes(role), role);
    }
    const namespace = run.find("kubernetes:core/v1:Namespace", "risk").inputs as Tree;
    assert.equal(namespace.metadata?.name, "risk-models");
  });

  it("protects what must not be lost, by one word", () => {
    assert.equal(run.find("kubernetes:core/v1:Namespace", "accounts").options.protect, true);
    assert.notEqual(run.find("kubernetes:core/v1:Namespace", "cards").options.protect, true);
  });

  it("has the wiring's add-ons without the one that it removes, and with its options", () => {
    const addons = addonsOf(run, "bank-live");
    assert.ok(!addons.includes("argo-cd"));
    assert.ok(addons.includes("kube-prometheus-stack") && addons.includes("cluster-autoscaler"));
    assert.match(valuesOf(run, "bank-live-kube-prometheus-stack"), /"retention":"90d"/);
    assert.match(valuesOf(run, "bank-live-kube-prometheus-stack"), /"storage":"200Gi"/);
    assert.match(valuesOf(run, "bank-live-fluent-bit"), /"memory":"512Mi"/);
    const policies = JSON.stringify(run.ofType("aws:iam/rolePolicy:RolePolicy").map(({ inputs }) => inputs));
    assert.match(policies, /secret:bank\/live\/\*/);
  });
});

describe("a shop on GKE", () => {
  let run: ProgramRun;
  before(async () => {
    run = await company("shop");
  });

  it("gives GPUs to one team", () => {
    const gpus = ["search", "storefront", "warehouse"].map((team) => quotaOf(run, team)["requests.nvidia.com/gpu"]);
    assert.deepEqual(gpus, ["4", "0", "0"]);
    const pool = run.find("gcp:container/nodePool:NodePool", "shop-gpu").inputs as Tree;
    assert.equal(pool.nodeConfig?.machineType, "n1-standard-8");
  });

  it("adds to a small wiring what it needs, with chart values, and collects no logs", () => {
    const addons = addonsOf(run, "shop");
    assert.deepEqual(addons, ["cert-manager", "external-secrets", "keda", "traefik"]);
    assert.match(valuesOf(run, "shop-traefik"), /"level":"WARN"/);
  });

  it("runs its application where it says", () => {
    const { metadata } = run.find("kubernetes:apps/v1:Deployment", "storefront-frontend").inputs as Tree;
    assert.equal(metadata?.namespace, "storefront");
    assert.match(JSON.stringify(run.outputs), /https:\/\/podinfo\.shop\.example/);
  });
});

describe("a factory on premises", () => {
  let run: ProgramRun;
  before(async () => {
    run = await company("factory");
  });

  it("uses what its cluster brings, and installs only the rest", () => {
    assert.deepEqual(addonsOf(run, "plant-7"), ["keda"]);
    const { metadata, spec } = run.find("kubernetes:networking.k8s.io/v1:Ingress", "dashboards-frontend")
      .inputs as Tree;
    assert.equal(spec?.ingressClassName, "haproxy");
    assert.match(JSON.stringify(metadata), /"cert-manager.io\/cluster-issuer":"factory-ca"/);
    const sets = JSON.stringify(run.ofType("kubernetes:apps/v1:StatefulSet").map(({ inputs }) => inputs));
    assert.match(sets, /"storageClassName":"ceph-block"/);
  });

  it("lets its Prometheus in", () => {
    const policies = JSON.stringify(
      run.ofType("kubernetes:networking.k8s.io/v1:NetworkPolicy").map(({ inputs }) => inputs),
    );
    assert.match(policies, /"kubernetes.io\/metadata.name":"prometheus"/);
  });

  it("labels what its Prometheus selects by a label", () => {
    const monitors = run.resources.filter(({ inputs }) => inputs.apiVersion === "monitoring.coreos.com/v1");
    assert.ok(monitors.length > 10, `${monitors.length} monitors and rules`);
    for (const { inputs } of monitors) {
      assert.deepEqual((inputs as Tree).metadata?.labels, { release: "prometheus" });
    }
    assert.match(valuesOf(run, "plant-7-keda"), /"additionalLabels":\{"release":"prometheus"\}/);
  });

  it("gives people rights in the whole cluster, and makes classes for its drivers, if the file says so", async () => {
    const project = { ...readProject(process.cwd()), stackFolder: join(__dirname, "companies"), stacks: ["factory"] };
    const { config } = readStack(project, "factory");
    const cluster = JSON.parse(config["keelson:cluster"] ?? "") as Record<string, unknown>;
    const more = {
      access: { viewers: ["operators"] },
      storage: { classes: { mirrored: { provisioner: "rook-ceph.rbd.csi.ceph.com" } } },
    };
    const given = await company("factory", { "keelson:cluster": JSON.stringify({ ...cluster, ...more }) });
    const { subjects } = given.find("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", "plant-7-viewers")
      .inputs as { subjects: { name: string }[] };
    assert.deepEqual(
      subjects.map(({ name }) => name),
      ["operators"],
    );
    const { provisioner } = given.find("kubernetes:storage.k8s.io/v1:StorageClass", "plant-7-mirrored").inputs;
    assert.equal(provisioner, "rook-ceph.rbd.csi.ceph.com");
  });

  it("knows the pools of its cluster", async () => {
    const nowhere = company("factory", { "keelson:placement": '{"nodeSelector":{"site":"hall-9"}}' });
    await assert.rejects(nowhere, /the pools are "edge", "office"/);
  });

  it("refuses what its cluster cannot have", async () => {
    const misspelt = company("factory", { "keelson:addons": '{"cert-manager":false,"keda":{"readSecret":true}}' });
    await assert.rejects(misspelt, /✖ keelson:addons.keda.readSecret: unknown key; did you mean "readSecrets"\?/);
  });
});
