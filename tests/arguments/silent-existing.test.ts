import { monitoring } from "../../components";
import { shapeProblems } from "../../components/arguments";
import { checkExistingAks } from "../../components/clusters/aks";
import { checkExistingEks } from "../../components/clusters/eks";
import { checkExistingCluster } from "../../components/clusters/existing";
import { checkExistingGke } from "../../components/clusters/gke";
import { existingAksArgs, existingEksArgs, existingGkeArgs } from "../support/existing-clouds";
import { kubeconfig, network } from "../support/programs";
import { testRows } from "./rows";

/*
 * Facts of clusters that Keelson does not create, which fit their types. Once accepted in silence, they ended in policies that open nothing,
 * identities that no cloud trusts, or a provider that reaches no API server.
 */

const shaped = (type: string, args: object, check: () => ReturnType<typeof checkExistingEks>) => {
  const problems = shapeProblems(type, args);
  return problems.length > 0 ? problems : check();
};

const own = { kubeconfig, clusterIdentifier: "a", kubernetesVersion: "1.35", network };
const existing = (changes: object) => {
  const args = { ...own, ...changes };
  return shaped("ExistingClusterArgs", args, () => checkExistingCluster(args));
};
const kubeconfigOf = (text: string) => existing({ kubeconfig: text });
const context = "current-context: a\ncontexts: [{ name: a, context: { cluster: b } }]\n";
testRows("a kubeconfig", kubeconfigOf, [
  [kubeconfig],
  ["", "kubeconfig: expected YAML or JSON, got an empty text; set the content of a kubeconfig, not its path"],
  ["a: [", "kubeconfig: expected YAML or JSON, got another text; set the content of a kubeconfig, not its path"],
  ["/home/me/.kube/config", "kubeconfig: expected YAML or JSON, got another text"],
  ["current-context: a", "kubeconfig: expected a current-context with a cluster that has a server URL; set a"],
  [
    "contexts: x\nclusters: { a: 1 }",
    "kubeconfig: expected a current-context with a cluster that has a server URL; set a complete kubeconfig, for instance the output of `kubectl config view --minify --raw`",
  ],
  [`${context}clusters: [{ name: b, cluster: { server: b.example.com } }]`, "kubeconfig: expected a current-context"],
  [`${context}clusters: [{ name: b, cluster: { server: "https://b.example.com" } }]`],
  [`${context}clusters: [{ name: b, cluster: { server: "http://127.0.0.1:8001" } }]`],
  [
    `${context}clusters: [{ name: b, cluster: { server: "http://b.example.com" } }]`,
    "kubeconfig: expected an https:// server, because http:// exposes the credentials to the network",
  ],
]);

testRows(
  "a Prometheus of the cluster",
  (labels: object) => {
    const value = { pods: { namespace: "prometheus", labels }, monitorLabels: {} };
    return existing({ builtin: [{ capability: monitoring, key: "", value }] });
  },
  [
    [{ app: "prometheus" }],
    [
      {},
      "builtin[0].value.pods.labels: expected at least one label, got {}; labels distinguish these pods from other pods",
    ],
  ],
);
testRows("identities of a cluster without a cloud", (identities: object) => existing({ identities }), [
  [{}],
  [
    { "a/b": "c" },
    'cloud: expected aws, gcp or azure, because identities are set, got "none"; set one of these clouds, or remove identities',
  ],
]);

