import {
  defaultIngressClass,
  type IngressClass,
  ingressClasses,
  type LoadBalancers,
  loadBalancers,
  monitoring,
} from "../../capabilities";
import { quote } from "../../problems";
import type { TierFacts } from "../../tier";
import { defineAddon } from "../define";
import type { CrdKind } from "../definition";
import { provideMany, provideOne } from "../provide";
import { evictUnready, spread, tolerateSystemPool } from "./availability";
import { loadBalancerPermissions } from "./aws-load-balancer-permissions";
import { awsSite, checkAwsSite } from "./aws-site";
import { containerResources } from "./container-resources";
import type { LoadBalancerExposure } from "./load-balancer-service";

/** Options of the AWS Load Balancer Controller. */
export interface AwsLoadBalancerControllerOptions {
  /**
   * Security policy of every HTTPS listener, for Ingresses of the class `alb`; one that allows less than TLS 1.2 is refused.
   *
   * @default "ELBSecurityPolicy-TLS13-1-2-2021-06"
   */
  readonly sslPolicy?: string;
  /**
   * Whether the class `alb` is that of Ingresses that name none: each gets an application load balancer with certificates of ACM
   * that are there for its hosts. https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/cert_discovery/
   *
   * @default false
   */
  readonly isDefaultClass?: boolean;
  /** Whether load balancers of Ingresses that do not say can be reached from the internet. @default "internal" */
  readonly exposure?: LoadBalancerExposure;
}

const pin = { repository: "https://aws.github.io/eks-charts", name: "aws-load-balancer-controller", version: "3.5.0" };
const { name } = pin;
const pods = { "app.kubernetes.io/name": name };
const albClass: IngressClass = { name: "alb", controller: "ingress.k8s.aws/alb" };

/** Makes network load balancers for Services that ask for them, and application load balancers for Ingresses of the class `alb`. */
export const awsLoadBalancerController = defineAddon<AwsLoadBalancerControllerOptions>({
  name,
  summary: "load balancers of AWS for Services, and for Ingresses of the class alb",
  chart: pin,
  namespace: "kube-system",
  clouds: {
    aws: true,
    gcp: "GKE makes load balancers itself",
    azure: "AKS makes load balancers itself",
    none: "no cloud makes load balancers",
  },
  crds: {
    how: "folder",
    upgrade: `helm show crds ${name} --repo ${pin.repository} --version ${pin.version} | kubectl apply --server-side -f -`,
    kinds: crdKinds(),
  },
  /* On Ingresses, Services and TargetGroupBindings. It has nothing in the cloud itself: whose release has, needs it and goes first. */
  finalizesInTenants: true,
  check: ({ cluster, options: { sslPolicy } }) => [
    checkAwsSite(cluster),
    cluster.cloud === "aws" &&
      cluster.cloudFacts?.networkId === undefined && {
        path: "cluster.cloudFacts.networkId",
        message: 'the id of the VPC, given nothing, for instance "vpc-0123456789abcdef0"',
      },
    sslPolicy !== undefined &&
      !/^ELBSecurityPolicy-TLS13-1-[23]-/.test(sslPolicy) && {
        path: "sslPolicy",
        message: `a security policy from TLS 1.2 on, given ${quote(sslPolicy)}, for instance "${defaultSslPolicy}"`,
      },
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
      /* Said, since the metadata service does not answer pods. */
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
      /* Refuses an Ingress that would be served over plain HTTP only. */
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
 * Neither webhook stands between the cluster and its Services and Ingresses of other controllers. The certificate is made
 * once and kept: the chart would make another with every upgrade.
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
    tolerations: tolerateSystemPool,
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

/** Targets are pods, which see the client's address; `external` keeps the cloud provider built into Kubernetes away. */
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
  /* Else a rolling update has only pods that no load balancer checked yet. */
  namespaceLabels: { "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled" },
  /* A network load balancer needs two minutes to let go of a target: https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3270 */
  drainSeconds: 120,
};

function crdKinds(): CrdKind[] {
  const kind = (
    group: string,
    version: string,
    kind: string,
    plural: string,
    scope: CrdKind["scope"] = "Namespaced",
  ): CrdKind => ({ group, version, kind, plural, scope });
  return [
    kind("aga.k8s.aws", "v1beta1", "GlobalAccelerator", "globalaccelerators"),
    kind("elbv2.k8s.aws", "v1beta1", "ALBTargetControlConfig", "albtargetcontrolconfigs"),
    kind("elbv2.k8s.aws", "v1beta1", "IngressClassParams", "ingressclassparams", "Cluster"),
    kind("elbv2.k8s.aws", "v1beta1", "TargetGroupBinding", "targetgroupbindings"),
    kind("gateway.k8s.aws", "v1", "ListenerRuleConfiguration", "listenerruleconfigurations"),
    kind("gateway.k8s.aws", "v1", "LoadBalancerConfiguration", "loadbalancerconfigurations"),
    kind("gateway.k8s.aws", "v1", "TargetGroupConfiguration", "targetgroupconfigurations"),
  ];
}
