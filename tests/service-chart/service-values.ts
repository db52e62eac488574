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

/** Options that the chart and the component share. */
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

/** Who connects to exposed workloads. Set one of the two options. */
interface ExposureClients {
  /** The controller's pods. @default none: load balancers connect */
  readonly pods?: ControllerPods;
  /** Address ranges of load balancers that connect directly to the pods. @default none */
  readonly cidrs?: readonly string[];
}

/** How an IngressClass exposes workloads. */
interface IngressFacts extends ExposureClients {
  /** Value of `Ingress.spec.ingressClassName`. @default required, unless `expose.ingressClassName` names a class */
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

/** Facts about the cluster that NetworkPolicies need. */
interface NetworkFacts {
  /** The pods of the cluster's DNS. @default `k8s-app: kube-dns` in kube-system */
  readonly dns?: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    /** Address of the DNS cache on each node. @default none: the nodes have no DNS cache */
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
  /** Labels by which Prometheus selects ServiceMonitors. The chart's ServiceMonitors get these labels. Write `{}` if Prometheus selects all. */
  readonly monitorLabels: Readonly<Record<string, string>>;
}

/** Facts about the cluster and the environment. The component reads them from its Platform. */
interface PlatformFacts {
  /** Availability: one replica (`small`), two (`standard`) or three (`highly-available`, also spread over zones). @default "standard" */
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
  /** Seconds for which the load balancer still sends requests to terminating pods. @default 0 */
  readonly drainSeconds?: number;
  /** The pods of Prometheus, and the labels by which it selects monitors. Without them, `metrics` has no effect. @default nothing scrapes metrics */
  readonly monitoring?: MonitoringFacts;
  readonly network?: NetworkFacts;
  /**
   * Whether the release contains network policies. Set it to `false` in a tenant of Keelson. Such a tenant denies connections itself and refuses
   * policies of releases. Declare connections in `flows` of an ArgoApplication, or in the options of a HelmRelease.
   *
   * @default true
   */
  readonly networkPolicies?: boolean;
}

/** A connection to one port of another workload in the namespace. */
interface CallByName {
  /** Name of the workload: the name of its release, or its `workloadName`. */
  readonly to: string;
  /** Container port of that workload, for instance `8080` or `"53/UDP"`. A chart cannot read the ports of another Service. */
  readonly port: FlowPort;
}

/** An ExternalSecret, and the store that it reads. */
interface ExternalSecretOptions
  extends Pick<
    ExternalSecretArgs,
    "creationPolicy" | "data" | "dataFrom" | "deletionPolicy" | "refreshInterval" | "refreshPolicy" | "template"
  > {
  readonly secretStoreRef: SecretStoreRef;
}

/**
 * The values of `charts/service`. `npm run generate` writes its `values.schema.json` and the table in its README from this interface; tests compare
 * the objects that Helm renders from them with the objects of the component.
 */
export interface ServiceValues extends SameOptions {
  /** Name of the objects. Other workloads use it in `calls`. @default the release's name */
  readonly workloadName?: string;
  /** Facts about the cluster and the environment. @default tier "standard", and nothing else is known */
  readonly platform?: PlatformFacts;
  /** Scales the number of pods with the load. Not allowed with `replicas`. @default a fixed number of replicas */
  readonly autoscaling?: Omit<Autoscaling, "triggers" | "pollingInterval" | "cooldownPeriod">;
  /** Workloads to which this workload may connect. The chart also renders the policies of those workloads. @default none */
  readonly calls?: readonly CallByName[];
  /** Exposes the workload over HTTPS. Redirects of hosts need `platform.gateway`. @default not exposed */
  readonly expose?: Omit<Exposure, "external" | "issuer">;
  /** How clients reach the Service. @default inside the cluster, only from workloads that list it in `calls` */
  readonly service?: ClusterIpService | NodePortService;
  /** Where Prometheus finds the metrics. @default none */
  readonly metrics?: Pick<Metrics, "container" | "intervalSeconds" | "path" | "port">;
  /**
   * A collector of telemetry outside the cluster. The chart sets the `OTEL_…` variables of the first container. Variables in `env` take precedence.
   *
   * @default none
   */
  readonly telemetry?: OutsideCollector;
  /**
   * ConfigMaps of the release by name, each with texts by key. `volumes`, `env` and `envFrom` refer to a ConfigMap by this name. A change starts new
   * pods.
   *
   * @default none
   */
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Secrets by name that external-secrets copies from a store. `volumes`, `env` and `envFrom` refer to a Secret by this name. @default none */
  readonly externalSecrets?: Readonly<Record<string, ExternalSecretOptions>>;
  /**
   * Secrets of the release by name, each with texts by key. Write them only into a file that SOPS encrypts, never into a plain file. `volumes`, `env`
   * and `envFrom` refer to a Secret by this name. Helm also stores the values in the Secret of its release. A change starts new pods.
   *
   * @default none
   */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The test pod of `helm test`. */
  readonly test?: {
    /** An image with `agnhost`. @default "registry.k8s.io/e2e-test-images/agnhost:2.59" */
    readonly image?: string;
  };
}

/** Options of the component that the chart does not have, each with the reason. */
export const leftOut = {
  alerts: "PrometheusRules belong to the platform's monitoring; deploy them in addition to the chart",
  overrides: "use a post-renderer of Helm, or a Kustomization over the chart",
  tenant:
    "the release's namespace is the tenant; values of `platform` replace the facts that the component reads from a Tenant",
  verticalAutoscaling: "vertical autoscaling needs an add-on that the chart does not know",
} as const satisfies Partial<Record<keyof DeploymentArgs, string>>;

/** Options inside others that the chart does not have, each with the reason. */
export const leftOutInside = {
  "autoscaling.triggers": "triggers need KEDA and its identities, which only the platform knows",
  "autoscaling.pollingInterval": "this option applies only to triggers",
  "autoscaling.cooldownPeriod": "this option applies only to triggers",
  "expose.external": "the class in `platform` decides who can reach the load balancer",
  "expose.issuer": "`platform.issuer` names the issuer",
  "metrics.dashboard": "a dashboard belongs to the namespace of Grafana",
  "metrics.onService": "the chart has a separate Service for metrics",
  "metrics.failedRequests": "this option applies only to alerts and dashboards",
  "metrics.requestCounter": "this option applies only to alerts and dashboards",
  "metrics.requestHistogram": "this option applies only to alerts and dashboards",
  "service.external": "annotations of load balancers differ by cloud; use `expose`, or a component",
  "service.loadBalancerSourceRanges": "this option applies only to load balancers",
} as const satisfies Readonly<Record<string, string>>;
