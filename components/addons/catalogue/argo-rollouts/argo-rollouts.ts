import { gatewayApi, loadBalancers, metricsReaders, monitoring, monitoringRules } from "../../../capabilities";
import { type ChartValues, crdKind } from "../../../charts";
import type { AwsPermission } from "../../../clusters/contract";
import { awsSite, checkAwsSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import type { AddonContext, ValuesContext } from "../../definition";
import { containerResources, disruptionBudget, inPairs, onSystemPool, scrapers, spread } from "../../pods";
import { provideMany } from "../../provide";
import { type ArgoRolloutsOptions, checkArgoRollouts } from "./options";
import { argoRolloutsRules } from "./rules";

const name = "argo-rollouts";
const group = "argoproj.io/v1alpha1";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "rollouts-controller" };
const port = 8090;

/** Replaces pods step by step, and rolls back if an analysis fails (Rollout, AnalysisTemplate). */
export const argoRollouts = defineAddon<ArgoRolloutsOptions>({
  name,
  optionsType: "ArgoRolloutsOptions",
  summary: "canary and blue-green releases with analysis of metrics (kinds: Rollout, AnalysisTemplate)",
  whenRemoved: "pods of Rollouts keep running, but nothing replaces a lost ReplicaSet or releases a new version",
  chart: { repository: "https://argoproj.github.io/argo-helm", name, version: "2.41.0" },
  images: {
    values: {
      "controller.image.{registry,repository}": "quay.io/argoproj/argo-rollouts",
      "dashboard.image.{registry,repository}": "quay.io/argoproj/kubectl-argo-rollouts",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  monitors: ["controller.metrics.serviceMonitor.additionalLabels"],
  pods: { placed: ["controller", "dashboard"], ranked: ["controller"] },
  namespace: name,
  crds: {
    how: "templated",
    values: { installCRDs: true, keepCRDs: true },
    kinds: [
      ...["AnalysisRun", "AnalysisTemplate", "Experiment", "Rollout"].map((kind) => crdKind(group, kind)),
      crdKind(group, "ClusterAnalysisTemplate", { scope: "Cluster" }),
    ],
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"] },
  check: ({ cluster, options }) => [
    options.verifyTargetGroups === true && checkAwsSite(cluster),
    ...checkArgoRollouts(cluster.cloud, options),
  ],
  needs: ({ options: { verifyTargetGroups, gatewayPlugin } }) => [
    ...(verifyTargetGroups === true ? [{ capability: loadBalancers }] : []),
    ...(gatewayPlugin === undefined ? [] : [{ capability: gatewayApi }]),
  ],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideMany(metricsReaders, () => ({ [name]: { pods: { namespace: name, labels: pods } } })),
    provideMany(monitoringRules, () => ({ [name]: argoRolloutsRules })),
  ],
  flows: (context) => [
    { name, pods, ingress: scrapers(context.find(monitoring), port), egress: ["dns", "apiserver", ...asked(context)] },
  ],
  identities: ({ cluster, options }) => {
    const region = awsSite(cluster)?.region;
    const verifies = options.verifyTargetGroups === true && region !== undefined;
    return verifies ? [{ serviceAccount: name, permissions: { aws: [verification(region)] } }] : [];
  },
  values: (context) => ({
    controller: controllerValues(context),
    serviceAccount: { name, annotations: context.identities[name]?.serviceAccountAnnotations ?? {} },
    providerRBAC: { enabled: true, providers: providers(context.options) },
    /* The dashboard has no sign-in. */
    dashboard: { enabled: false },
  }),
});

/** Returns the targets of the controller's connections: the sources of analyses, AWS, and the internet for the plugin's download. */
function asked({ options, find }: AddonContext<ArgoRolloutsOptions>) {
  const prometheus = find(monitoring)?.pods;
  return [
    ...(prometheus === undefined ? [] : [{ namespace: prometheus.namespace, pods: prometheus.labels }]),
    ...(options.sources ?? []),
    ...(options.verifyTargetGroups === true ? (["pod-identity", "cloud:443"] as const) : []),
    ...(options.gatewayPlugin === undefined ? [] : (["internet:443"] as const)),
  ];
}

/**
 * IAM cannot limit these actions to resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 */
function verification(region: string): AwsPermission {
  const what = ["TargetGroups", "LoadBalancers", "Listeners", "Rules", "Tags", "TargetHealth"];
  return {
    actions: what.map((one) => `elasticloadbalancing:Describe${one}`),
    resources: ["*"],
    conditions: { StringEquals: { "aws:RequestedRegion": region } },
  };
}

function controllerValues(context: ValuesContext<ArgoRolloutsOptions>): ChartValues {
  const { cluster, options, find, identities } = context;
  const { verifyTargetGroups = false, gatewayPlugin } = options;
  const tier = inPairs(context.tier);
  const metrics = { enabled: find(monitoring) !== undefined };
  return {
    replicas: tier.replicas,
    pdb: disruptionBudget(tier),
    topologySpreadConstraints: spread(pods, tier),
    ...onSystemPool,
    podLabels: identities[name]?.podLabels ?? {},
    logging: { format: "json" },
    metrics: { ...metrics, serviceMonitor: metrics },
    awsVerifyTargetGroup: verifyTargetGroups,
    extraEnv: verifyTargetGroups ? [{ name: "AWS_REGION", value: cluster.cloudFacts?.region }] : [],
    trafficRouterPlugins: gatewayPlugin === undefined ? [] : [pluginValues(gatewayPlugin)],
    resources: containerResources({ cpu: "50m", memory: "128Mi", limit: "512Mi" }),
  };
}

function pluginValues({ url, sha256 }: NonNullable<ArgoRolloutsOptions["gatewayPlugin"]>): ChartValues {
  return { name: "argoproj-labs/gatewayAPI", location: url, sha256 };
}

/** Returns the chart's permissions by traffic provider. The permissions for Ingresses are always on. ingress-nginx and `alb` use them. */
function providers({ verifyTargetGroups = false, gatewayPlugin }: ArgoRolloutsOptions): Record<string, boolean> {
  const absent = ["istio", "smi", "ambassador", "awsAppMesh", "traefik", "apisix", "contour", "glooPlatform"];
  return {
    ...Object.fromEntries(absent.map((one) => [one, false])),
    awsLoadBalancerController: verifyTargetGroups,
    gatewayAPI: gatewayPlugin !== undefined,
  };
}
