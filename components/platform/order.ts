import {
  afterArgoCd,
  type BoundAddon,
  catalogueProviders,
  checkHandOver,
  installOrder,
  type OrderedStep,
} from "../addons";
import { refuseProblems } from "../problems";
import type { PlatformArgs } from "./args";
import { checkIdentities, checkPlatform } from "./check";

/** Returns the installation steps of the add-ons in order. Refuses a platform with mistakes. */
export function orderAddons(name: string, args: PlatformArgs, addons: readonly BoundAddon[]): readonly OrderedStep[] {
  const subject = `platform "${name}"`;
  refuseProblems(subject, checkPlatform(args, addons));
  refuseProblems(subject, checkHandOver(addons));
  refuseProblems(subject, checkIdentities(name, args.cluster, addons));
  const { cloud, builtin } = args.cluster;
  const { steps, problems } = installOrder(afterArgoCd(addons), builtin, (capability) =>
    catalogueProviders(capability, cloud),
  );
  refuseProblems(subject, problems);
  return steps;
}
