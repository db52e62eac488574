import assert from "node:assert/strict";
import { HelmRelease, Kustomization } from "../../components";
import { runProgram } from "../support/run-program";
import { team } from "./programs";

function both() {
  return runProgram(() => {
    const tenant = team();
    new HelmRelease("shop", {
      tenant,
      chart: "./charts/service",
      resources: ["certificates.cert-manager.io", "configmaps"],
    });
    new Kustomization("web", { tenant, directory: "./kustomize/base" });
  });
}

const rbac = "kubernetes:rbac.authorization.k8s.io/v1";

describe("the deployer of a tenant", () => {
  it("is one provider for all charts and overlays, which impersonates a user in the namespace", async () => {
    const program = await both();
    const providers = program.resources.filter(({ type }) => type === "pulumi:providers:kubernetes");
    assert.deepEqual(
      providers.map(({ name }) => name),
      ["test", "team-deployer"],
    );
    const own = program.find("pulumi:providers:kubernetes", "team-deployer");
    const cluster = program.find("pulumi:providers:kubernetes", "test");
    const { kubeconfig: impersonating, ...settings } = own.inputs;
    assert.equal(impersonating, "[secret]");
    const { kubeconfig: _, clusterIdentifier: __, ...safe } = cluster.inputs;
    assert.deepEqual(settings, { ...safe, namespace: "team", clusterIdentifier: "<unknown>" });
    assert.deepEqual(own.propertyDependencies.clusterIdentifier, [cluster.urn]);
    assert.equal(own.parent, program.find("keelson:index:Tenant", "team").urn);
    for (const [type, name] of [
      [`${rbac}:RoleBinding`, "team-deployer"],
      ["kubernetes:core/v1:ResourceQuota", "team"],
      ["kubernetes:networking.k8s.io/v1:NetworkPolicy", "team-default-deny"],
    ] as const) {
      assert.ok(own.dependsOn.includes(program.find(type, name).urn), name);
    }
  });

  it("may write workloads in the namespace, and neither its guard rails nor what is outside", async () => {
    const program = await both();
    const role = program.find(`${rbac}:Role`, "team-deployer");
    const binding = program.find(`${rbac}:RoleBinding`, "team-deployer");
    assert.deepEqual(role.inputs.metadata, { name: "keelson-deployer", namespace: "team" });
    assert.deepEqual(binding.inputs.subjects, [
      { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "keelson:deployer:team" },
    ]);
    assert.deepEqual(binding.inputs.roleRef, {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "Role",
      name: "keelson-deployer",
    });
    const rules = role.inputs.rules as { apiGroups: string[]; resources: string[]; verbs: string[] }[];
    const writable = rules.filter(({ verbs }) => verbs.includes("create"));
    assert.deepEqual(
      writable.flatMap(({ apiGroups: [group], resources }) =>
        resources.map((one) => [one, group].filter(Boolean).join(".")),
      ),
      [
        "configmaps",
        "persistentvolumeclaims",
        "pods",
        "secrets",
        "serviceaccounts",
        "services",
        "daemonsets.apps",
        "deployments.apps",
        "statefulsets.apps",
        "horizontalpodautoscalers.autoscaling",
        "cronjobs.batch",
        "jobs.batch",
        "externalsecrets.external-secrets.io",
        "scaledjobs.keda.sh",
        "scaledobjects.keda.sh",
        "triggerauthentications.keda.sh",
        "podmonitors.monitoring.coreos.com",
        "prometheusrules.monitoring.coreos.com",
        "servicemonitors.monitoring.coreos.com",
        "ingresses.networking.k8s.io",
        "poddisruptionbudgets.policy",
      ],
    );
    assert.deepEqual(
      program.resources.filter(({ type }) => type.startsWith(`${rbac}:Cluster`)),
      [],
    );
  });

  it("may write what a chart asks for by name", async () => {
    const program = await both();
    const role = program.find(`${rbac}:Role`, "shop-deployer");
    const verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];
    assert.deepEqual(role.inputs, {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name: "keelson-deployer-shop", namespace: "team" },
      rules: [
        { apiGroups: ["cert-manager.io"], resources: ["certificates"], verbs },
        { apiGroups: [""], resources: ["configmaps"], verbs },
      ],
    });
    assert.equal(role.parent, program.find("keelson:index:HelmRelease", "shop").urn);
  });
});
