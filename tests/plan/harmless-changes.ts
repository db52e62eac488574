import type { PlannedResource } from "../../cli/plan/planned-resource";
import type { OwnChange } from "./own-plan";

/** A change of one of this repository's stacks that a careful reviewer approves at sight. */
export interface HarmlessChange {
  readonly name: string;
  readonly stack: string;
  /** Returns the stack's configuration. @default the same program */
  readonly config?: OwnChange;
  /** The classes that fail all the same, because only a person can judge them. @default none */
  readonly fails?: readonly string[];
  /** Changes the planned resources, as another version of the program would. @default none */
  readonly rows?: (rows: readonly PlannedResource[]) => void;
}

/** Changes the inputs of the Kubernetes objects and releases of such a kind and name. */
function inputs(kind: string, name: RegExp, change: (inputs: never) => void): Pick<HarmlessChange, "rows"> {
  return {
    rows: (rows) => {
      for (const row of rows.filter(
        ({ type, name: own }) => type.startsWith("kubernetes:") && type.endsWith(`:${kind}`) && name.test(own),
      )) {
        change(row.inputs as never);
      }
    },
  };
}

/** Changes a key of the stack's file. */
function file(key: string, change: (value: never) => void): Pick<HarmlessChange, "config"> {
  const name = `keelson:${key}`;
  const edited = (text = "{}") => {
    const value: unknown = JSON.parse(text);
    change(value as never);
    return JSON.stringify(value);
  };
  return { config: { config: (config) => ({ ...config, [name]: edited(config[name]) }) } };
}

interface Container {
  image: string;
  env?: { name: string; value: string }[];
  args?: string[];
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  readinessProbe: Record<string, unknown>;
  livenessProbe: Record<string, unknown>;
}
interface Labels {
  labels: Record<string, string>;
  annotations?: Record<string, string>;
}
interface Workload {
  metadata: Labels;
  spec: {
    replicas: number;
    template: { metadata: Labels; spec: { containers: [Container]; terminationGracePeriodSeconds?: number } };
  };
}
interface Cluster {
  tags: Record<string, string>;
  kubernetesVersion: string;
  logRetentionDays: number;
  nodePools: Record<string, Record<string, unknown>>;
  systemPool: Record<string, unknown>;
}
type Addons = Record<string, Record<string, unknown> | boolean>;

const container = ({ spec }: Workload) => spec.template.spec.containers[0];

