import assert from "node:assert/strict";
import { headClasses } from "../../cli/plan/difference/head/contract";
import type { Tenant } from "../../components";
import { checkArgoCd } from "../../components/addons/catalogue/argo-cd/check";
import { checkKubePrometheusStack } from "../../components/addons/catalogue/kube-prometheus-stack/check";
import { checkObjectOverrides } from "../../components/check-overrides";
import { checkEks } from "../../components/clusters/eks";
import { checkExistingCluster } from "../../components/clusters/existing";
import { checkTenant } from "../../components/tenancy/check";
import { type Checkable, checkWorkload } from "../../components/workloads/workload/check";
import { checkBrought } from "../../stacks/brought";
import { reviewClasses, reviewEntry } from "../../stacks/schema/fields";
import { eksArgs } from "../support/eks";
import { kubeconfig, network } from "../support/programs";
import { testRows } from "./rows";

/*
 * Values that fit their types, and that were once accepted in silence: an API server or a cloud refused them much later, or took them for
 * something else.
 */
const tenantWith = (podSecurity: string) =>
  ({
    platform: { tier: { replicas: 2 }, cluster: { nodePools: {} }, find: () => undefined },
    podSecurity,
  }) as unknown as Tenant;
const home = tenantWith("restricted");
const workload = (args: Partial<Checkable>) =>
  checkWorkload("deployment", "web", { tenant: home, image: "web:1", ...args });
const trigger = (other: object) =>
  workload({
    autoscaling: {
      maxReplicas: 4,
      triggers: { q: { type: "other", scaler: "redis", metadata: { listName: "jobs" }, ...other } },
    },
  });
const metadata = (given: object) => trigger({ metadata: given });

testRows("KEDA's metadata", metadata, [
  [{ listName: "jobs", address: "redis:6379", passwordFromEnv: "REDIS_PASSWORD" }],
  [{ listName: "jobs", password: { notSecret: "none-of-your-business" } }],
  [
    { password: "hunter2hunter2" },
    "autoscaling.triggers.q.metadata.password: expected a value without secrets, got a value that looks",
  ],
  [
    { host: "amqp://guest:hunter2pw@mq:5672/" },
    "autoscaling.triggers.q.metadata.host: expected a value without secrets, got a value that looks like a connection string with a password; put the value into a Secret, and name a TriggerAuthentication in authenticationRef; if it is not a secret, write { notSecret: … }",
  ],
  [{}, "autoscaling.triggers.q.metadata: expected at least one value"],
]);
testRows("KEDA's authenticationRef", trigger, [
  [{ authenticationRef: "redis" }],
  [{ authenticationRef: "Redis!" }, "autoscaling.triggers.q.authenticationRef: expected the name of a TriggerAuth"],
]);
testRows("a workload", workload, [
  [{ priorityClassName: "high" }],
  [{ priorityClassName: "system-node-critical", tenant: tenantWith("privileged") }],
  [{ priorityClassName: "system-node-critical" }, "priorityClassName: expected a class other than system-…, got"],
  [
    { overrides: { spec: { template: { spec: { priorityClassName: "system-cluster-critical" } } } } },
    "overrides.spec.template.spec.priorityClassName: is set by the option of the same name; remove this override",
  ],
]);
const scaled = (trigger: object) => workload({ autoscaling: { maxReplicas: 4, triggers: { q: trigger as never } } });
const queueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/orders";
testRows("a trigger", scaled, [
  [{ type: "aws-sqs-queue", queueUrl, awsRegion: "us-east-1" }],
  [
    { type: "aws-sqs-queue", queueUrl, awsRegion: "eu-central-1" },
    'autoscaling.triggers.q.awsRegion: expected the region of queueUrl ("us-east-1"), got "eu-central-1"; remove it',
  ],
  [
    { type: "cron", start: "0 8 * * *", end: "0 18 * * *", desiredReplicas: 9 },
    "autoscaling.triggers.q.desiredReplicas: expected at most maxReplicas (4), got 9",
  ],
]);
const token = `ghp_${"a1B2".repeat(9)}`;
testRows("what everybody can read", workload, [
  [{ lifecycle: { preStop: { exec: { command: ["sh", "-c", "sleep 5"] } } } }],
  [
    { lifecycle: { preStop: { exec: { command: ["sh", "-c", token] } } } },
    "lifecycle.preStop.exec.command[2]: expected",
  ],
  [
    { service: { annotations: { a: token } } },
    "service.annotations.a: expected a value without secrets, got a value that looks like a",
  ],
  [
    { overrides: { metadata: { annotations: { a: token } } } },
    "overrides.metadata.annotations.a: expected a value without secrets, got a value that looks like a GitHub token; everybody with access to the object can read this value; use a Secret",
  ],
  [{ command: [""] }, 'command[0]: expected a program, got ""'],
  [{ dnsConfig: { options: [{ value: "2" }] } }, "dnsConfig.options[0].name: expected an option of resolv.conf"],
  [
    { apiAccess: [{ apiGroups: [""], resources: ["nodes"], verbs: ["get"] }] },
    "apiAccess[0].resources[0]: expected a namespaced resource",
  ],
]);

