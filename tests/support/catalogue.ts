import {
  type Addon,
  type BackupStorage,
  backupStorage,
  type Cloud,
  catalogue,
  certificateManager,
  type DnsZone,
  defaultIngressClass,
  karpenterResources,
  type LogDestination,
  loadBalancers,
  logDestination,
  logStore,
  monitoring,
  type Offer,
  offer,
  resourceMetrics,
  secretStores,
  traceStore,
} from "../../components";
import * as addons from "../../components/addons/catalogue";
import { cloudFacts, dnsZones } from "./clouds";
import { bound } from "./programs";

const keyVaults = {
  aws: undefined,
  gcp: undefined,
  azure: { name: "shop-prod", resourceGroup: "shop" },
  none: undefined,
} as const satisfies Record<Cloud, object | undefined>;

/** The add-ons that need options. All others are tried without options. */
const {
  awsPrivatecaIssuer,
  certManager,
  certManagerGoogleCasIssuer,
  externalDns,
  externalSecrets,
  fluentBit,
  fluentd,
  ingressNginx,
  prometheusAdapter,
  velero,
  ...others
} = addons;

/** A bucket that every cluster can write to, with credentials from a store. */
const minio = {
  kind: "s3-compatible",
  bucket: "backups",
  endpoint: "https://minio.example.com:9000",
  credentials: { key: "minio" },
} as const;

/** A Kafka outside of the cluster, where nobody signs in. */
const kafka = { kind: "kafka", brokers: ["kafka-0.example.com:9094"], topic: "logs" } as const;

const authorityArn =
  "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012";

/** Every add-on of the catalogue, by name, with the options that it needs in a cloud and those that make it call the cloud. */
export function addonsIn(cloud: Cloud): Addon[] {
  const zones = [dnsZones[cloud]];
  const all = [
    awsPrivatecaIssuer({ issuers: { company: { authorityArn } } }),
    certManager({ dns01: zones }),
    certManagerGoogleCasIssuer({ issuers: { company: { location: "europe-west3", pool: "company" } } }),
    externalDns({ zones }),
    externalSecrets(
      cloud === "none"
        ? { vault: { server: "https://vault.example.com", path: "secret", role: "test" } }
        : { keyVault: keyVaults[cloud] },
    ),
    fluentBit(logs[cloud] === undefined ? { destination: "loki" } : {}),
    fluentd({ destination: kafka }),
    ingressNginx({}, { acceptRetired: true }),
    prometheusAdapter({ metrics: { http_requests: { series: "http_requests_total" } } }),
    velero(cloud === "none" ? { storage: minio } : {}),
    ...Object.values<() => Addon>(others).map((create) => create()),
  ];
  return all.sort((one, other) => one.name.localeCompare(other.name));
}

/** A zone in another cloud than each. */
const elsewhere = {
  aws: { domain: "example.net", managedZone: "example-net", project: "shop-dns", credentials: { key: "dns" } },
  gcp: { domain: "example.net", hostedZoneId: "Z9123456789ABCDEFGHIJ", credentials: { key: "dns" } },
  azure: { domain: "example.net", hostedZoneId: "Z9123456789ABCDEFGHIJ", credentials: { key: "dns" } },
  none: { domain: "example.net", hostedZoneId: "Z9123456789ABCDEFGHIJ", credentials: { key: "dns" } },
} as const satisfies Record<Cloud, DnsZone>;

/** Further installations of the add-ons that a platform can have more than once, each under a name of its own. */
export function instancesIn(cloud: Cloud): Addon[] {
  const hidden = { ...dnsZones[cloud], private: true };
  return [
    addons.traefik({ instance: "internal" }),
    ingressNginx({ instance: "internal", className: "private" }, { acceptRetired: true }),
    externalDns({ instance: "elsewhere", zones: [elsewhere[cloud]] }),
    ...(cloud === "none" ? [] : [externalDns({ instance: "private", zones: [hidden] })]),
  ];
}

/** Every add-on, and its further installations: those with options for several of its kind have them. */
export function everythingIn(cloud: Cloud): Addon[] {
  const several = [addons.envoyGateway({ classes: { internal: {} } })];
  const one = addonsIn(cloud).map((addon) => several.find(({ name }) => name === addon.name) ?? addon);
  return [...one, ...instancesIn(cloud)];
}

