import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as keelson from "../../components";
import { AksCluster } from "../../components/clusters/aks";
import { EksCluster, ExistingEksCluster } from "../../components/clusters/eks";
import { GkeCluster } from "../../components/clusters/gke";
import { existingIn } from "../support/clouds";
import { runProgram } from "../support/run-program";
import { image, messageOf, type Wrong, web } from "./refused";

type Constructor = new (name: string, args: never) => unknown;

const eks = { accountId: "111122223333", region: "eu-central-1", kubernetesVersion: "1.35", endpoint: {} };

/** Programs that no compiler has seen, with a line of the error that each one gets. */
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
    "configMapName: is only allowed with immutable: false; set this value, or remove the option",
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
    'access.admins: expected a list of texts, got "team"; write the value as a list',
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
    "clusterIdentifier: expected a text, got an Output; set a value that is known before the program creates anything",
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

describe("wrong arguments that no compiler saw", () => {
  for (const [component, args, line] of others) {
    it(`of ${component.name}: ${line}`, () => {
      const message = messageOf(() => new component("x", args as never));
      assert.ok(message.includes(line), message);
      assert.ok(!message.includes("hunter2"), "shows a secret");
    });
  }

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
