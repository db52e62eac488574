import { loadBalancers, monitoring } from "../../../capabilities";
import { sourcedImage } from "../../../images";
import { placedPod } from "../../../placement";
import type { TierFacts } from "../../../tier";
import type { AddonContext, CustomResourceManifest } from "../../definition";
import { drainTime, loadBalancerService, surgeUpdate } from "../../load-balancer-service";
import { containerResources, onSystemPool, spread } from "../../pods";
import { classesOf, controllerName, controllerPods, namespace, proxyPods } from "./names";
import type { EnvoyGatewayClass, EnvoyGatewayOptions } from "./options";

type Context = Pick<
  AddonContext<EnvoyGatewayOptions>,
  "options" | "tier" | "cluster" | "images" | "placement" | "find"
>;

/** Maximum time in seconds for open connections after a proxy stops listening. */
const shutdownSeconds = 50;

/** Returns the GatewayClasses, the EnvoyProxies that describe their proxies, and the monitors. The chart contains no monitors. */
export function envoyResources(context: Context): CustomResourceManifest[] {
  const classes = Object.entries(classesOf(context.options));
  return [
    ...classes.flatMap(([className, options]) => [envoyProxy(className, options, context), gatewayClass(className)]),
    ...(context.find(monitoring) === undefined
      ? []
      : [
          podMonitor("envoy-gateway", controllerPods, "/metrics"),
          ...classes.map(([className]) => podMonitor(className, proxyPods(className), "/stats/prometheus")),
        ]),
  ];
}

function gatewayClass(className: string): CustomResourceManifest {
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "GatewayClass",
    name: className,
    scope: "Cluster",
    spec: {
      controllerName,
      parametersRef: { group: "gateway.envoyproxy.io", kind: "EnvoyProxy", name: className, namespace },
    },
  };
}

/** The controller's default image: https://github.com/envoyproxy/gateway/blob/v1.9.0/api/v1alpha1/shared_types.go */
const envoyImage = "docker.io/envoyproxy/envoy:distroless-v1.39.0";

/** https://gateway.envoyproxy.io/docs/api/extension_types/#envoyproxyspec */
function envoyProxy(
  className: string,
  { exposure = "internal" }: EnvoyGatewayClass,
  { tier, cluster, images, placement, find }: Context,
): CustomResourceManifest {
  const controller = find(loadBalancers);
  const drain = drainTime(controller);
  const budget = tier.replicas > 1 ? { envoyPDB: { maxUnavailable: 1 } } : {};
  const service = loadBalancerService(exposure, cluster.cloud, controller);
  return {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "EnvoyProxy",
    name: className,
    scope: "Namespaced",
    spec: {
      mergeGateways: true,
      shutdown: { drainTimeout: `${drain + shutdownSeconds}s`, minDrainDuration: `${drain}s` },
      provider: {
        type: "Kubernetes",
        kubernetes: {
          envoyDeployment: {
            name: className,
            replicas: tier.replicas,
            strategy: surgeUpdate,
            container: {
              resources: containerResources({ cpu: "100m", memory: "256Mi", limit: "512Mi" }),
              ...(images !== undefined && { image: sourcedImage(images, envoyImage) }),
            },
            pod: proxyPod(className, tier, images, placement),
            patch: { type: "StrategicMerge", value: sidecarPatch },
          },
          ...budget,
          envoyService: { name: className, type: "LoadBalancer", ...service },
        },
      },
    },
  };
}

function proxyPod(
  className: string,
  tier: TierFacts,
  images: Context["images"],
  placement: Context["placement"],
): object {
  const pod = {
    ...(images?.pullSecret !== undefined && { imagePullSecrets: [{ name: images.pullSecret.name }] }),
    topologySpreadConstraints: spread(proxyPods(className), tier),
    priorityClassName: "system-cluster-critical",
    ...onSystemPool,
  };
  return placedPod(pod, placement);
}

/** Sets limits on the sidecar, because EnvoyProxy has no field for them. The sidecar waits for connections to end, and then writes a file. */
const sidecarPatch = {
  spec: {
    minReadySeconds: 5,
    template: {
      spec: {
        enableServiceLinks: false,
        containers: [
          {
            name: "shutdown-manager",
            resources: containerResources({ cpu: "10m", memory: "32Mi", limit: "64Mi" }),
            securityContext: { readOnlyRootFilesystem: true },
            volumeMounts: [{ name: "shutdown", mountPath: "/tmp" }],
          },
        ],
        volumes: [{ name: "shutdown", emptyDir: { sizeLimit: "16Mi" } }],
      },
    },
  },
};

function podMonitor(name: string, matchLabels: Readonly<Record<string, string>>, path: string): CustomResourceManifest {
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PodMonitor",
    name,
    scope: "Namespaced",
    spec: { selector: { matchLabels }, podMetricsEndpoints: [{ port: "metrics", path }] },
  };
}
