import {
  certificateIssuers,
  monitoring,
  monitoringRules,
  resourceMetrics,
  verticalScaling,
} from "../../../capabilities";
import { type ChartValues, crdKind } from "../../../charts";
import { whole } from "../../../checks";
import type { TierFacts } from "../../../tier";
import { defineAddon } from "../../define";
import type { CustomResourceManifest } from "../../definition";
import { type ContainerSize, containerResources, disruptionBudget, inPairs, onSystemPool } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { allPods, metricsPort, verticalPodAutoscalerFlows } from "./flows";
import type { VerticalPodAutoscalerOptions } from "./options";
import { verticalPodAutoscalerRules } from "./rules";

const name = "vertical-pod-autoscaler";
const pin = { repository: "https://kubernetes.github.io/autoscaler", name, version: "0.11.0" };

/** Adjusts the requests of pods to their usage, or recommends requests (`verticalAutoscaling` of workloads). */
export const verticalPodAutoscaler = defineAddon<VerticalPodAutoscalerOptions>({
  name,
  optionsType: "VerticalPodAutoscalerOptions",
  summary: "adjusts pods' requests to their usage (kind: VerticalPodAutoscaler)",
  whenRemoved: "requests stay, but nothing adjusts them any more",
  chart: pin,
  images: {
    values: {
      "admissionController.image.repository": "registry.k8s.io/autoscaling/vpa-admission-controller",
      "admissionController.certGen.image.repository": "registry.k8s.io/ingress-nginx/kube-webhook-certgen",
      "recommender.image.repository": "registry.k8s.io/autoscaling/vpa-recommender",
      "updater.image.repository": "registry.k8s.io/autoscaling/vpa-updater",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  monitors: [],
  pods: { placed: ["admissionController", "admissionController.certGen", "recommender", "updater"] },
  namespace: name,
  crds: {
    how: "folder",
    upgrade: `helm show crds ${pin.name} --repo ${pin.repository} --version ${pin.version} | kubectl apply --server-side -f -`,
    kinds: [
      crdKind("autoscaling.k8s.io/v1", "VerticalPodAutoscaler"),
      crdKind("autoscaling.k8s.io/v1", "VerticalPodAutoscalerCheckpoint"),
    ],
  },
  underArgoCd: "the add-on's webhook changes the pods of Argo CD",
  admitsWorkloads: true,
  check: ({ options }) => whole("minReplicas", options.minReplicas, { min: 1 }),
  needs: () => [{ capability: resourceMetrics }],
  wants: () => [{ capability: monitoring }, { capability: certificateIssuers }],
  provides: [
    provideOne(verticalScaling, () => ({ apiVersion: "autoscaling.k8s.io/v1" })),
    provideMany(monitoringRules, () => ({ [name]: verticalPodAutoscalerRules })),
  ],
  flows: ({ find }) => verticalPodAutoscalerFlows(find(monitoring)),
  values: ({ tier, options: { minReplicas = 2 }, all }) => ({
    podSecurityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: "RuntimeDefault" } },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    admissionController: {
      ...part(tier, { cpu: "50m", memory: "64Mi", limit: "256Mi" }),
      ...certificate(Object.keys(all(certificateIssuers)).length > 0),
    },
    recommender: part(inPairs(tier), { cpu: "50m", memory: "128Mi", limit: "1Gi" }),
    updater: {
      ...part(inPairs(tier), { cpu: "50m", memory: "64Mi", limit: "256Mi" }),
      /* Replaces the chart's arguments. With them, resizes of running pods ignore PodDisruptionBudgets, although a resize can restart containers. */
      extraArgs: [`--min-replicas=${minReplicas}`],
    },
  }),
  customResources: ({ find }) => (find(monitoring) === undefined ? [] : [podMonitor]),
});

function part(tier: TierFacts, size: ContainerSize): ChartValues {
  return {
    replicas: tier.replicas,
    podDisruptionBudget: { ...disruptionBudget(tier), minAvailable: 0 },
    ...onSystemPool,
    priorityClassName: "system-cluster-critical",
    resources: containerResources(size),
  };
}

/** Returns the values for the webhook's certificate. cert-manager creates and renews it. Without cert-manager, a Job of the chart creates it once. */
function certificate(hasCertManager: boolean): ChartValues {
  const resources = containerResources({ cpu: "10m", memory: "32Mi", limit: "128Mi" });
  return {
    certManager: { enabled: hasCertManager, createSelfSignedIssuer: { enabled: hasCertManager } },
    certGen: { enabled: !hasCertManager, ...onSystemPool, resources },
  };
}

/** The chart contains no monitor. */
const podMonitor: CustomResourceManifest = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PodMonitor",
  name,
  scope: "Namespaced",
  spec: { selector: { matchLabels: allPods }, podMetricsEndpoints: [{ port: metricsPort }] },
};
