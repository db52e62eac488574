import assert from "node:assert/strict";
import type { PodArgs, WorkloadHome } from "../../../components";
import { type PodShape, podTemplate } from "../../../components/workloads/pod/objects";
import type { PodPlan } from "../../../components/workloads/pod/plan";
import type { Subject } from "../../../components/workloads/subject";

const subject: Subject = {
  title: 'deployment "web"',
  workloadName: "web",
  podLabels: { "keelson.dev/workload": "web" },
  home: {} as WorkloadHome,
};
const plan: PodPlan = {
  labels: {},
  ports: [
    { name: "http", port: 80, targetPort: 8080, protocol: "TCP" },
    { name: "metrics", port: 9102, targetPort: 9102, protocol: "TCP", container: "exporter" },
  ],
  otherPorts: [{ name: "gossip", port: 7946, targetPort: 7946, protocol: "TCP" }],
  env: {},
  hasToken: false,
};

function podOf(args: Partial<PodArgs>, shape: PodShape = {}) {
  return podTemplate(subject, plan, { image: "web:1", ...args }, shape).spec;
}

function containersOf(args: Partial<PodArgs>, key: "containers" | "initContainers" = "containers") {
  return podOf(args)[key] as unknown as Record<string, unknown>[];
}

const safe = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};

describe("podTemplate", () => {
  it("tolerates the taint of the devices that its containers request", () => {
    const gpu = { resources: { limits: { "nvidia.com/gpu": 1 } } };
    const tolerations = [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }];
    assert.deepEqual(podOf(gpu).tolerations, tolerations);
    assert.deepEqual(podOf({ containers: { trainer: { image: "t:1", ...gpu } } }).tolerations, tolerations);
    assert.equal(podOf({}).tolerations, undefined);
  });

  it("gives each container its own ports, and ports of the node on request", () => {
    const { containers } = podOf({ containers: { exporter: { image: "e:1" } } }, { hostPorts: { http: 80 } });
    assert.deepEqual(
      (containers as { ports: unknown }[]).map(({ ports }) => ports),
      [
        [
          { name: "http", containerPort: 8080, hostPort: 80, protocol: "TCP" },
          { name: "gossip", containerPort: 7946, protocol: "TCP" },
        ],
        [{ name: "metrics", containerPort: 9102, protocol: "TCP" }],
      ],
    );
  });

  it("restricts every container like the first one, with the pod's user or its own", () => {
    const [, exporter, own] = containersOf({
      containers: {
        exporter: { image: "e@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb" },
        own: { image: "o:1", runAsUser: 2000, imagePullPolicy: "IfNotPresent" },
      },
    });
    assert.deepEqual(exporter, {
      name: "exporter",
      image: "e@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb",
      imagePullPolicy: "IfNotPresent",
      ports: [{ name: "metrics", containerPort: 9102, protocol: "TCP" }],
      resources: {
        requests: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" },
        limits: { memory: "128Mi", "ephemeral-storage": "1024Mi" },
      },
      securityContext: safe,
    });
    assert.deepEqual(
      [own?.securityContext, own?.imagePullPolicy],
      [{ ...safe, runAsUser: 2000, runAsGroup: 2000 }, "IfNotPresent"],
    );
  });

  it("keeps the order of init containers, and lets sidecars continue to run", () => {
    const probe = { exec: { command: ["ready"] } };
    const found = containersOf(
      {
        emptyDirs: { tmp: { mountPath: "/tmp" } },
        initContainers: {
          wait: { image: "w:1", command: ["wait"], workingDir: "/w" },
          proxy: { image: "p:1", restartPolicy: "Always", startupProbe: probe, mounts: { tmp: "/tmp" } },
          migrate: { image: "m:1" },
        },
      },
      "initContainers",
    );
    assert.deepEqual(
      found.map(({ name, restartPolicy, startupProbe, volumeMounts, workingDir, securityContext }) => [
        [name, restartPolicy, startupProbe, volumeMounts, workingDir],
        securityContext,
      ]),
      [
        [["wait", undefined, undefined, undefined, "/w"], safe],
        [["proxy", "Always", probe, [{ name: "tmp", mountPath: "/tmp" }], undefined], safe],
        [["migrate", undefined, undefined, undefined, undefined], safe],
      ],
    );
  });

  it("adds hooks to the drain, or replaces it", () => {
    const postStart = { exec: { command: ["warm"] } };
    const preStop = { exec: { command: ["drain"] } };
    const hooks = (lifecycle: PodArgs["lifecycle"]) => containersOf({ lifecycle })[0]?.lifecycle;
    assert.deepEqual(hooks({ postStart }), { preStop: { sleep: { seconds: 5 } }, postStart });
    assert.deepEqual(hooks({ preStop }), { preStop });
  });

  it("accepts users, groups, DNS and host aliases", () => {
    const pod = podOf({
      runAsUser: 100,
      runAsGroup: 101,
      fsGroup: 102,
      supplementalGroups: [103],
      dnsPolicy: "None",
      dnsConfig: { nameservers: ["10.96.0.10"] },
      hostAliases: [{ ip: "10.0.0.1", hostnames: ["legacy"] }],
    });
    assert.deepEqual(pod.securityContext, {
      runAsNonRoot: true,
      runAsUser: 100,
      runAsGroup: 101,
      fsGroup: 102,
      supplementalGroups: [103],
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(
      [pod.dnsPolicy, pod.dnsConfig, pod.hostAliases],
      ["None", { nameservers: ["10.96.0.10"] }, [{ ip: "10.0.0.1", hostnames: ["legacy"] }]],
    );
  });

  it("resolves the cluster's Services in the node's network", () => {
    const { hostNetwork, dnsPolicy } = podOf({}, { hostNetwork: true });
    assert.deepEqual([hostNetwork, dnsPolicy], [true, "ClusterFirstWithHostNet"]);
  });

  it("does not probe the first container on another container's port", () => {
    const onlySidecar = { ...plan, ports: plan.ports.slice(1), otherPorts: [] };
    const { containers } = podTemplate(
      subject,
      onlySidecar,
      { image: "web:1", containers: { exporter: { image: "e:1" } } },
      {},
    ).spec;
    const [web] = containers as unknown as Record<string, unknown>[];
    assert.deepEqual([web?.readinessProbe, web?.ports, web?.lifecycle], [undefined, undefined, undefined]);
  });
});
