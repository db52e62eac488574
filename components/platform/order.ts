import {
  afterArgoCd,
  type BoundAddon,
  catalogueProviders,
  checkHandOver,
  checkMonitors,
  checkStoredPullSecret,
  identityName,
  installOrder,
  type OrderedStep,
} from "../addons";
import { meets, type NodeAutoscaling, nodeAutoscaling, secretStores } from "../capabilities";
import { checkSource } from "../charts";
import { domainName } from "../checks";
import type { Cluster } from "../clusters/contract";
import { checkImageSource } from "../images";
import { checkPlacement } from "../placement";
import { type Problem, refuseProblems } from "../problems";
import { checkProxy } from "../proxy";
import { checkCaBundle } from "../trust";
import type { PlatformArgs } from "./args";

/** Returns the installation steps of the add-ons in order. Refuses a platform with mistakes. */
export function orderAddons(name: string, args: PlatformArgs, addons: readonly BoundAddon[]): readonly OrderedStep[] {
  const subject = `platform "${name}"`;
  refuseProblems(subject, [
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
  ]);
  refuseProblems(subject, checkHandOver(addons));
  refuseProblems(
    subject,
    addons.flatMap((addon) => identityProblems(name, args.cluster, addon)),
  );
  const { cloud, builtin } = args.cluster;
  const { steps, problems } = installOrder(afterArgoCd(addons), builtin, (capability) =>
    catalogueProviders(capability, cloud),
  );
  refuseProblems(subject, problems);
  return steps;
}

function hasKarpenter(addons: readonly BoundAddon[]): boolean {
  const nodes = { capability: nodeAutoscaling, key: undefined };
  const found = addons.flatMap(({ offers }) => offers).find((one) => meets(nodes, one));
  return (found?.value as NodeAutoscaling | undefined)?.autoscaler === "karpenter";
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