const ssd = { labels: { disk: "ssd" }, taints: [] };
const onNodes = (args: object) => {
  const cluster = { nodePools: { general: ssd }, cloudFacts: { region: "eu-central-1" } };
  const platform = { tier: { replicas: 2 }, cluster, find: () => undefined };
  return workload({ tenant: { platform, podSecurity: "restricted" } as unknown as Tenant, ...args });
};
const required = "requiredDuringSchedulingIgnoredDuringExecution";
const disk = (value: string) => ({
  nodeAffinity: {
    [required]: { nodeSelectorTerms: [{ matchExpressions: [{ key: "disk", operator: "In", values: [value] }] }] },
  },
});
const beside = (topologyKey: string) => ({ podAffinity: { [required]: [{ topologyKey, labelSelector: {} }] } });
testRows("nodes that a workload waits for", onNodes, [
  [{ nodeSelector: { "topology.kubernetes.io/zone": "eu-central-1a" } }],
  [
    { nodeSelector: { "topology.kubernetes.io/zone": "eu-west-1a" } },
    "nodeSelector.topology.kubernetes.io/zone: expected a zone of eu-central-1",
  ],
  [{ affinity: disk("ssd") }],
  [{ affinity: disk("hdd") }, `affinity.nodeAffinity.${required}.nodeSelectorTerms: expected labels that a node pool`],
  [{ affinity: beside("topology.kubernetes.io/zone") }],
  [{ affinity: beside("disk") }],
  [{ affinity: beside("zone") }, `affinity.podAffinity.${required}[0].topologyKey: expected a label of nodes`],
]);

testRows("overrides of an object", checkObjectOverrides, [
  [{ metadata: { labels: { team: "shop" }, annotations: { "example.com/note": "any text" } }, spec: { any: 1 } }],
  [{ metadat: {} }, 'overrides.metadat: unknown part of the object; did you mean "metadata"?'],
  [{ metadata: { lables: {} } }, 'overrides.metadata.lables: unknown part of the object; did you mean "labels"?'],
  [
    { metadata: { annotations: { a: 1 } } },
    "overrides.metadata.annotations.a: expected a text, got 1; put it in quotes",
  ],
  [{ metadata: { labels: { a: "b c" } } }, "overrides.metadata.labels.a: expected a value of up to 63 letters"],
  [{ metadata: "x" }, 'overrides.metadata: expected a map, got "x"'],
]);

const tenant = (args: object) => checkTenant("team", { platform: { namespaces: [] }, ...args });
const role = (apiGroups: string[], resources: string[]) => ({
  access: { roles: { reader: { groups: ["g"], rules: [{ apiGroups, resources, verbs: ["get"] }] } } },
});
testRows("a tenant", tenant, [
  [{ secretStore: { kind: "SecretStore", name: "vault" }, mayRunOn: ["gpu"] }],
  [{ secretStore: { kind: "SecretStore", name: "Bad Name" } }, "secretStore.name: expected the name of a SecretStore"],
  [{ secretStore: "" }, "secretStore: expected the key of one of the platform's stores"],
  [{ mayRunOn: [""] }, "mayRunOn[0]: expected the `dedicated` of a node pool"],
  [{ quota: { cpu: "1e400" } }, "quota.cpu: expected a number of CPUs"],
  [
    { quota: { extendedResources: { "nvidia .com/gpu": 1 } } },
    'quota.extendedResources.nvidia .com/gpu: expected a label key of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), with an optional prefix such as "example.com/", got "nvidia .com/gpu"',
  ],
  [{ access: { admins: [" "] } }, "access.admins[0]: expected a group of the identity provider"],
  [{ access: { admins: ["a", "a"] } }, "access.admins: expected each group once"],
  [{ overrides: { spec: { finalizers: ["a"] } } }],
  [
    { overrides: { spec: { finalizer: [] } } },
    "overrides.spec.finalizer: unknown key; only the key finalizers is allowed",
  ],
  [role(["apps", ""], ["deployments", "pods"])],
  [role(["example.com"], ["databases"])],
  [
    role(["apps"], ["deployment"]),
    'access.roles.reader.rules[0].resources[0]: expected the plural of a resource in lower case, such as pods, got "deployment"; did you mean "deployments"?',
  ],
  [role(["app"], ["deployments"]), 'access.roles.reader.rules[0].apiGroups[0]: expected one of "apps", "autoscaling"'],
]);

