import assert from "node:assert/strict";
import { type EckOperatorOptions, eckOperator, HelmRelease, kubePrometheusStack } from "../../../../components";
import { team } from "../../../packaged/programs";
import { prometheus } from "../../../support/aws";
import { bound, install, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const operator = { namespace: "elastic-system", labels: { "app.kubernetes.io/name": "elastic-operator" } };
const search = {
  namespace: "team",
  labels: { "common.k8s.elastic.co/type": "elasticsearch", "elasticsearch.k8s.elastic.co/cluster-name": "search" },
};

describe("eck-operator", () => {
  it("refuses references to other namespaces without permission, and reports nothing to Elastic", async () => {
    const { affinity, tolerations, ...values } = valuesOf(await install([eckOperator()]), "eck-operator");
    assert.deepEqual(values, {
      installCRDs: true,
      replicaCount: 1,
      managedNamespaces: [],
      podDisruptionBudget: { enabled: false },
      podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      resources: {
        requests: { cpu: "100m", memory: "150Mi", "ephemeral-storage": "64Mi" },
        limits: { memory: "1Gi", "ephemeral-storage": "1Gi", cpu: null },
      },
      refs: { enforceRBAC: true },
      telemetry: { disabled: true },
      podMonitor: { enabled: false, interval: "30s" },
      config: { containerRegistry: "docker.elastic.co", metrics: { port: "0" } },
    });
    assert.deepEqual(tolerations, [
      { key: "CriticalAddonsOnly", operator: "Equal", value: "true", effect: "NoSchedule" },
    ]);
    const { podAntiAffinity } = affinity as {
      podAntiAffinity: Record<string, { podAffinityTerm: { topologyKey: string } }[]>;
    };
    assert.deepEqual(
      podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution?.map((one) => one.podAffinityTerm.topologyKey),
      ["kubernetes.io/hostname", "topology.kubernetes.io/zone"],
    );
  });

  it("has a standby in large tiers, and manages the namespaces of its options", async () => {
    const run = await install([eckOperator({ namespaces: ["search"], memory: "2Gi" })], "highly-available");
    const { replicaCount, podDisruptionBudget, managedNamespaces, resources } = valuesOf(run, "eck-operator");
    assert.deepEqual(
      { replicaCount, podDisruptionBudget, managedNamespaces },
      { replicaCount: 2, podDisruptionBudget: { enabled: true }, managedNamespaces: ["search"] },
    );
    assert.equal((resources as { limits: { memory: string } }).limits.memory, "2Gi");
  });

  const sources = [
    [{ registry: "registry.example.com/mirror" }, "registry.example.com/mirror/docker.elastic.co"],
    [{ registries: { "docker.elastic.co": "registry.example.com/elastic" } }, "registry.example.com/elastic"],
    [{ registries: { "quay.io": "registry.example.com/quay" } }, "docker.elastic.co"],
  ] as const;
  for (const [images, containerRegistry] of sources) {
    it(`has the images of the Elastic Stack pulled from ${containerRegistry}`, async () => {
      const run = await runProgram(() => {
        platform([eckOperator()], { images });
      });
      const { config } = valuesOf(run, "eck-operator") as { config: { containerRegistry: string } };
      assert.equal(config.containerRegistry, containerRegistry);
    });
  }

  it("calls Elasticsearch in every namespace, and lets in the API server and Prometheus alone", async () => {
    const run = await install([eckOperator(), kubePrometheusStack()]);
    const { podMonitor, config } = valuesOf(run, "eck-operator") as Record<string, Record<string, unknown>>;
    assert.deepEqual([podMonitor?.enabled, config?.metrics], [true, { port: "8080" }]);
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, operator, search, 9200));
    assert.ok(!connects(policies, operator, search, 9300));
    const kibana = { namespace: "team", labels: { "common.k8s.elastic.co/type": "kibana" } };
    assert.ok(connects(policies, operator, kibana, 5601));
    assert.ok(!connects(policies, operator, { namespace: "team", labels: {} }, 9200));
    const scraper = { namespace: prometheus.namespace, labels: prometheus.labels };
    assert.ok(connects(policies, scraper, operator, 8080));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, operator, 9443));
    assert.ok(connects(policies, { address: "192.168.1.5" }, operator, 9443));
  });

  it("runs Elasticsearch in a tenant, where only the operator, its other nodes and its callers connect", async () => {
    const run = await runProgram(() => {
      const tenant = team([eckOperator()]);
      new HelmRelease("search", {
        tenant,
        chart: { repository: "https://helm.elastic.co", name: "eck-elasticsearch", version: "0.20.0" },
        podLabels: { "elasticsearch.k8s.elastic.co/cluster-name": "search" },
        resources: ["elasticsearches.elasticsearch.k8s.elastic.co"],
        ports: [9200],
        peerPorts: [9200, 9300],
        ingress: [{ namespace: operator.namespace, pods: operator.labels, ports: [9200] }],
      });
    });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, operator, search, 9200));
    assert.ok(connects(policies, search, search, 9300));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, search, 9200));
    assert.ok(!connects(policies, { namespace: "other", labels: {} }, search, 9200));
  });

  const refused: readonly (readonly [EckOperatorOptions, string, string])[] = [
    [
      { namespaces: [] },
      "namespaces",
      "expected at least one namespace, got []; to watch all namespaces, remove the option",
    ],
    [{ namespaces: ["Search"] }, "namespaces[0]", "expected a DNS label"],
    [{ namespaces: ["a", "a"] }, "namespaces", 'expected each namespace once, got "a"; it is listed more than once'],
    [{ memory: "much" }, "memory", 'expected a quantity of bytes such as "512Mi" or "10Gi", got "much"'],
  ];
  for (const [options, path, message] of refused) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      const [problem] = bound(eckOperator(options)).problems;
      assert.equal(problem?.path, path);
      assert.ok(problem.message.startsWith(message), problem.message);
    });
  }
});