const inNetwork = (changes: object) => existing({ network: { ...network, ...changes } });
const dns = (changes: object) => inNetwork({ dns: { ...network.dns, ...changes } });
testRows("the DNS of a cluster", dns, [
  [{ nodeLocalAddress: "169.254.20.10" }],
  [{ namespace: "Kube System" }, "network.dns.namespace: expected a DNS label"],
  [
    { labels: {} },
    "network.dns.labels: expected at least one label, got {}; labels distinguish these pods from other pods",
  ],
  [
    { labels: { "k8s app": "kube-dns" } },
    'network.dns.labels.k8s app: expected a label key of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), with an optional prefix such as "example.com/", got "k8s app"',
  ],
  [{ nodeLocalAddress: "169.254.20" }, "network.dns.nodeLocalAddress: expected an IPv4 address such as 169.254.20.10"],
]);
const sources = (...given: object[]) => inNetwork({ apiServer: { ...network.apiServer, sources: given } });
testRows("sources of an API server", (given: object[]) => sources(...given), [
  [[{ cidr: "10.0.0.0/24" }, { namespace: "kube-system", labels: { app: "konnectivity" } }]],
  [
    [],
    "network.apiServer.sources: expected at least one source, got []; otherwise the API server cannot reach webhooks",
  ],
  [[{ cidr: "10.0.0.1" }], "network.apiServer.sources[0].cidr: expected an IPv4 range such as 10.20.0.0/16"],
  [[{ namespace: "kube-system", labels: {} }], "network.apiServer.sources[0].labels: expected at least one label"],
  [[{ namespace: "Bad", labels: { app: "a" } }], "network.apiServer.sources[0].namespace: expected a DNS label"],
]);
testRows("other ranges of a cluster", inNetwork, [
  [{ podIdentity: { cidrs: ["169.254.170.23/32"], port: 80 } }],
  [{ podIdentity: { cidrs: ["x"], port: 80 } }, "network.podIdentity.cidrs[0]: expected an IPv4 range"],
  [{ podIdentity: { cidrs: ["169.254.170.23/32"], port: 0 } }, "network.podIdentity.port: expected a whole number"],
  [{ loadBalancers: { internal: ["x"], public: ["10.0.0.0/8"] } }, "network.loadBalancers.internal[0]: expected an"],
  [
    { nodeCidrs: ["10.20.0.0/16", "10.20.64.0/18"] },
    'network.nodeCidrs[1]: expected a range outside "10.20.0.0/16", got "10.20.64.0/18"; remove one of the two',
  ],
  [{ nodeCidrs: ["10.20.0.0/020"] }, "network.nodeCidrs[0]: expected an IPv4 range such as 10.20.0.0/16"],
]);

testRows("ranges that no cluster has", inNetwork, [
  [{ podCidrs: ["100.64.0.0/16"] }],
  [{ podCidrs: ["169.254.0.0/16"] }, "network.podCidrs[0]: expected a range outside 169.254.0.0/16 (link-local"],
  [{ serviceCidrs: ["127.0.0.0/8"] }, "network.serviceCidrs[0]: expected a range outside 127.0.0.0/8 (loopback)"],
  [{ nodeCidrs: ["239.1.0.0/16"] }, "network.nodeCidrs[0]: expected a range outside 224.0.0.0/4 (multicast)"],
]);
testRows("a version of a cluster", (kubernetesVersion: string) => existing({ kubernetesVersion }), [
  ["1.25"],
  [
    "1.20",
    'kubernetesVersion: expected a minor version from 1.25, got "1.20"; tenants need Pod Security admission, which is stable since Kubernetes 1.25; upgrade the cluster first',
  ],
  ["1.35.2", 'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"'],
]);
const taint = { key: "gpu", effect: "NoSchedule" } as const;
testRows("taints of a pool", (taints: object[]) => existing({ nodePools: { gpu: { labels: {}, taints } } }), [
  [[taint, { ...taint, effect: "NoExecute" }]],
  [[taint, taint], 'nodePools.gpu.taints: expected each key and effect once, got "gpu:NoSchedule"'],
]);

const site = { accountId: "111122223333", region: "eu-central-1" };
const onAws = (changes: object) => existing({ cloud: "aws", cloudFacts: { ...site, ...changes } });
testRows("the place of a cluster", onAws, [
  [{ networkId: "vpc-0a1b2c3d4e5f67890" }],
  [{ region: "Frankfurt" }, "cloudFacts.region: expected a region of AWS such as eu-central-1"],
  [{ region: "cn-north-1", partition: "aws-cn" }],
  [{ partition: "aws-cn" }, 'cloudFacts.partition: expected one of "aws", got "aws-cn"'],
  [{ networkId: "shop" }, "cloudFacts.networkId: expected the id of a VPC, such as vpc-"],
]);
testRows("facts of a cloud", existing, [
  [{ cloudFacts: site }, "cloud: expected aws, gcp or azure, because cloudFacts are set"],
  [{ cloud: "aws", identities: { "a/b": "arn:aws:iam::111122223333:role/path/b" } }],
  [
    { cloud: "aws", identities: { "a/b": "b" } },
    `identities.a/b: expected the ARN of the service account's IAM role, got "b"`,
  ],
  [
    { cloud: "aws", identities: { "A/b": "arn:aws:iam::111122223333:role/b" } },
    "identities.A/b: expected namespace/na",
  ],
  [{ cloud: "gcp", identities: { "a/b": "b@shop.iam.gserviceaccount.com" } }],
  [
    { cloud: "gcp", identities: { "a/b": "b@example.com" } },
    "identities.a/b: expected the e-mail address of the Google service account",
  ],
  [{ cloud: "azure", identities: { "a/b": "00000000-1111-2222-3333-444444444444" } }],
  [
    { cloud: "azure", identities: { "a/b": "b" } },
    `identities.a/b: expected the client id of the service account's managed identity, got "b"`,
  ],
]);

