import {
  type Addon,
  argoCd,
  awsLoadBalancerController,
  type Cloud,
  certManager,
  clusterAutoscaler,
  defaultIngressClass,
  externalDns,
  externalSecrets,
  fluentBit,
  ingressNginx,
  karpenter,
  karpenterResources,
  keda,
  kubePrometheusStack,
  type LogDestination,
  loadBalancers,
  logDestination,
  metricsServer,
  type Offer,
  offer,
  traefik,
} from "../../components";
import { cloudFacts, dnsZones } from "./clouds";

const keyVaults = {
  aws: undefined,
  gcp: undefined,
  azure: { name: "shop-prod", resourceGroup: "shop" },
  none: undefined,
} as const satisfies Record<Cloud, object | undefined>;

/** Every add-on of the catalogue with the options that it cannot be without in a cloud, and with what asks the cloud. */
export function addonsIn(cloud: Cloud): Addon[] {
  const zones = [dnsZones[cloud]];
  return [
    argoCd(),
    awsLoadBalancerController(),
    certManager({ dns01: cloud === "none" ? [] : zones }),
    clusterAutoscaler(),
    externalDns({ zones }),
    externalSecrets({ keyVault: keyVaults[cloud] }),
    fluentBit(),
    ingressNginx({}, { acceptRetired: true }),
    karpenter(),
    keda(),
    kubePrometheusStack(),
    metricsServer(),
    traefik(),
  ];
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

/** What add-ons need of others, offered by the cluster, so that each of them can be tried alone. */
export function offersIn(cloud: Cloud): Offer[] {
  const destination = logs[cloud];
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
    ...(destination === undefined ? [] : [offer(logDestination, destination)]),
  ];
}

/** What Karpenter alone needs. */
export const karpenterOffer = offer(karpenterResources, {
  interruptionQueue: "test",
  interruptionQueueArn: "arn:aws:sqs:eu-central-1:111122223333:test",
  nodeRole: "nodes",
  nodeRoleArn: "arn:aws:iam::111122223333:role/nodes",
  subnets: { "eu-central-1a": "subnet-a1" },
  securityGroupIds: ["sg-1"],
  encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1",
  maxPods: 110,
  userData: "",
});
