import type {
  Autoscaling,
  ClusterIpService,
  DeploymentArgs,
  Exposure,
  ExternalSecretArgs,
  FlowPort,
  Metrics,
  NodePortService,
  OutsideCollector,
  SecretStoreRef,
  Tier,
} from "../../components";

/** Options that the chart takes as the component does. */
type SameOptions = Pick<
  DeploymentArgs,
  | "affinity"
  | "apiAccess"
  | "args"
  | "capabilities"
  | "command"
  | "containers"
  | "dnsConfig"
  | "dnsPolicy"
  | "egress"
  | "emptyDirs"
  | "env"
  | "envFrom"
  | "fsGroup"
  | "hostAliases"
  | "image"
  | "imagePullPolicy"
  | "imagePullSecrets"
  | "ingress"
  | "initContainers"
  | "internetPorts"
  | "lifecycle"
  | "livenessProbe"
  | "minReadySeconds"
  | "nodeSelector"
  | "podDisruptionBudget"
  | "port"
  | "ports"
  | "priorityClassName"
  | "progressDeadlineSeconds"
  | "readOnlyRootFilesystem"
  | "readinessProbe"
  | "replicas"
  | "resources"
  | "revisionHistoryLimit"
  | "runAsGroup"
  | "runAsUser"
  | "runOn"
  | "spread"
  | "startupProbe"
  | "strategy"
  | "supplementalGroups"
  | "sysctls"
  | "terminationGracePeriodSeconds"
  | "tolerations"
  | "volumes"
  | "workingDir"
>;

