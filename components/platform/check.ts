import { type BoundAddon, catalogueProviders, checkMonitors, checkStoredPullSecret, identityName } from "../addons";
import { meets, type NodeAutoscaling, nodeAutoscaling, secretStores } from "../capabilities";
import { checkSource } from "../charts";
import { domainName } from "../checks";
import type { Cluster } from "../clusters/contract";
import { checkImageSource } from "../images";
import { checkPlacement } from "../placement";
import type { Problem } from "../problems";
import { checkProxy } from "../proxy";
import { checkCaBundle } from "../trust";
import type { PlatformArgs } from "./args";

/** Lists the mistakes in a platform's options, and in those of its add-ons. */
export function checkPlatform(args: PlatformArgs, addons: readonly BoundAddon[]): Problem[] {
  return [
    ...domainName("domain", args.domain),
    ...checkSource(args.charts ?? "upstream"),
    ...checkImageSource("images", args.images),
    ...checkStoredPullSecret(
      "images",
      args.images,
      [...addons.flatMap(({ offers }) => offers), ...args.cluster.builtin],
      catalogueProviders(secretStores, args.cluster.cloud),
    ),
    ...checkProxy("proxy", args.proxy),
    ...checkCaBundle("caBundle", args.caBundle),
    ...checkPlacement("placement", args.placement, args.cluster.nodePools, hasKarpenter(addons)),
    ...addons.flatMap(optionProblems),
    ...checkMonitors(addons, args.cluster.builtin),
  ];
}

function hasKarpenter(addons: readonly BoundAddon[]): boolean {
  const nodes = { capability: nodeAutoscaling, key: undefined };
  const found = addons.flatMap(({ offers }) => offers).find((one) => meets(nodes, one));
  return (found?.value as NodeAutoscaling | undefined)?.autoscaler === "karpenter";
}

/** Lists the mistakes in the identities that add-ons request from the cluster. */
export function checkIdentities(platform: string, cluster: Cluster, addons: readonly BoundAddon[]): Problem[] {
  return addons.flatMap((addon) => identityProblems(platform, cluster, addon));
}

function identityProblems(platform: string, cluster: Cluster, { name, namespace, identities }: BoundAddon): Problem[] {
  const nameOf = (account: string) => identityName(`${platform}-${name}`, name, account);
  return identities
    .flatMap((identity) => cluster.checkPodIdentity({ namespace, ...identity }, nameOf(identity.serviceAccount)))
    .map((problem) => ({ ...problem, path: `addons.${name}.${problem.path}` }));
}

function optionProblems({ name, problems }: BoundAddon): Problem[] {
  return problems.map(({ path, message }) => ({ path: `addons.${name}${path === "" ? "" : `.${path}`}`, message }));
}
