import type { ChartValues } from "../../../charts";
import type { TierFacts } from "../../../tier";
import { containerResources, evictUnready, inPairs, onSystemPool, spread } from "../../pods";
import { controllerPods } from "./names";

/** Returns the values of the chart. The chart contains only the controller. The controller creates the proxies from the EnvoyProxy. */
export function envoyGatewayValues(all: TierFacts, version: string, bringsKinds: boolean): ChartValues {
  const tier = inPairs(all);
  return {
    fullnameOverride: "envoy-gateway",
    /* The chart's default images. The chart splits these texts, so each image needs a tag. */
    global: {
      images: {
        envoyGateway: { image: `docker.io/envoyproxy/gateway:${version}` },
        ratelimit: { image: "docker.io/envoyproxy/ratelimit:17b1956c" },
      },
    },
    /* If the chart installs the Gateway API's CRDs, it also installs the policy that guards them. */
    crds: { enabled: true, gatewayAPI: { safeUpgradePolicy: { enabled: bringsKinds } } },
    podDisruptionBudget: tier.replicas > 1 ? { maxUnavailable: 1, ...evictUnready } : {},
    deployment: {
      replicas: tier.replicas,
      priorityClassName: "system-cluster-critical",
      pod: { topologySpreadConstraints: spread(controllerPods, tier), ...onSystemPool },
      envoyGateway: {
        resources: containerResources({ cpu: "100m", memory: "256Mi", limit: "1Gi" }),
        wasmCacheVolume: { emptyDir: { sizeLimit: "64Mi" } },
      },
    },
    certgen: {
      job: { ...onSystemPool, resources: containerResources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }) },
    },
    /* This webhook would set the zone of each proxy, but routes do not prefer a zone. */
    topologyInjector: { enabled: false },
  };
}