/** The pods of a controller. */
interface ControllerPods {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Who connects to exposed workloads. Set one of the two. */
interface ExposureClients {
  /** The controller's pods. @default none: load balancers connect */
  readonly pods?: ControllerPods;
  /** Address ranges of the load balancers that connect to the pods directly. @default none */
  readonly cidrs?: readonly string[];
}

/** How an IngressClass exposes workloads. */
interface IngressFacts extends ExposureClients {
  /** Value of `Ingress.spec.ingressClassName`. @default required, unless `expose.ingressClassName` names one */
  readonly className?: string;
  /** Annotations for the controller. @default none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** How a GatewayClass exposes workloads. */
interface GatewayFacts extends ExposureClients {
  /** Value of `Gateway.spec.gatewayClassName`. */
  readonly className: string;
  /** Ports on which its Gateways can listen. @default { http: 80, https: 443 } */
  readonly listeners?: { readonly http: number; readonly https: number };
  /** Whether the controller itself redirects all HTTP to HTTPS. @default false: the chart adds a route that redirects */
  readonly redirectsHttp?: boolean;
}

/** What NetworkPolicies must know about the cluster. */
interface NetworkFacts {
  /** The pods of the cluster's DNS. @default `k8s-app: kube-dns` in kube-system */
  readonly dns?: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    /** Address of the DNS cache on each node. @default there is none */
    readonly nodeLocalAddress?: string;
  };
  /** Addresses of the API server. @default required by `apiAccess` and by the word `apiserver` */
  readonly apiServer?: { readonly cidrs: readonly string[]; readonly port: number };
  /** Addresses of the nodes. @default required by the word `nodes:PORT` and by `service.type: NodePort` */
  readonly nodeCidrs?: readonly string[];
  /** Addresses of private endpoints of the cloud's APIs, for the word `cloud:PORT`. @default none */
  readonly cloudEndpoints?: readonly string[];
}

/** The Prometheus that scrapes metrics. */
interface MonitoringFacts {
  readonly pods: ControllerPods;
  /** Labels by which it selects ServiceMonitors, which they get. `{}` if it selects every one. */
  readonly monitorLabels: Readonly<Record<string, string>>;
}

/** Facts of the cluster and the environment, which the component reads from its Platform. */
interface PlatformFacts {
  /** Availability: one, two or three replicas, and for the last also a spread over zones. @default "standard" */
  readonly tier?: Tier;
  /** Whether the nodes have zones. @default true */
  readonly zones?: boolean;
  /** Labels of all pods, for instance `keelson.dev/owner`. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Domain of exposed workloads without a host. @default none */
  readonly domain?: string;
  /** The IngressClass of exposed workloads. @default none */
  readonly ingress?: IngressFacts;
  /** The GatewayClass of exposed workloads, preferred to `ingress`. @default none */
  readonly gateway?: GatewayFacts;
  /** Name of the ClusterIssuer of cert-manager. @default none: the cloud's load balancers have certificates */
  readonly issuer?: string;
  /** Seconds for which a load balancer still sends to exposed pods that terminate. @default 0 */
  readonly drainSeconds?: number;
  /** The pods of Prometheus, and the labels by which it selects monitors. Without them, `metrics` has no effect. @default nothing scrapes metrics */
  readonly monitoring?: MonitoringFacts;
  readonly network?: NetworkFacts;
  /**
   * Whether the release brings network policies. Set it to `false` in a tenant of Keelson, which denies by itself, lets no release bring
   * policies, and takes connections from `flows` of an ArgoApplication or options of a HelmRelease. @default true
   */
  readonly networkPolicies?: boolean;
}

/** A call of one port of another workload in the namespace. */
interface CallByName {
  /** Name of the workload: of its release, or its `workloadName`. */
  readonly to: string;
  /** Container port of that workload, because a chart cannot read another Service: `8080`, `"53/UDP"`. */
  readonly port: FlowPort;
}

/** An ExternalSecret with the store that it reads. */
interface ExternalSecretOptions
  extends Pick<
    ExternalSecretArgs,
    "creationPolicy" | "data" | "dataFrom" | "deletionPolicy" | "refreshInterval" | "refreshPolicy" | "template"
  > {
  readonly secretStoreRef: SecretStoreRef;
}

/**
 * The values of `charts/service`. `npm run generate` writes its `values.schema.json` and the table in its README from this interface;
 * what Helm renders from them is compared with what the component renders.
 */
export interface ServiceValues extends SameOptions {
  /** Name of the objects, which other workloads use in `calls`. @default the release's name */
  readonly workloadName?: string;
  /** Facts of the cluster and of the environment. @default tier "standard", and nothing else is known */
  readonly platform?: PlatformFacts;
  /** Not allowed with `replicas`. @default a fixed number of replicas */
  readonly autoscaling?: Omit<Autoscaling, "triggers" | "pollingInterval" | "cooldownPeriod">;
  /** Workloads to which it connects; the chart also renders the policy at their end. @default none */
  readonly calls?: readonly CallByName[];
  /** Exposes the workload by HTTPS. Redirects of hosts need `platform.gateway`. @default not exposed */
  readonly expose?: Omit<Exposure, "external" | "issuer">;
  /** How clients reach the Service. @default inside the cluster, from workloads that list it in `calls` */
  readonly service?: ClusterIpService | NodePortService;
  /** Where Prometheus finds the metrics. @default none */
  readonly metrics?: Pick<Metrics, "container" | "intervalSeconds" | "path" | "port">;
  /** A collector of telemetry outside the cluster, as `OTEL_…` variables of the first container; your `env` wins. @default none */
  readonly telemetry?: OutsideCollector;
  /**
   * ConfigMaps of the release, by name: texts by key. References to that name in `volumes`, `env` and `envFrom` mean this ConfigMap. A
   * change starts new pods. @default none
   */
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Secrets that external-secrets copies from a store, by name; references to that name mean this Secret. @default none */
  readonly externalSecrets?: Readonly<Record<string, ExternalSecretOptions>>;
  /**
   * Secrets of the release, by name: texts by key. Only from a file that SOPS encrypts, never from a plain one; references to that name
   * mean this Secret. Helm also stores them in its release's Secret. A change starts new pods. @default none
   */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How `helm test` connects. */
  readonly test?: {
    /** An image with `agnhost`. @default "registry.k8s.io/e2e-test-images/agnhost:2.59" */
    readonly image?: string;
  };
}

/** Options of the component that the chart does not have, each with the reason. */
export const leftOut = {
  alerts: "PrometheusRules belong to the platform's monitoring; deploy them in addition to the chart",
  overrides: "Helm has its own: a post-renderer, or a Kustomization over the chart",
  tenant:
    "the release's namespace is the tenant; values of `platform` replace the facts that the component reads from a Tenant",
  verticalAutoscaling: "it needs an add-on that the chart does not know",
} as const satisfies Partial<Record<keyof DeploymentArgs, string>>;

/** Options inside others that the chart does not have, each with the reason. */
export const leftOutInside = {
  "autoscaling.triggers": "triggers need KEDA and its identities, which the platform knows",
  "autoscaling.pollingInterval": "it applies to triggers",
  "autoscaling.cooldownPeriod": "it applies to triggers",
  "expose.external": "the class in `platform` decides",
  "expose.issuer": "`platform.issuer` names it",
  "metrics.dashboard": "a dashboard belongs to the namespace of Grafana",
  "metrics.onService": "the chart has a separate Service for metrics",
  "metrics.failedRequests": "it applies to alerts and dashboards",
  "metrics.requestCounter": "it applies to alerts and dashboards",
  "metrics.requestHistogram": "it applies to alerts and dashboards",
  "service.external": "annotations of load balancers differ by cloud; use `expose`, or a component",
  "service.loadBalancerSourceRanges": "it applies to load balancers",
} as const satisfies Readonly<Record<string, string>>;
