import {
  defaultIngressClass,
  type IngressClass,
  ingressClasses,
  type LoadBalancers,
  loadBalancers,
  monitoring,
} from "../../../capabilities";
import { crdKind } from "../../../charts";
import { matches } from "../../../checks";
import { expected } from "../../../problems";
import type { TierFacts } from "../../../tier";
import { awsSite, checkAwsSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import type { LoadBalancerExposure } from "../../load-balancer-service";
import { containerResources, evictUnready, onSystemPool, spread } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { loadBalancerPermissions } from "./permissions";

/**
 * Options of the AWS Load Balancer Controller.
 *
 * @example
 * ```ts
 * awsLoadBalancerController({ exposure: "public" });
 * ```
 */
export interface AwsLoadBalancerControllerOptions {
  /**
   * Security policy for the HTTPS listeners of all Ingresses with the class `alb`. TLS 1.2 is the oldest version allowed.
   *
   * @default "ELBSecurityPolicy-TLS13-1-2-2021-06"
   */
  readonly sslPolicy?: string;
  /**
   * If true, Ingresses without a class get the class `alb`. Each of these Ingresses has a separate application load balancer. The load balancer finds
   * the certificates for its hosts in ACM. https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/cert_discovery/
   *
   * @default false
   */
  readonly isDefaultClass?: boolean;
  /**
   * Default exposure of the Ingresses' load balancers. `internal`: only clients in the network can reach the load balancers. `public`: the internet
   * can reach the load balancers.
   *
   * @default "internal"
   */
  readonly exposure?: LoadBalancerExposure;
}

const pin = { repository: "https://aws.github.io/eks-charts", name: "aws-load-balancer-controller", version: "3.5.0" };
const { name } = pin;
const pods = { "app.kubernetes.io/name": name };
const albClass: IngressClass = { name: "alb", controller: "ingress.k8s.aws/alb" };

/** Creates network load balancers for Services that request them, and application load balancers for Ingresses of the class `alb`. */
export const awsLoadBalancerController = defineAddon<AwsLoadBalancerControllerOptions>({
  name,
  optionsType: "AwsLoadBalancerControllerOptions",
  summary: "AWS load balancers for Services and for Ingresses of the class alb",
  whenRemoved: "load balancers stay in the account, but nothing updates them any more",
  chart: pin,
  images: {
    values: {
      "image.repository": "public.ecr.aws/eks/aws-load-balancer-controller",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { env: "map" },
  mounts: { extraVolumes: "volumes", extraVolumeMounts: "mounts" },
  monitors: ["serviceMonitor.additionalLabels"],
  pods: { placed: [""] },
  namespace: "kube-system",
  clouds: {
    aws: true,
    gcp: "GKE creates load balancers itself",
    azure: "AKS creates load balancers itself",
    none: "the cluster has no cloud",
  },
  crds: {
    how: "folder",
    upgrade: `helm show crds ${name} --repo ${pin.repository} --version ${pin.version} | kubectl apply --server-side -f -`,
    kinds: [
      crdKind("aga.k8s.aws/v1beta1", "GlobalAccelerator"),
      crdKind("elbv2.k8s.aws/v1beta1", "ALBTargetControlConfig"),
      crdKind("elbv2.k8s.aws/v1beta1", "IngressClassParams", { plural: "ingressclassparams", scope: "Cluster" }),
      crdKind("elbv2.k8s.aws/v1beta1", "TargetGroupBinding"),
      crdKind("gateway.k8s.aws/v1", "ListenerRuleConfiguration"),
      crdKind("gateway.k8s.aws/v1", "LoadBalancerConfiguration"),
      crdKind("gateway.k8s.aws/v1", "TargetGroupConfiguration"),
    ],
  },
  underArgoCd: "the chart generates a new certificate each time Argo CD renders the chart",
  /*
   * The controller sets finalizers on Ingresses, Services and TargetGroupBindings. The controller's own release contains none of them. Other releases
   * with such objects depend on this add-on, so they are deleted before it.
   */
  finalizesInTenants: true,
  check: ({ cluster, options: { sslPolicy } }) => [
    checkAwsSite(cluster),
    cluster.cloud === "aws" &&
      cluster.cloudFacts?.networkId === undefined &&
      expected("cluster.cloudFacts.networkId", 'the id of the VPC, such as "vpc-0123456789abcdef0"', undefined),
    ...matches(
      "sslPolicy",
      sslPolicy,
      /^ELBSecurityPolicy-TLS13-1-[23]-/,
      `a security policy for TLS 1.2 or newer, such as "${defaultSslPolicy}"`,
    ),
  ],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(loadBalancers, () => offered),
    provideMany(ingressClasses, ({ options }) => ({ alb: classFor(options) })),
    provideOne(defaultIngressClass, ({ options }) => (options.isDefaultClass === true ? classFor(options) : undefined)),
  ],
  identities: ({ cluster }) => {
    const site = awsSite(cluster);
    return [{ serviceAccount: name, permissions: { aws: site && loadBalancerPermissions(site) } }];
  },
  values: ({ cluster: { clusterName, cloudFacts }, options, tier, find, identities }) => {
    const sslPolicy = options.sslPolicy ?? defaultSslPolicy;
    return {
      clusterName,
      /* Region and VPC are set explicitly, because pods cannot reach the metadata service. */
      region: cloudFacts?.region,
      vpcId: cloudFacts?.networkId,
      defaultTags: cloudFacts?.tags ?? {},
      serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
      podLabels: identities[name]?.podLabels ?? {},
      ...pod(tier),
      ...webhooks,
      defaultTargetType: "ip",
      defaultLoadBalancerScheme: "internal",
      ingressClassConfig: { default: options.isDefaultClass ?? false },
      defaultSSLPolicy: sslPolicy,
      /* Redirects HTTP to HTTPS, so that no Ingress serves plain HTTP. */
      ingressClassParams: { spec: { sslPolicy, sslRedirectPort: "443" } },
      enableWaf: false,
      enableShield: false,
      serviceMonitor: { enabled: find(monitoring) !== undefined },
    };
  },
});

function classFor({ exposure }: AwsLoadBalancerControllerOptions): IngressClass {
  return { ...albClass, ...(exposure !== undefined && { exposure }) };
}

const defaultSslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/**
 * The webhooks must not block the cluster's Services and the Ingresses of other controllers. The certificate is kept, because the chart would
 * otherwise replace it with every upgrade.
 */
const webhooks = {
  enableServiceMutatorWebhook: false,
  webhookConfig: { ingressValdationFailurePolicy: "Ignore" },
  keepTLSSecret: true,
};

function pod(tier: TierFacts): Record<string, unknown> {
  return {
    replicaCount: tier.replicas,
    podDisruptionBudget: tier.replicas > 1 ? { maxUnavailable: 1, ...evictUnready } : {},
    topologySpreadConstraints: spread(pods, tier),
    ...onSystemPool,
    priorityClassName: "system-cluster-critical",
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      seccompProfile: { type: "RuntimeDefault" },
    },
    securityContext: { capabilities: { drop: ["ALL"] } },
    resources: containerResources({ cpu: "100m", memory: "128Mi", limit: "256Mi" }),
  };
}

/**
 * The targets are pods, so that pods see the client's address. `external` makes sure that Kubernetes' built-in cloud provider ignores the Service.
 */
const balancer = {
  "service.beta.kubernetes.io/aws-load-balancer-type": "external",
  "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "ip",
  "service.beta.kubernetes.io/aws-load-balancer-target-group-attributes": "preserve_client_ip.enabled=true",
};

const scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";

const offered: LoadBalancers = {
  serviceClass: "service.k8s.aws/nlb",
  serviceAnnotations: {
    internal: { ...balancer, [scheme]: "internal" },
    public: { ...balancer, [scheme]: "internet-facing" },
  },
  /* Without this label, a rolling update could leave only pods that no load balancer has checked yet. */
  namespaceLabels: { "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled" },
  /* A network load balancer needs two minutes to remove a target: https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3270 */
  drainSeconds: 120,
};
