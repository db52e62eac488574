import assert from "node:assert/strict";
import {
  type KarpenterResources,
  type KyvernoOptions,
  karpenterResources,
  kyverno,
  loadBalancers,
  offer,
} from "../../../../components";
import { checkKyverno } from "../../../../components/addons/catalogue/kyverno/check";
import { kyvernoRules } from "../../../../components/addons/catalogue/kyverno/rules";
import { promqlErrors } from "../../../../components/workloads/observability/check-query";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { bound, existingCluster, install, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const policyType = "kubernetes:policies.kyverno.io/v1:ValidatingPolicy";
const admission = {
  namespace: "kyverno",
  labels: { "app.kubernetes.io/instance": "kyverno", "app.kubernetes.io/component": "admission-controller" },
};
const apiServer = { address: "192.168.1.5" };

interface Policy {
  readonly validationActions: readonly string[];
  readonly failurePolicy: string;
  readonly matchConstraints: { readonly namespaceSelector: { readonly matchExpressions: readonly object[] } };
  readonly validations: readonly { readonly expression: string; readonly message: string }[];
}

async function policies(options: KyvernoOptions): Promise<Record<string, Policy>> {
  const run = await install([kyverno(options)]);
  return Object.fromEntries(
    run.ofType(policyType).map(({ inputs }) => [(inputs.metadata as { name: string }).name, inputs.spec as Policy]),
  );
}

function problemsOf(
  options: KyvernoOptions,
  nodePools: Record<string, { labels: Record<string, string>; taints: [] }> = {},
) {
  return bound(kyverno(options), { nodePools }).problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("kyverno", () => {
  it("enforces its policies in the namespaces of tenants only", async () => {
    const all = await policies({});
    assert.deepEqual(Object.keys(all), [
      "external-ips",
      "image-tags",
      "read-only-root",
      "requests",
      "system-tolerations",
    ]);
    for (const { validationActions, failurePolicy, matchConstraints } of Object.values(all)) {
      assert.deepEqual(validationActions, ["Deny"]);
      assert.equal(failurePolicy, "Fail");
      assert.deepEqual(matchConstraints.namespaceSelector, {
        matchExpressions: [{ key: "keelson.dev/tenant", operator: "Exists" }],
      });
    }
  });

  it("renders a policy on pods whole, after the release that brings its kind", async () => {
    const run = await install([kyverno({ imageRegistries: ["registry.example.com/shop/"] })]);
    const policy = run.find(policyType, "test-kyverno-image-registries");
    assert.ok(policy.dependsOn.includes(run.find(releaseType, "test-kyverno").urn));
    assert.deepEqual(policy.inputs.metadata, { name: "image-registries" });
    assert.deepEqual(policy.inputs.spec, {
      validationActions: ["Deny"],
      failurePolicy: "Fail",
      matchConstraints: {
        namespaceSelector: { matchExpressions: [{ key: "keelson.dev/tenant", operator: "Exists" }] },
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"] },
        ],
      },
      matchConditions: [
        { name: "changed", expression: "request.operation != 'UPDATE' || object.spec != oldObject.spec" },
      ],
      variables: [
        { name: "containers", expression: "object.spec.containers + object.spec.?initContainers.orValue([])" },
      ],
      validations: [
        {
          expression: "variables.containers.all(c, ['registry.example.com/shop/'].exists(r, c.image.startsWith(r)))",
          message: "Every image must name one of these registries: registry.example.com/shop/.",
        },
      ],
    });
  });

  it("follows the options: what is audited, off, exempt, and required", async () => {
    const all = await policies({
      action: "Audit",
      actions: { "image-tags": "Deny", requests: "Off" },
      exempt: { "image-tags": ["legacy"] },
      requiredLabels: ["keelson.dev/owner"],
      dedicatedPools: { gpu: ["research"], batch: [] },
      failurePolicy: "Ignore",
    });
    const actions = Object.entries(all).map(([name, { validationActions }]) => `${name} ${validationActions.join()}`);
    assert.deepEqual(actions, [
      "dedicated-batch Audit",
      "dedicated-gpu Audit",
      "external-ips Audit",
      "image-tags Deny",
      "labels Audit",
      "read-only-root Audit",
      "system-tolerations Audit",
    ]);
    assert.deepEqual(
      Object.values(all).map(({ failurePolicy }) => failurePolicy),
      Array.from({ length: 7 }, () => "Ignore"),
    );
    const others = { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["legacy"] };
    assert.deepEqual(all["image-tags"]?.matchConstraints.namespaceSelector.matchExpressions[1], others);
    const pool = { ...others, values: ["research"] };
    assert.deepEqual(all["dedicated-gpu"]?.matchConstraints.namespaceSelector.matchExpressions[1], pool);
    assert.equal(all["dedicated-batch"]?.matchConstraints.namespaceSelector.matchExpressions.length, 1);
    assert.match(
      all["dedicated-batch"]?.validations[0]?.message ?? "",
      /dedicated to batch only in these namespaces: none\./,
    );
  });

  it("lets a policy that only audits pass everything while Kyverno does not answer", async () => {
    const all = await policies({ actions: { "image-tags": "Audit" } });
    assert.equal(all["image-tags"]?.failurePolicy, "Ignore");
    assert.equal(all["read-only-root"]?.failurePolicy, "Fail");
  });

  it("tells internal load balancers by the annotations of whoever makes them", async () => {
    const balancer = { type: "external" };
    const serviceAnnotations = {
      internal: { ...balancer, scheme: "internal" },
      public: { ...balancer, scheme: "open" },
    };
    const builtin = [offer(loadBalancers, { serviceAnnotations, namespaceLabels: {}, drainSeconds: 10 })];
    const run = await installOn(() => existingCluster({ builtin }), [kyverno()]);
    const { validations } = run.find(policyType, "test-kyverno-public-load-balancers").inputs.spec as Policy;
    assert.equal(
      validations[0]?.expression,
      "object.spec.?type.orValue('') != 'LoadBalancer' || object.metadata.?annotations[?'scheme'].orValue('') == 'internal'",
    );
    assert.match(validations[0]?.message ?? "", /annotate the Service with scheme: "internal", or expose/);
  });

  it("runs in pairs, and its admission controller in as many replicas as the tier has", async () => {
    const values = valuesOf(await install([kyverno()], "highly-available"), "kyverno");
    const parts = ["admissionController", "backgroundController", "cleanupController", "reportsController"];
    const replicas = parts.map((part) => (values[part] as { replicas: number }).replicas);
    assert.deepEqual(replicas, [3, 2, 2, 2]);
    assert.deepEqual((values.admissionController as Record<string, unknown>).podDisruptionBudget, {
      enabled: true,
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      minAvailable: 0,
    });
    assert.deepEqual(values.rbac, { roles: { aggregate: { admin: false, view: true } } });
    assert.deepEqual(values["kyverno-api"], { annotations: { "helm.sh/resource-policy": "keep" } });
  });

  it("answers the API server and Prometheus, and talks to the API server only", async () => {
    const run = await installOn(() => existingCluster({ builtin: [monitored] }), [kyverno()]);
    const all = policiesOf(run.resources);
    assert.ok(connects(all, apiServer, admission, 9443));
    assert.ok(connects(all, prometheus, admission, 8000));
    assert.ok(!connects(all, { namespace: "team", labels: {} }, admission, 9443));
    for (const component of ["admission-controller", "background-controller", "reports-controller", "hooks"]) {
      const pod = { ...admission, labels: { ...admission.labels, "app.kubernetes.io/component": component } };
      assert.ok(connects(all, pod, apiServer, 6443), component);
      assert.ok(!connects(all, pod, { address: "203.0.113.7" }, 443), component);
      assert.equal(connects(all, apiServer, pod, 9443), component === "admission-controller", component);
    }
  });

  it("makes workloads wait for it, and brings alerts that Prometheus can read", () => {
    const addon = kyverno();
    assert.equal(addon.admitsWorkloads, true);
    const rules = kyvernoRules.groups.flatMap(({ rules }) => rules as { alert: string; expr: string }[]);
    assert.deepEqual(
      rules.flatMap(({ expr }) => promqlErrors(expr)),
      [],
    );
    const { offers } = bound(addon, { nodePools: {} });
    assert.deepEqual(
      offers.map(({ key }) => key),
      ["kyverno"],
    );
  });

  it("refuses what would have no effect or open too much", () => {
    assert.deepEqual(problemsOf({ imageRegistries: [] }), [
      "imageRegistries: expected at least one registry, got []; remove it to allow every registry",
    ]);
    assert.deepEqual(problemsOf({ imageRegistries: ["nginx", "https://registry.example.com"] }), [
      'imageRegistries[0]: expected a host and a path such as "registry.example.com/shop", got "nginx"',
      'imageRegistries[1]: expected a host and a path such as "registry.example.com/shop", got "https://registry.example.com"',
    ]);
    assert.deepEqual(problemsOf({ actions: { labels: "Audit" }, exempt: { "image-registries": ["a"] } }), [
      "exempt.image-registries: has no effect without imageRegistries; set imageRegistries, or remove this option",
      "actions.labels: has no effect without requiredLabels; set requiredLabels, or remove this option",
    ]);
    assert.deepEqual(problemsOf({ exempt: { requests: [] } }), [
      "exempt.requests: expected at least one namespace, got []; remove it",
    ]);
    assert.equal(problemsOf({ requiredLabels: ["a/b/c"] }).length, 1);
    assert.equal(problemsOf({ exempt: { requests: ["Team"] } }).length, 1);
  });

  it("knows the dedicated pools of the cluster", () => {
    const pools = { a: { labels: { "keelson.dev/dedicated": "gpu" }, taints: [] as [] } };
    assert.deepEqual(problemsOf({ dedicatedPools: { gpu: ["research"] } }, pools), []);
    assert.deepEqual(problemsOf({ dedicatedPools: { cpu: ["research"] } }, pools), [
      'dedicatedPools.cpu: expected one of the dedicated node pools (gpu), got "cpu"',
    ]);
    assert.deepEqual(problemsOf({ dedicatedPools: { gpu: [] } }, { a: { labels: {}, taints: [] } }), [
      'dedicatedPools.gpu: expected the value of `dedicated` in a node pool, but no node pool sets `dedicated`, got "gpu"; remove it',
    ]);
  });

  it("accepts every pool beside Karpenter, which makes pools of its own", () => {
    const nodePools = { general: { labels: {}, taints: [] } };
    const builtin = [offer(karpenterResources, {} as KarpenterResources)];
    assert.deepEqual(checkKyverno({ nodePools, builtin }, { dedicatedPools: { batch: ["research"] } }), []);
  });
});