const eks = (changes: object) => {
  const args = { ...existingEksArgs, ...changes };
  return shaped("ExistingEksClusterArgs", args, () => checkExistingEks("test", args));
};
const eksNetwork = (changes: object) => eks({ network: { ...existingEksArgs.network, ...changes } });
const id = "/id/0123456789ABCDEF0123456789ABCDEF";
testRows("an EKS cluster that exists", eks, [
  [{ logGroup: "/acme/workloads", tags: { team: "shop" } }],
  [{ region: "eu-centrl-1" }, "region: expected a region of AWS such as eu-central-1"],
  [{ accountId: "1111" }, 'accountId: expected the twelve digits of an account, got "1111"'],
  [{ kubernetesVersion: "1.31" }, 'kubernetesVersion: expected a minor version from 1.32, got "1.31"; EKS no longer'],
  [{ endpoint: "cluster.test" }, "endpoint: expected the API server's URL with https://, a host and optionally a port"],
  [{ endpoint: "http://cluster.test" }, "endpoint: expected the API server's URL"],
  [
    { endpoint: "https://A.gr7.eu-west-1.eks.amazonaws.com" },
    "endpoint: expected a URL in the cluster's region (eu-central-1)",
  ],
  [{ certificateAuthority: "certificate" }, "certificateAuthority: expected a certificate in base64"],
  [{ certificateAuthority: "-----BEGIN CERTIFICATE-----" }, "certificateAuthority: expected a certificate in base64"],
  [{ issuer: "https://example.com" }, "issuer: expected the URL of the cluster's token issuer"],
  [{ issuer: `https://oidc-eks.eu-central-1.api.aws${id}` }, "issuer: expected the URL of the cluster's token issuer"],
  [
    { issuer: `https://oidc.eks.eu-west-1.amazonaws.com${id}` },
    "issuer: expected a URL in the cluster's region (eu-central-1)",
  ],
  [{ logGroup: "acme workloads" }, "logGroup: expected the name of a log group"],
  [{ logGroup: "" }, "logGroup: expected the name of a log group"],
  [{ tags: { "aws:x": "y" } }, "tags.aws:x: expected a key of up to 128 characters"],
  [{ tags: { cluster: "x" } }, "tags.cluster: is already set by the component; remove it"],
  [{ kubeconfig: "nonsense" }, "kubeconfig: expected YAML or JSON"],
]);
testRows("the network of an EKS cluster that exists", eksNetwork, [
  [{ vpcId: "vpc-0a1b2c3d" }],
  [{ vpcId: "shop" }, "network.vpcId: expected the id of a VPC, such as vpc-0a1b2c3d4e5f67890"],
  [{ serviceCidr: "172.20.0.0/28" }, "network.serviceCidr: expected a prefix from /12 to /24"],
  [{ serviceCidr: "8.8.0.0/16" }, "network.serviceCidr: expected a private range"],
  [{ serviceCidr: "10.20.0.0/20" }, "network.serviceCidr: expected a range that does not overlap network.nodeCidrs[0]"],
]);
const karpenter = {
  interruptionQueue: "acme",
  nodeRole: "acme-karpenter",
  subnets: { "eu-central-1a": "subnet-0a1b2c3d4e5f67890" },
  securityGroupIds: ["sg-0a1b2c3d4e5f67890"],
  encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012",
};
testRows("what Karpenter uses", (changes: object) => eks({ karpenter: { ...karpenter, ...changes } }), [
  [{}],
  [
    { interruptionQueue: "arn:aws:sqs:eu-central-1:111122223333:acme" },
    "karpenter.interruptionQueue: expected the nam",
  ],
  [{ nodeRole: "arn:aws:iam::111122223333:role/acme" }, "karpenter.nodeRole: expected the name of a role, without its"],
  [{ subnets: {} }, "karpenter.subnets: expected at least one subnet"],
  [
    { subnets: { "eu-west-1a": "subnet-0a1b2c3d" } },
    'karpenter.subnets.eu-west-1a: expected a zone of the region eu-central-1, such as eu-central-1a, got "eu-west-1a"',
  ],
  [{ subnets: { "eu-central-1a": "a" } }, "karpenter.subnets.eu-central-1a: expected the id of a subnet"],
  [{ securityGroupIds: [] }, "karpenter.securityGroupIds: expected at least one security group"],
  [{ securityGroupIds: ["default"] }, "karpenter.securityGroupIds[0]: expected the id of a security group"],
  [
    { encryptionKeyArn: "alias/acme" },
    "karpenter.encryptionKeyArn: expected the ARN of a KMS key (not an alias) in eu-central-1",
  ],
]);

