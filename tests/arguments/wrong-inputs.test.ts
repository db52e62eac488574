import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as keelson from "../../components";
import { AksCluster } from "../../components/clusters/aks";
import { EksCluster, ExistingEksCluster } from "../../components/clusters/eks";
import { GkeCluster } from "../../components/clusters/gke";
import { existingIn } from "../support/clouds";
import { tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

type Constructor = new (name: string, args: never) => unknown;
type Wrong = readonly [args: unknown, line: string];

const image = "example.com/app:1";
const web = { image, port: 8080 };
const eks = { accountId: "111122223333", region: "eu-central-1", kubernetesVersion: "1.35", endpoint: {} };

/** Programs that no compiler has seen, with a line of the error that each one gets. */
const workloads: readonly Wrong[] = [
  [{ ...web, replica: 3 }, 'replica: unknown key; did you mean "replicas"?'],
  [{ ...web, readinesProbe: {} }, 'readinesProbe: unknown key; did you mean "readinessProbe"?'],
  [{ ...web, qouta: {} }, "qouta: unknown key; allowed are "],
  [{ port: 8080 }, "image: expected a text, got nothing"],
  [{ ...web, image: null }, "image: expected a text, got null; remove it, or give it a value"],
  [{ ...web, image: { name: "app" } }, "image: expected a text, got a map"],
  [{ ...web, port: "8080" }, 'port: expected a number, got "8080"; remove the quotes'],
  [{ ...web, port: Number.NaN }, "port: expected a number, got NaN"],
  [{ ...web, replicas: [2] }, "replicas: expected a number, got a list"],
  [{ ...web, command: "serve" }, 'command: expected a list of values, got "serve"'],
  [{ ...web, args: ["--port", 8080] }, "args[1]: expected a text, or { notSecret }, got 8080; put it in quotes"],
  [{ ...web, args: [undefined] }, "args[0]: expected a text, or { notSecret }, got nothing"],
  [{ ...web, env: ["A=1"] }, "env: expected a map, got a list"],
  [{ ...web, env: { PORT: 8080 } }, "env.PORT: expected a text"],
  [{ ...web, env: { DEBUG: true } }, "env.DEBUG: expected a text"],
  [
    { ...web, env: { NAME: { fieldReff: "metadata.name" } } },
    'env.NAME.fieldReff: unknown key; did you mean "fieldRef"?',
  ],
  [{ ...web, env: { KEY: { secretKeyRef: { name: "a" } } } }, "env.KEY.secretKeyRef.key: expected a text, got nothing"],
  [{ ...web, env: { KEY: { secretKeyRef: "a" } } }, 'env.KEY.secretKeyRef: expected { key, name }, got "a"'],
  [{ ...web, envFrom: [{ configMap: "a" }] }, 'envFrom[0].configMap: unknown key; did you mean "configMapRef"?'],
  [
    { ...web, envFrom: [{ configMapRef: "a", secretRef: "b" }] },
    "envFrom[0].secretRef: is not allowed with configMapRef",
  ],
  [{ ...web, resources: { cpu: "1" } }, "resources.cpu: unknown key; allowed are limits, requests"],
  [{ ...web, resources: { limits: { cpu: 1 } } }, "resources.limits.cpu: expected a text, got 1; put it in quotes"],
  [
    { ...web, readinessProbe: { httpGet: { prot: 80 } } },
    'readinessProbe.httpGet.prot: unknown key; did you mean "port"?',
  ],
  [{ ...web, livenessProbe: "GET /" }, 'livenessProbe: expected a map, got "GET /"'],
  [{ ...web, volumes: { data: { mountPath: "/data" } } }, "volumes.data: expected "],
  [
    { ...web, volumes: { data: { mountPath: "/d", secert: "a" } } },
    'volumes.data.secert: unknown key; did you mean "secret"?',
  ],
  [{ ...web, volumes: { data: { mountPath: "/d", secret: "a", configMap: "b" } } }, "volumes.data."],
  [{ ...web, volumes: [{ mountPath: "/d" }] }, "volumes: expected a map, got a list"],
  [{ ...web, emptyDirs: { tmp: {} } }, "emptyDirs.tmp.mountPath: expected a text, got nothing"],
  [{ ...web, emptyDirs: { tmp: "/tmp" } }, 'emptyDirs.tmp: expected { mountPath }, got "/tmp"'],
  [
    { ...web, emptyDirs: { tmp: { mountPath: "/tmp", medium: "memory" } } },
    'emptyDirs.tmp.medium: expected "Memory", got "memory"',
  ],
  [{ ...web, calls: "store" }, "calls: expected "],
  [{ ...web, calls: [7] }, "calls[0]: expected a text"],
  [{ ...web, egress: ["dns", { hosts: "a" }] }, 'egress[1].hosts: unknown key; did you mean "host"?'],
  [{ ...web, egress: [{ host: "a.example.com", ports: "443" }] }, "egress[0].ports: expected a list"],
  [{ ...web, ingress: { pods: {} } }, "ingress: expected a list"],
  [
    { ...web, service: { type: "Loadbalancer" } },
    'service.type: expected one of "ClusterIP", "LoadBalancer", "NodePort", got "Loadbalancer"',
  ],
  [
    { ...web, service: { nodePorts: { http: 30_000 } } },
    'service.nodePorts: is only allowed with type: "NodePort"; set that, or remove it',
  ],
  [{ ...web, replicas: 2, autoscaling: { maxReplicas: 4 } }, "autoscaling: is not allowed with replicas; keep one"],
  [{ ...web, autoscaling: {} }, "autoscaling.maxReplicas: expected a number, got nothing"],
  [
    { ...web, autoscaling: { maxReplicas: 4, triggers: { q: { type: "sqs" } } } },
    "autoscaling.triggers.q.type: expected one of ",
  ],
  [
    { ...web, autoscaling: { maxReplicas: 4, triggers: { q: { type: "cron", start: "0 8 * * *" } } } },
    "autoscaling.triggers.q.end: expected a text",
  ],
  [{ ...web, alerts: true }, "alerts: expected false, or a map, got true"],
  [{ ...web, telemetry: "no" }, 'telemetry: expected true or false, or { endpoint }, got "no"'],
  [
    { ...web, telemetry: "false" },
    'telemetry: expected true or false, or { endpoint }, got "false"; remove the quotes',
  ],
  [
    { ...web, spread: { zones: "never" } },
    'spread.zones: expected one of "DoNotSchedule", "ScheduleAnyway", "off", got "never"',
  ],
  [{ ...web, nodeSelector: { disk: true } }, "nodeSelector.disk: expected a text, got true; put it in quotes"],
  [{ ...web, tolerations: [{ key: 7 }] }, "tolerations[0].key: expected a text, got 7; put it in quotes"],
  [{ ...web, tolerations: [{ keys: "a" }] }, 'tolerations[0].keys: unknown key; did you mean "key"?'],
  [{ ...web, affinity: { nodeAffinty: {} } }, 'affinity.nodeAffinty: unknown key; did you mean "nodeAffinity"?'],
  [
    { ...web, strategy: { type: "Recreate", rollingUpdates: {} } },
    'strategy.rollingUpdates: unknown key; did you mean "rollingUpdate"?',
  ],
  [{ ...web, containers: { log: { imgae: "a:1" } } }, 'containers.log.imgae: unknown key; did you mean "image"?'],
  [
    { ...web, initContainers: { wait: { image, restartPolicy: "Never" } } },
    'initContainers.wait.restartPolicy: expected "Always", got "Never"',
  ],
  [
    { ...web, imagePullPolicy: "always" },
    'imagePullPolicy: expected one of "Always", "IfNotPresent", "Never", got "always"',
  ],
  [
    { ...web, workloadName: pulumi.output("web") },
    "workloadName: expected a text, got an Output; its value must be known before anything is made",
  ],
  [{ ...web, metrics: { port: "9100" } }, 'metrics.port: expected a number, got "9100"; remove the quotes'],
  [{ ...web, overrides: "spec" }, 'overrides: expected a map, got "spec"'],
  [{ ...web, expose: true }, "expose: expected a map, got true"],
  [{ ...web, tenant: "team" }, 'tenant: expected a Tenant, or { provider, namespace }, got "team"'],
  [{ ...web, tenant: { namespace: "team" } }, "tenant.provider: expected a Provider, got nothing"],
  [{ ...web, dnsPolicy: "clusterfirst" }, "dnsPolicy: expected one of "],
];

/** Values that fit their types, and that Kubernetes would refuse or take for something else. */
const values: readonly Wrong[] = [
  [
    { ...web, envFrom: [{ configMapRef: "Bad Name" }] },
    'envFrom[0].configMapRef: expected the name of an object, got "Bad Name"',
  ],
  [
    { ...web, env: { A: { secretKeyRef: { name: "", key: "a" } } } },
    'env.A.secretKeyRef.name: expected the name of an object, got ""',
  ],
  [{ ...web, imagePullSecrets: ["Bad Name"] }, 'imagePullSecrets[0]: expected the name of an object, got "Bad Name"'],
  [
    { ...web, resources: { limits: { gpu: 1 } } },
    'resources.limits.gpu: unknown resource; allowed are cpu, memory and devices such as "nvidia.com/gpu"',
  ],
  [
    { ...web, volumes: { data: { mountPath: "/", secret: "a" } } },
    'volumes.data.mountPath: expected a directory below the root, which has the image\'s files, got "/"',
  ],
  [
    { ...web, volumes: { data: { mountPath: "/d", projected: [] } } },
    "volumes.data.projected: expected at least one source, got []",
  ],
  [{ ...web, runOn: "" }, 'runOn: expected the `dedicated` of a node pool, got ""'],
  [
    { ...web, nodeSelector: { "kubernetes.io/os": "windows" } },
    'nodeSelector.kubernetes.io/os: expected one of "linux", got "windows"',
  ],
  [
    { ...web, overrides: { spce: { replicas: 2 } } },
    "overrides.spce: unknown part of the object; allowed are metadata, spec",
  ],
  [
    { ...web, internetPorts: ["443/tcp"] },
    'internetPorts[0]: expected a port from 1 to 65535 such as 443 or "3478/UDP", got "443/tcp"',
  ],
  [
    { ...web, egress: [{ host: "10.0.0.1", ports: [443] }] },
    'egress[0].host: expected a host name, got "10.0.0.1"; write the address as a cidr',
  ],
  [
    { ...web, egress: [{ host: "*.com", ports: [443] }] },
    'egress[0].host: expected a domain of somebody such as "*.example.com", got "*.com"; it stands for a whole top-level domain',
  ],
  [
    { ...web, apiAccess: [{ apiGroups: [""], resources: ["pod"], verbs: ["get"] }] },
    'apiAccess[0].resources[0]: expected a resource in the plural and in lower case, got "pod"; did you mean "pods"?',
  ],
  [
    { ...web, apiAccess: [{ apiGroups: ["apps/v1"], resources: ["deployments"], verbs: ["get"] }] },
    'apiAccess[0].apiGroups[0]: expected an API group such as apps, got "apps/v1"; leave out the version',
  ],
  [
    { ...web, apiAccess: [{ apiGroups: ["v1"], resources: ["pods"], verbs: ["get"] }] },
    'apiAccess[0].apiGroups[0]: expected an API group such as apps, got "v1"; the group of Pods, Secrets and Services is ""',
  ],
];

const others: readonly (readonly [Constructor, ...Wrong])[] = [
  [
    keelson.StatefulSet,
    { ...web, volumeClaimTemplates: { data: { size: 10 } } },
    "volumeClaimTemplates.data.size: expected a text, got 10; put it in quotes",
  ],
  [
    keelson.StatefulSet,
    { ...web, volumeClaimTemplates: { data: { size: "1Gi", mountPath: "/d", storage: "slow" } } },
    'volumeClaimTemplates.data.storage: expected one of "fast", "shared", "standard", got "slow"',
  ],
  [
    keelson.DaemonSet,
    { image, hostPaths: { log: { mountPath: "/log" } } },
    "hostPaths.log.path: expected a text, got nothing",
  ],
  [keelson.DaemonSet, { image, replicas: 2 }, "replicas: unknown key; allowed are "],
  [keelson.CronJob, { image }, "schedule: expected a text, got nothing"],
  [
    keelson.CronJob,
    { image, schedule: "@daily", concurrencyPolicy: "never" },
    'concurrencyPolicy: expected one of "Allow", "Forbid", "Replace", got "never"',
  ],
  [keelson.Job, { image, backofLimit: 2 }, 'backofLimit: unknown key; did you mean "backoffLimit"?'],
  [
    keelson.Job,
    { image, completionMode: "indexed" },
    'completionMode: expected one of "Indexed", "NonIndexed", got "indexed"',
  ],
  [keelson.ScaledJob, { image }, "triggers: expected a map, got nothing"],
  [keelson.PersistentVolumeClaim, { size: "1Gi", accessModes: ["ReadWriteAll"] }, "accessModes[0]: expected one of "],
  [keelson.PersistentVolumeClaim, { size: "1Gi", accessModes: "ReadWriteOnce" }, "accessModes: expected a list"],
  [
    keelson.ConfigMap,
    { data: { port: 8080 } },
    "data.port: expected a text, or { notSecret }, got 8080; put it in quotes",
  ],
  [
    keelson.ConfigMap,
    { data: { a: "b" }, configMapName: "app" },
    "configMapName: is only allowed with immutable: false; set that, or remove it",
  ],
  [
    keelson.ConfigMap,
    { data: { a: "b" }, immutable: "false" },
    'immutable: expected true or false, got "false"; remove the quotes',
  ],
  [keelson.Secret, { stringData: "hunter2" }, "stringData: expected a map, got a text"],
  [keelson.Secret, { stringDate: { password: "hunter2" } }, 'stringDate: unknown key; did you mean "stringData"?'],
  [
    keelson.SealedSecret,
    { encryptedData: { password: ["hunter2"] } },
    "encryptedData.password: expected a text, got a list",
  ],
  [
    keelson.ExternalSecret,
    { data: { password: "db" }, store: "cloud", secretStoreRef: { kind: "SecretStore", name: "a" } },
    "is not allowed with",
  ],
  [
    keelson.ExternalSecret,
    { secretStoreRef: { kind: "Store", name: "a" } },
    'secretStoreRef.kind: expected one of "ClusterSecretStore", "SecretStore", got "Store"',
  ],
  [keelson.Tenant, { platform: {}, qouta: {} }, 'qouta: unknown key; did you mean "quota"?'],
  [keelson.Tenant, { platform: {} }, "platform: expected a Platform, got a map"],
  [
    keelson.Tenant,
    { quota: { cpu: 4 } },
    'quota.cpu: expected a Kubernetes quantity such as "8", got 4; put it in quotes',
  ],
  [keelson.Tenant, { podSecurity: "strict" }, "podSecurity: expected one of "],
  [keelson.Tenant, { access: { admin: ["a"] } }, 'access.admin: unknown key; did you mean "admins"?'],
  [
    keelson.Tenant,
    { access: { admins: "team" } },
    'access.admins: expected a list of texts, got "team"; write it as a list',
  ],
  [keelson.Platform, { addons: [] }, "cluster: expected a Cluster, got nothing"],
  [keelson.Platform, { addons: [keelson.traefik] }, "addons[0]: expected an Addon, got a function; call it"],
  [keelson.Platform, { addons: { traefik: true } }, "addons: expected a list"],
  [
    keelson.Platform,
    { addons: [], tier: "big" },
    'tier: expected one of "highly-available", "small", "standard", got "big"',
  ],
  [keelson.ExistingCluster, { kubeconfig: {} }, "kubeconfig: expected a text, got a map"],
  [
    keelson.ExistingCluster,
    { network: { cni: "flannel" } },
    'network.cni: expected one of "calico", "cilium", "vpc-cni", got "flannel"',
  ],
  [
    keelson.ExistingCluster,
    { clusterIdentifier: pulumi.output("a") },
    "clusterIdentifier: expected a text, got an Output; its value must be known before anything is made",
  ],
  [
    EksCluster,
    { ...eks, kubernetesVersion: 1.35 },
    'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got 1.35; put it in quotes',
  ],
  [EksCluster, { ...eks, accountId: 111122223333 }, "accountId: expected a text, got 111122223333; put it in quotes"],
  [EksCluster, { ...eks, vpc: { cidr: "10.0.0.0/16", zones: "eu-central-1a" } }, "vpc.zones: expected a list of texts"],
  [EksCluster, { ...eks, nodePools: [{ min: 1, max: 2 }] }, "nodePools: expected a map, got a list"],
  [EksCluster, { ...eks, nodePools: { general: { min: 1 } } }, "nodePools.general.max: expected a number, got nothing"],
  [
    EksCluster,
    { ...eks, nodePools: { general: { min: 1, max: 2, taint: [] } } },
    'nodePools.general.taint: unknown key; did you mean "taints"?',
  ],
  [EksCluster, { ...eks, cni: "flannel" }, 'cni: expected one of "calico", "cilium", "vpc-cni", got "flannel"'],
  [EksCluster, { ...eks, access: { deployer: "arn", admins: ["arn"] } }, "access.admins: expected a map, got a list"],
  [EksCluster, { ...eks, deletionProtection: "yes" }, 'deletionProtection: expected true or false, got "yes"'],
  [ExistingEksCluster, { network: { vpcId: "vpc-1", nodeCidrs: "10.0.0.0/16" } }, "network.nodeCidrs: expected a list"],
  [GkeCluster, { projectNumber: 123 }, "projectNumber: expected a text, got 123; put it in quotes"],
  [GkeCluster, { maintenance: { days: ["monday"] } }, "maintenance.days[0]: expected one of "],
  [
    AksCluster,
    { vnet: { cidr: "10.0.0.0/16", zones: [1, 2] } },
    "vnet.zones[0]: expected a text, got 1; put it in quotes",
  ],
  [
    AksCluster,
    { systemPool: { min: 1, max: 2, vmsize: "a" } },
    'systemPool.vmsize: unknown key; did you mean "vmSize"?',
  ],
];

/** Returns the message with which something is refused before it touches Pulumi, which these tests do not run. */
function messageOf(create: () => unknown): string {
  try {
    create();
  } catch (error) {
    assert.ok(pulumi.RunError.isInstance(error), String(error));
    return error.message;
  }
  return "nothing was refused";
}

describe("wrong arguments that no compiler saw", () => {
  for (const [args, line] of workloads) {
    it(`of a Deployment: ${line}`, () => {
      const message = messageOf(() => new keelson.Deployment("web", args as never));
      assert.ok(message.includes(`\n✖ ${line}`), message);
    });
  }

  for (const [args, line] of values) {
    it(`of a Deployment by its values: ${line}`, async () => {
      const make = () => new keelson.Deployment("web", { tenant: tenant(), ...(args as object) } as never);
      await assert.rejects(
        runProgram(make),
        ({ message }: Error) => message.includes(`\n✖ ${line}`) || assert.fail(message),
      );
    });
  }

  for (const [component, args, line] of others) {
    it(`of ${component.name}: ${line}`, () => {
      const message = messageOf(() => new component("x", args as never));
      assert.ok(message.includes(line), message);
      assert.ok(!message.includes("hunter2"), "shows a secret");
    });
  }

  it("of a workload without a tenant", () => {
    const message = messageOf(() => new keelson.Deployment("web", web as never));
    assert.match(message, /✖ tenant: expected a Tenant, or { provider, namespace }, got nothing/);
  });

  it("of add-ons, all at once", async () => {
    const make = () => {
      const addons = [
        keelson.traefik({ exposur: "public" } as never),
        keelson.fluentBit({ memory: 256 } as never),
        keelson.metricsServer({}, { value: {} } as never),
        keelson.certManager("me@example.com" as never),
      ];
      new keelson.Platform("x", { cluster: existingIn("aws", []), addons });
    };
    const lines = [
      'platform "x" is not valid:',
      '✖ addons.traefik.exposur: unknown key; did you mean "exposure"?',
      "✖ addons.fluent-bit.memory: expected a text, got 256; put it in quotes",
      '✖ addons.metrics-server.value: unknown key; did you mean "values"?',
      '✖ addons.cert-manager: expected a map, got "me@example.com"',
    ];
    await assert.rejects(runProgram(make), { message: lines.join("\n") });
  });

  it("of functions that prepare a CronJob", () => {
    assert.match(
      messageOf(() => keelson.nightlyJob({ image, at: 2 } as never)),
      /✖ at: expected a text, got 2/,
    );
    assert.match(
      messageOf(() => keelson.databaseBackup({ image } as never)),
      /✖ database: expected /,
    );
    assert.match(
      messageOf(() => keelson.nightlyJob(undefined as never)),
      /^nightlyJob\(\) is not valid:/,
    );
  });
});
