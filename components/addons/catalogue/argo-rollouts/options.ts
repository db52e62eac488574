import { matches } from "../../../checks";
import type { Cloud } from "../../../clusters/contract";
import { checkPeers, type PodPeer } from "../../../network";
import { expected, isPlain, type Problem, quote } from "../../../problems";

/**
 * Options of Argo Rollouts.
 *
 * @example
 * ```ts
 * argoRollouts({ sources: [{ namespace: "shop", pods: { app: "smoke-tests" }, ports: [8080] }] });
 * ```
 */
export interface ArgoRolloutsOptions {
  /**
   * If true, the controller scales the old ReplicaSet down only after AWS confirms that the load balancer sends traffic to the new pods. The option
   * applies to canaries with `trafficRouting.alb` and to blue-green rollouts behind a TargetGroupBinding. You can set the option only on AWS.
   * https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/#zero-downtime-updates-with-aws-targetgroup-verification
   *
   * @default false
   */
  readonly verifyTargetGroups?: boolean;
  /**
   * The plugin that shifts traffic between the backends of HTTPRoutes (`trafficRouting.plugins` with `argoproj-labs/gatewayAPI`). At each start, the
   * controller downloads the plugin from `url` and compares the checksum. With this option, the controller may connect to port 443 on the internet.
   * https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi/releases
   *
   * @default none: canaries shift traffic through the number of pods, or through Ingresses of ingress-nginx and AWS load balancers
   */
  readonly gatewayPlugin?: {
    readonly url: string;
    /** SHA-256 checksum of the plugin, 64 hexadecimal digits. */
    readonly sha256: string;
  };
  /**
   * Pods that an AnalysisRun may query with `provider.web`, for instance a tenant's tests.
   *
   * @default none: an AnalysisRun may query only Prometheus
   */
  readonly sources?: readonly PodPeer[];
}

/** Lists the mistakes in the options of Argo Rollouts. */
export function checkArgoRollouts(cloud: Cloud, options: Partial<ArgoRolloutsOptions>): Problem[] {
  const { verifyTargetGroups, gatewayPlugin, sources = [] } = options;
  const message = `is not supported on cloud ${quote(cloud)}; remove it`;
  return [
    ...(verifyTargetGroups === true && cloud !== "aws" ? [{ path: "verifyTargetGroups", message }] : []),
    ...checkUrl(gatewayPlugin?.url),
    ...matches("gatewayPlugin.sha256", gatewayPlugin?.sha256, /^[0-9a-f]{64}$/, "64 hexadecimal digits in lower case"),
    ...checkPeers(sources, "sources", "egress"),
  ];
}

function checkUrl(url: string | undefined): Problem[] {
  const fits = url === undefined || !isPlain(url) || /^https:\/\/[a-z0-9.-]+\/\S+$/.test(url);
  return fits ? [] : [expected("gatewayPlugin.url", "an https:// URL without a port", url)];
}
