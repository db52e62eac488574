import type { Cluster } from "../../components";
import { checkArgoCd } from "../../components/addons/catalogue/argo-cd/check";
import { checkExternalSecrets } from "../../components/addons/catalogue/external-secrets/check";
import { checkKarpenter } from "../../components/addons/catalogue/karpenter/check";
import { checkPermissions } from "../../components/addons/catalogue/keda/permissions";
import { checkSealedSecrets } from "../../components/addons/catalogue/sealed-secrets/check";
import { checkVelero } from "../../components/addons/catalogue/velero/check";
import { checkStorage } from "../../components/addons/object-storage";
import { bytes, volumeBytes } from "../../components/amounts";
import { parseRange } from "../../components/ranges";
import { checkTenant } from "../../components/tenancy/check";
import { testRows } from "./rows";

/* Options of add-ons and tenants that fit their types, and that ended in pods without permissions, keys or room. */

const key = (region: string) => `arn:aws:kms:${region}:111122223333:key/12345678-1234-1234-1234-123456789012`;
const s3 = { kind: "s3", bucket: "acme-logs", region: "eu-central-1" } as const;
testRows("a bucket with a key", (changes: object) => checkStorage("aws", { ...s3, ...changes }), [
  [{ encryptionKeyArn: key("eu-central-1") }],
  [
    { encryptionKeyArn: key("us-east-1") },
    'storage.encryptionKeyArn: expected the ARN of a KMS key in storage.region (eu-central-1), not of an alias, got "arn:aws:kms:us-east-1:111122223333:key/12345678-1234-1234-1234-123456789012"',
  ],
]);
testRows("the bucket of Velero", (changes: object) => checkVelero("aws", { storage: { ...s3, ...changes } }), [
  [{}],
  [{ bucket: "x" }, "storage.bucket: expected the name of a bucket: 3 to 63 characters of a-z"],
  [{ region: "mars-1" }, 'storage.region: expected a region such as "eu-central-1", got "mars-1"'],
]);

const sqs = "arn:aws:sqs:eu-central-1:111122223333:orders";
const pass = (actions: string[], resources: string[]) =>
  checkPermissions("aws", { awsPermissions: [{ actions, resources }] });
testRows("KEDA's permissions", ([actions, resources]: [string[], string[]]) => pass(actions, resources), [
  [[["sqs:GetQueueAttributes"], [sqs]]],
  [[["cloudwatch:GetMetricData"], ["*"]]],
  [[["iam:PassRole"], ["*"]], 'awsPermissions[0].resources: expected ARNs for the action "iam:PassRole", got "*"; '],
  [[["secretsmanager:GetSecretValue"], ["*"]], "awsPermissions[0].resources: expected ARNs for the action"],
]);

const cluster = { cloud: "aws", cloudFacts: { accountId: "111122223333", region: "eu-central-1", clusterName: "a" } };
const secrets = (options: object) => checkExternalSecrets(cluster as Cluster, options);
const vault = { server: "https://vault.example.com:8200", path: "secret", role: "a" };
testRows("external-secrets", secrets, [
  [{ keyArn: key("eu-central-1"), vault }],
  [{ keyArn: key("us-east-1") }, "keyArn: expected a key in the cluster's region (eu-central-1), got"],
  [{ vault: { ...vault, server: "https://vault.example.com:99999" } }, "vault.server: expected a URL such as"],
]);

const oidc = { name: "a", issuer: "https://a.example.com", clientId: "b", clientSecretName: "c", adminGroups: ["d"] };
const argoCd = (changes: object) =>
  checkArgoCd({ host: "a.example.com", oidc: { ...oidc, ...changes } }, { cloud: "aws" });
testRows("the administrators of Argo CD", argoCd, [
  [{ adminGroups: ["Platform Team"] }],
  [{ adminGroups: [""] }, "oidc.adminGroups[0]: expected a group name without quotes or line breaks"],
  [{ adminGroups: [" "] }, 'oidc.adminGroups[0]: expected a group name without quotes or line breaks, got " "'],
]);
testRows("hosts that Argo CD knows", (line: string) => checkArgoCd({ knownHosts: [line] }, { cloud: "aws" }), [
  ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ"],
  ["not a line", "knownHosts[0]: expected a line that ssh-keyscan prints"],
]);

testRows("sealed-secrets", checkSealedSecrets, [
  [{ keyRenewPeriod: "720h", keyTtl: "720h" }],
  [{ keyRenewPeriod: "0", keyTtl: "1h" }],
  [
    { keyTtl: "1h" },
    'keyTtl: expected keyRenewPeriod (720h) or longer, got "1h"; use a longer keyTtl, because an expired key cannot seal',
  ],
  [{ sealers: ["a", "a"] }, "sealers: expected each group once"],
]);
const karpenter = (changes: object) => checkKarpenter(changes, { pools: {} });
const limits = { cpu: "10", memory: "10Gi" };
testRows("karpenter", karpenter, [
  [{ diskSize: 100, nodePools: { batch: { limits, dedicated: "batch" } } }],
  [{ diskSize: 99_999 }, "diskSize: expected a whole number of GiB from 20 to 65536"],
  [
    { nodePools: { batch: { limits, dedicated: "" } } },
    "nodePools.batch.dedicated: expected the name that workloads set in runOn, such as batch",
  ],
]);

testRows("an amount", (value: string) => bytes("memory", value), [
  ["2Ti"],
  ["10Pi", 'memory: expected less than 1Pi, got "10Pi"'],
]);
testRows("the size of a volume", (value: string) => volumeBytes("volume", value), [
  ["1Gi"],
  ["5Mi", 'volume: expected a volume of "1Gi" or more, got "5Mi"'],
]);
testRows("a range", (cidr: string) => (parseRange(cidr) === undefined ? [{ path: cidr, message: "none" }] : []), [
  ["10.20.0.0/20"],
  ["10.20.0.0/020", "10.20.0.0/020: none"],
]);

const labelled = (labels: object) =>
  checkTenant("team", { platform: { namespaces: [] }, overrides: { metadata: { labels } } });
testRows("the levels of a namespace", labelled, [
  [{ "pod-security.kubernetes.io/warn": "baseline" }],
  [
    { "pod-security.kubernetes.io/warn": "none" },
    'overrides.metadata.labels.pod-security.kubernetes.io/warn: expected one of "restricted", "baseline", "privileged"',
  ],
]);