const logs = {
  aws: {
    kind: "cloudwatch",
    region: "eu-central-1",
    group: "workloads",
    groupArn: "arn:aws:logs:eu-central-1:1:log-group:workloads",
  },
  gcp: {
    kind: "cloud-logging",
    projectId: cloudFacts.gcp.accountId,
    location: cloudFacts.gcp.region,
    clusterName: cloudFacts.gcp.clusterName,
  },
  azure: undefined,
  none: undefined,
} as const satisfies Record<Cloud, LogDestination | undefined>;

const buckets = {
  aws: { kind: "s3", bucket: "backups", region: "eu-central-1" },
  gcp: {
    kind: "gcs",
    bucket: "backups",
    signer: {
      email: "test-backups@shop-prod.iam.gserviceaccount.com",
      name: "projects/shop-prod/serviceAccounts/test",
    },
  },
  azure: {
    kind: "azure-blob",
    storageAccountId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/testbak",
    storageAccount: "testbak",
    container: "backups",
  },
  none: undefined,
} as const satisfies Record<Cloud, BackupStorage | undefined>;

/** The capabilities that add-ons need, offered by the cluster, so that each add-on can be tried alone. */
export function offersIn(cloud: Cloud): Offer[] {
  const destination = logs[cloud];
  const bucket = buckets[cloud];
  return [
    offer(defaultIngressClass, {
      name: "test",
      controller: "example.com/test",
      pods: { namespace: "ingress", labels: { app: "ingress" } },
    }),
    offer(loadBalancers, {
      serviceAnnotations: { internal: {}, public: {} },
      namespaceLabels: {},
      drainSeconds: 10,
    }),
    offer(monitoring, {
      pods: { namespace: "test", labels: { app: "prometheus" } },
      monitorLabels: {},
      url: "http://prometheus.test.svc:9090",
    }),
    offer(certificateManager, { namespace: "cert-manager", serviceAccount: "cert-manager" }),
    offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
    offer(logStore, {
      url: "http://loki.test.svc:3100",
      pods: { namespace: "test", labels: { app: "loki" } },
      port: 3100,
    }),
    offer(traceStore, {
      url: "http://tempo.test.svc:4317",
      pods: { namespace: "test", labels: { app: "tempo" } },
      port: 4317,
    }),
    offer(secretStores, { kind: "ClusterSecretStore", name: "test" }, "cloud"),
    ...(bucket === undefined ? [] : [offer(backupStorage, bucket)]),
    ...(destination === undefined ? [] : [offer(logDestination, destination)]),
  ];
}

/** The capability that only Karpenter needs. */
export const karpenterOffer = offer(karpenterResources, {
  interruptionQueue: "test",
  interruptionQueueArn: "arn:aws:sqs:eu-central-1:111122223333:test",
  nodeRole: "nodes",
  nodeRoleArn: "arn:aws:iam::111122223333:role/nodes",
  subnets: { "eu-central-1a": "subnet-000000a1" },
  securityGroupIds: ["sg-1"],
  encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012",
  maxPods: 110,
  userData: "",
});

/** Lists the offers of a cluster for one add-on: everything that add-ons need, except what the add-on provides itself. */
export function builtinFor({ name }: Addon, cloud: Cloud): Offer[] {
  const offered = offersIn(cloud).filter(({ capability }) => !offeredBy(name).includes(capability.name));
  return name === "karpenter" ? [...offered, karpenterOffer] : offered;
}

function offeredBy(name: string): string[] {
  const entry = catalogue.find(({ facts }) => facts.name === name);
  return (entry?.capabilities ?? []).map((capability) => capability.name);
}

/** Lists the service accounts that act on the cloud, as `namespace/name`. */
export function accountsOf(addon: Addon, cloud: Cloud): string[] {
  const facts = { cloud, cloudFacts: cloudFacts[cloud], builtin: builtinFor(addon, cloud), nodePools: {} };
  const { identities, namespace } = bound(addon, { ...facts, kubernetesVersion: "1.35" });
  return identities.map(({ serviceAccount }) => `${namespace}/${serviceAccount}`);
}