testRows("kube-prometheus-stack", checkKubePrometheusStack, [
  [{ storage: "50Gi", memory: "2Gi", grafanaAdminSecret: "grafana" }],
  [{ storage: "10" }, "storage: expected a quantity of bytes"],
  [{ storage: "100Mi" }, "storage: expected at least 1Gi"],
  [{ memory: "512m" }, "memory: expected a quantity of bytes"],
  [{ grafanaAdminSecret: "Bad Name" }, "grafanaAdminSecret: expected the name of a Secret"],
  [{ alertmanager: { configSecret: "" } }, "alertmanager.configSecret: expected the name of a Secret"],
]);
const oidc = { name: "Okta", issuer: "https://a.b", clientId: "c", clientSecretName: "d", adminGroups: ["e"] };
const argoCd = (changes: object) =>
  checkArgoCd({ host: "argocd.example.com", oidc: { ...oidc, ...changes } }, { cloud: "none" });
testRows("argo-cd", argoCd, [
  [{}],
  [{ clientSecretName: "Bad Name" }, "oidc.clientSecretName: expected the name of a Secret"],
  [{ clientId: "" }, "oidc.clientId: expected the id of the client"],
]);
const deploys = (resources: string[]) =>
  checkArgoCd({ deploys: [{ apiGroups: ["apps"], resources, verbs: ["get"] }] }, { cloud: "none" });
testRows("what Argo CD deploys", deploys, [
  [["deployments"]],
  [
    ["deployment"],
    'deploys[0].resources[0]: expected the plural of a resource in lower case, such as pods, got "deployment"; did you mean "deployments"?',
  ],
]);

const eks = (addon: string) =>
  checkEks("test", { ...eksArgs, managedAddons: { [addon]: { version: "v1.0.0-eksbuild.1" } } });
testRows("an add-on that EKS manages", eks, [
  ["adot"],
  ["aws-fsx-csi-driver"],
  ["kubecost_kubecost"],
  ["core-dns", 'managedAddons.core-dns: unknown add-on; did you mean "coredns"?'],
  ["coreDNS", "managedAddons.coreDNS: unknown add-on"],
  ["aws-ebs-csi", 'managedAddons.aws-ebs-csi: unknown add-on; did you mean "aws-ebs-csi-driver"?'],
  ["amazon-cloudwatch-observabilty", "managedAddons.amazon-cloudwatch-observabilty: unknown add-on"],
]);

const existing = { kubeconfig, clusterIdentifier: "a", kubernetesVersion: "1.35", network };
const noTaints = { labels: {}, taints: [] };
testRows("an existing cluster", (args: object) => checkExistingCluster({ ...existing, ...args }), [
  [{ storageClasses: { standard: "gp3" }, nodePools: { gpu: { ...noTaints, labels: { "example.com/a": "b" } } } }],
  [{ storageClasses: { standard: "Bad Name" } }, "storageClasses.standard: expected the name of a StorageClass"],
  [
    { cloud: "aws", identities: { "a/b": "" } },
    `identities.a/b: expected the ARN of the service account's IAM role, got ""`,
  ],
  [
    { nodePools: { gpu: { ...noTaints, labels: { "a b": "c" } } } },
    'nodePools.gpu.labels.a b: expected a label key of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), with an optional prefix such as "example.com/", got "a b"',
  ],
  [{ nodePools: { gpu: { ...noTaints, taints: [{ key: "a", effect: "x" }] } } }, "nodePools.gpu.taints[0].effect: "],
  [
    { cloud: "aws", cloudFacts: { accountId: "1", region: "eu-central-1" } },
    "cloudFacts.accountId: expected the twelve digits of an account",
  ],
]);
testRows("what an existing cluster brings", checkBrought, [
  [{ issuers: { staging: { name: "letsencrypt" } }, secretStores: { cloud: { name: "vault" } } }],
  [{ issuers: { staging: { name: "Bad Name" } } }, "issuers.staging.name: expected the name of a ClusterIssuer"],
  [{ secretStores: { cloud: { name: "" } } }, "secretStores.cloud.name: expected the name of a ClusterSecretStore"],
  [{ secretStores: { "Bad Key": { name: "a" } } }, "secretStores.Bad Key: expected a key"],
  [
    { nodePools: { gpu: { dedicated: "" } } },
    'nodePools.gpu.dedicated: expected a label value of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), for the label keelson.dev/dedicated, got ""',
  ],
]);

describe("keelson:review", () => {
  it("knows the classes of the command line", () => {
    assert.deepEqual(reviewClasses, headClasses);
  });

  it("takes a class, alone or with a text, and nothing else", () => {
    const right = ["reach", "open: * → Release traefik/traefik: *"];
    const wrong = ["opn", "Open", "open:", "reach: ", "foo: bar", ""];
    assert.deepEqual(
      [...right, ...wrong].filter((entry) => reviewEntry.safeParse(entry).success),
      right,
    );
  });
});