/** Harmless changes of this repository's stacks: a careful reviewer approves each at sight. */
export const harmlessChanges: readonly HarmlessChange[] = [
  {
    name: "another image tag",
    stack: "prod",
    ...inputs("Deployment", /^boutique-/, (each: Workload) => {
      container(each).image = container(each).image.replace(":v0.10.6", ":v0.10.7");
    }),
  },
  {
    name: "a label on workloads and their pods",
    stack: "prod",
    ...inputs("Deployment", /^podinfo-/, ({ metadata, spec }: Workload) => {
      metadata.labels = { ...metadata.labels, team: "podinfo" };
      spec.template.metadata.labels = { ...spec.template.metadata.labels, team: "podinfo" };
    }),
  },
  {
    name: "an annotation on pods",
    stack: "prod",
    ...inputs("Deployment", /^podinfo-backend$/, ({ spec }: Workload) => {
      spec.template.metadata.annotations = { ...spec.template.metadata.annotations, "example.com/on-call": "podinfo" };
    }),
  },
  {
    name: "a variable LOG_LEVEL",
    stack: "prod",
    ...inputs("Deployment", /^boutique-adservice$/, (each: Workload) => {
      container(each).env = [...(container(each).env ?? []), { name: "LOG_LEVEL", value: "info" }];
    }),
  },
  {
    name: "new variables: a feature, a time limit, a pool of connections",
    stack: "prod",
    ...inputs("Deployment", /^boutique-cartservice$/, (each: Workload) => {
      container(each).env = [
        ...(container(each).env ?? []),
        { name: "FEATURE_GIFT_WRAP", value: "true" },
        { name: "REQUEST_TIMEOUT", value: "5s" },
        { name: "MAX_CONNECTIONS", value: "50" },
      ];
    }),
  },
  {
    name: "more replicas",
    stack: "prod",
    ...inputs("Deployment", /^boutique-(?:ad|cart)service$/, (each: Workload) => {
      each.spec.replicas = 5;
    }),
  },
  {
    name: "an autoscaler that starts and ends higher, and scales sooner",
    stack: "prod",
    ...inputs(
      "HorizontalPodAutoscaler",
      /./,
      ({ spec }: { spec: { minReplicas: number; maxReplicas: number; metrics: never[] } }) => {
        spec.minReplicas += 1;
        spec.maxReplicas += 4;
        spec.metrics = JSON.parse(
          JSON.stringify(spec.metrics).replace(/"averageUtilization":\d+/, '"averageUtilization":60'),
        );
      },
    ),
  },
  {
    name: "more memory and CPU",
    stack: "prod",
    ...inputs("Deployment", /^boutique-adservice$/, (each: Workload) => {
      container(each).resources = {
        requests: { cpu: "300m", memory: "300Mi" },
        limits: { ...container(each).resources.limits, memory: "600Mi" },
      };
    }),
  },
  {
    name: "a more patient readiness probe",
    stack: "prod",
    ...inputs("Deployment", /^boutique-adservice$/, (each: Workload) => {
      container(each).readinessProbe = { ...container(each).readinessProbe, timeoutSeconds: 5, failureThreshold: 6 };
    }),
  },
  {
    name: "longer to stop",
    stack: "prod",
    ...inputs("Deployment", /^boutique-adservice$/, ({ spec }: Workload) => {
      spec.template.spec.terminationGracePeriodSeconds = 60;
    }),
  },
  {
    name: "another tenant with an application",
    fails: ["open"],
    stack: "prod",
    ...file("tenants", (tenants: Record<string, unknown>) => {
      tenants.blog = {
        applications: ["podinfo"],
        access: { editors: ["podinfo-developers"], viewers: ["developers"] },
      };
    }),
  },
  {
    name: "another group of readers of a tenant",
    stack: "local",
    ...file("tenants", ({ boutique }: { boutique: { access: Record<string, string[]> } }) => {
      boutique.access = { ...boutique.access, viewers: ["everyone", "qa"] };
    }),
  },
  {
    name: "another file of a ConfigMap that a program mounts",
    stack: "prod",
    fails: ["unjudged"],
    ...inputs("ConfigMap", /^podinfo-scripts/, (each: { data: Record<string, string> }) => {
      each.data = { ...each.data, "motd.txt": "Welcome\n" };
    }),
  },
  {
    name: "a dashboard with another title",
    stack: "prod",
    ...inputs("ConfigMap", /-dashboard$/, (each: { data: Record<string, string> }) => {
      each.data = Object.fromEntries(
        Object.entries(each.data).map(([key, text]) => [key, text.replace(/"title": ?"/, '"title":"New: ')]),
      );
    }),
  },
  {
    name: "another alert of a workload, and another summary",
    stack: "prod",
    ...inputs(
      "PrometheusRule",
      /^boutique-adservice$/,
      ({ spec }: { spec: { groups: { rules: Record<string, unknown>[] }[] } }) => {
        const [group] = spec.groups;
        const [first] = group?.rules ?? [];
        group?.rules.push({ ...first, alert: "AdsAreSlow", expr: "histogram_quantile(0.99, ads) > 0.5" });
        Object.assign(first ?? {}, { annotations: { summary: "Ads are down" } });
      },
    ),
  },
  {
    name: "an alert with a corrected threshold",
    stack: "prod",
    ...inputs(
      "PrometheusRule",
      /^boutique-adservice$/,
      ({ spec }: { spec: { groups: { rules: { expr: string }[] }[] } }) => {
        for (const rule of spec.groups.flatMap(({ rules }) => rules)) {
          rule.expr = rule.expr.replace(/> (0\.\d+)$/, (_, bound: string) => `> ${Number(bound) * 1.05}`);
        }
      },
    ),
  },
  {
    name: "metrics kept for longer",
    stack: "prod",
    ...file("addons", (addons: Addons) => {
      addons["kube-prometheus-stack"] = { retentionDays: 45, storage: "100Gi" };
    }),
  },
  {
    name: "a patch of a chart",
    stack: "prod",
    ...file("addons", (addons: Addons) => {
      addons["cert-manager"] = { overrides: { version: "v1.21.2" } };
    }),
  },
  {
    name: "a minor of a chart",
    stack: "prod-gke",
    ...file("addons", (addons: Addons) => {
      addons.traefik = { overrides: { version: "41.4.0" } };
    }),
  },
  {
    name: "more replicas and memory of an add-on",
    stack: "prod",
    ...file("addons", (addons: Addons) => {
      addons.traefik = {
        overrides: { values: { deployment: { replicas: 4 }, resources: { limits: { memory: "512Mi" } } } },
      };
    }),
  },
  {
    name: "an access log of the ingress controller",
    fails: ["unjudged"],
    stack: "prod",
    ...file("addons", (addons: Addons) => {
      addons.traefik = { overrides: { values: { accessLog: { enabled: true, format: "json" } } } };
    }),
  },
  {
    name: "one more add-on",
    fails: ["source"],
    stack: "prod",
    ...file("addons", (addons: Addons) => {
      addons.reloader = true;
    }),
  },
  {
    name: "larger pools",
    stack: "prod",
    ...file("cluster", ({ nodePools, systemPool }: Cluster) => {
      Object.assign(nodePools.general ?? {}, { max: 12 });
      Object.assign(systemPool, { max: 8 });
    }),
  },
  {
    name: "one more pool",
    stack: "prod",
    ...file("cluster", ({ nodePools }: Cluster) => {
      nodePools.batch = { min: 0, max: 5, instanceTypes: ["m7i.xlarge"], labels: { purpose: "batch" } };
    }),
  },
  {
    name: "one more pool on Azure",
    stack: "prod-aks",
    ...file("cluster", ({ nodePools }: Cluster) => {
      nodePools.batch = { min: 0, max: 5 };
    }),
  },
  {
    name: "a larger pool on Google Cloud",
    stack: "prod-gke",
    ...file("cluster", ({ nodePools }: Cluster) => {
      Object.assign(nodePools.general ?? {}, { max: 15 });
    }),
  },
  {
    name: "tags on everything",
    stack: "prod",
    ...file("cluster", (cluster: Cluster) => {
      cluster.tags = { ...cluster.tags, "cost-center": "shop", compliance: "pci" };
    }),
  },
  {
    name: "the next minor version of Kubernetes",
    stack: "staging",
    ...file("cluster", (cluster: Cluster) => {
      cluster.kubernetesVersion = "1.36";
    }),
  },
  {
    name: "logs kept for longer",
    stack: "staging",
    ...file("cluster", (cluster: Cluster) => {
      cluster.logRetentionDays = 180;
    }),
  },
  {
    name: "a higher limit for Karpenter",
    stack: "prod",
    ...file("addons", (addons: { karpenter: { nodePools: { default: { limits: Record<string, unknown> } } } }) => {
      addons.karpenter.nodePools.default.limits = { cpu: 300, memory: "1200Gi" };
    }),
  },
  {
    name: "a larger quota",
    stack: "prod",
    ...inputs("ResourceQuota", /^podinfo$/, ({ spec }: { spec: { hard: Record<string, string> } }) => {
      spec.hard = { ...spec.hard, "requests.cpu": "30", pods: "90" };
    }),
  },
  { name: "only documentation", stack: "prod" },
];