const gke = (changes: object) => {
  const args = { ...existingGkeArgs, ...changes };
  return shaped("ExistingGkeClusterArgs", args, () => checkExistingGke("test", args));
};
testRows("a GKE cluster that exists", gke, [
  [{ labels: { team: "shop" } }],
  [{ location: "europe-west4-a" }],
  [{ location: "mars-west1" }, "location: expected a region of Google Cloud such as europe-west4, or one of its zones"],
  [
    { dnsEndpoint: "gke-0-1.us-east1.gke.goog" },
    "dnsEndpoint: expected a DNS name in the cluster's location (europe-west4)",
  ],
  [
    { labels: { Team: "Shop" } },
    'labels.Team: expected a key and a value of up to 63 lower-case letters, digits, "_" and "-"; the key begins with a letter, but not with "goog-", got "Shop"',
  ],
  [
    { network: { ...existingGkeArgs.network, network: "projects/a/global/networks/b" } },
    "network.network: expected the",
  ],
  [{ endpoint: "34.1.2.3" }, "endpoint: expected the API server's URL"],
  [{ certificateAuthority: "x" }, "certificateAuthority: expected a certificate in base64"],
  [{ kubernetesVersion: "1.20" }, "kubernetesVersion: expected a minor version from 1.32"],
]);

const aks = (changes: object) => {
  const args = { ...existingAksArgs, ...changes };
  return shaped("ExistingAksClusterArgs", args, () => checkExistingAks("test", args));
};
const issuerOf = (place: string, tenant: string) =>
  `https://${place}.oic.prod-aks.azure.com/${tenant}/00000000-2222-4444-6666-888888888888`;
const { tenantId } = existingAksArgs;
testRows("an AKS cluster that exists", aks, [
  [{ tags: { team: "shop" }, location: "westeurope" }],
  [{ location: "West Europe" }, "location: expected a region of Azure's public cloud such as westeurope"],
  [{ resourceGroup: "a/b" }, "resourceGroup: expected a name of up to 90 letters, digits"],
  [{ resourceGroup: "acme." }, "resourceGroup: expected a name of up to 90 letters, digits"],
  [
    { network: { ...existingAksArgs.network, vnetId: "acme" } },
    "network.vnetId: expected an id such as /subscriptions",
  ],
  [{ endpoint: "acme.hcp.westeurope.azmk8s.io" }, "endpoint: expected the API server's URL"],
  [
    { issuer: issuerOf("westeurope", tenantId) },
    'issuer: expected the URL of the cluster\'s token issuer with the "/"',
  ],
  [
    { issuer: `${issuerOf("northeurope", tenantId)}/` },
    "issuer: expected an issuer in the cluster's location (westeurope)",
  ],
  [{ issuer: `${issuerOf("westeurope", "x")}/` }, `issuer: expected an issuer of the cluster's tenant (${tenantId})`],
  [
    { tags: { "a/b": "c" } },
    'tags.a/b: expected a key of up to 128 characters (without < > % & \\ ? / , = and not beginning with azure, microsoft or windows) and a value of up to 256 characters (without , and =), got "c"',
  ],
  [{ subscriptionId: "acme" }, "subscriptionId: expected a GUID such as 00000000-1111-2222-3333-444444444444"],
]);
