import assert from "node:assert/strict";
import { waitFor } from "../../../../cli/rehearsal/control-plane";
import { type Answered, type RunningCluster, second } from "../running-cluster";

const registration = "/apis/admissionregistration.k8s.io/v1";
const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const apiServices = "/apis/apiregistration.k8s.io/v1/apiservices";
const scalers = "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers";

/** What the API server calls in the cluster itself: aggregated APIs and webhooks. */
export function extensionCases(cluster: () => RunningCluster): void {
  it("answers for an aggregated API once its pods are ready, so that an autoscaler has metrics", async () => {
    await cluster().client.create(apiServices, metricsApi());
    await cluster().serve("kube-system", "metrics-server");
    await cluster().untilCondition(`${apiServices}/v1beta1.metrics.k8s.io`, "Available");
    const list = (path: string) => cluster().client.get<{ items: Answered[] }>(`/apis/metrics.k8s.io/v1beta1/${path}`);
    const pods = await list("namespaces/shop/pods?labelSelector=app%3Dfrontend");
    assert.equal(pods.items.length, 20);
    const nodes = await list("nodes");
    assert.deepEqual(nodes.items.map(({ metadata }) => metadata.name).sort(), ["held", "one", "two"]);
    await cluster().client.create(scalers, autoscaler("frontend"));
    const scaler = await cluster().untilCondition(`${scalers}/frontend`, "ScalingActive");
    assert.match(JSON.stringify(scaler.status.currentMetrics), /"averageUtilization":50/);
  });

  it("lets a webhook that fails closed pass objects while its pods are ready, and only then", async () => {
    const create = (name: string) =>
      cluster().client.create("/api/v1/namespaces/shop/configmaps", { metadata: { name }, data: { a: "b" } });
    const refused = /failed calling webhook "policy.example.com"/;
    for (const kind of ["validating", "mutating"]) {
      await cluster().client.create(`${registration}/${kind}webhookconfigurations`, webhookConfiguration());
    }
    await assert.rejects(create("early"), refused);
    await cluster().serve("kube-system", "policy");
    await waitFor("an admitted object", () => create("admitted"), { timeLimit: 15 * second });
    await cluster().client.patch("/apis/apps/v1/namespaces/kube-system/deployments/policy", { spec: { replicas: 0 } });
    const isRefused = () =>
      create("late").then(
        () => undefined,
        (error: unknown) => (refused.test(String(error)) ? true : undefined),
      );
    await waitFor("a refusal", isRefused, { timeLimit: 15 * second });
    await cluster().client.patch("/apis/apps/v1/namespaces/kube-system/deployments/policy", { spec: { replicas: 1 } });
  });

  it("establishes a CustomResourceDefinition and converts its objects", async () => {
    await cluster().client.create(definitions, boats());
    await cluster().untilCondition(`${definitions}/boats.example.com`, "Established");
    const boat = { apiVersion: "example.com/v1", kind: "Boat", metadata: { name: "ketch" }, masts: 2 };
    const create = () => cluster().client.create("/apis/example.com/v1/namespaces/shop/boats", boat);
    await waitFor("a boat", create, { timeLimit: 15 * second });
    const get = () => cluster().client.get<typeof boat>("/apis/example.com/v2/namespaces/shop/boats/ketch");
    const converted = await waitFor("a converted boat", get, { timeLimit: 15 * second });
    assert.deepEqual([converted.apiVersion, converted.masts], ["example.com/v2", 2]);
  });
}

function metricsApi(): object {
  const service = { name: "metrics-server", namespace: "kube-system", port: 443 };
  const priorities = { groupPriorityMinimum: 100, versionPriority: 100 };
  return {
    metadata: { name: "v1beta1.metrics.k8s.io" },
    spec: { group: "metrics.k8s.io", version: "v1beta1", ...priorities, service },
  };
}

function autoscaler(name: string): object {
  const target = { type: "Utilization", averageUtilization: 50 };
  return {
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas: 2,
      maxReplicas: 20,
      metrics: [{ type: "Resource", resource: { name: "cpu", target } }],
    },
  };
}

function webhookConfiguration(): object {
  const webhook = {
    name: "policy.example.com",
    admissionReviewVersions: ["v1"],
    sideEffects: "None",
    failurePolicy: "Fail",
    clientConfig: { service: { name: "policy", namespace: "kube-system" } },
    rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["configmaps"] }],
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } },
  };
  return { metadata: { name: "policy" }, webhooks: [webhook] };
}

function boats(): object {
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  const clientConfig = { service: { name: "policy", namespace: "kube-system", path: "/convert" } };
  return {
    metadata: { name: "boats.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { kind: "Boat", plural: "boats" },
      versions: ["v1", "v2"].map((name) => ({ name, served: true, storage: name === "v1", schema })),
      conversion: { strategy: "Webhook", webhook: { conversionReviewVersions: ["v1"], clientConfig } },
    },
  };
}
