import * as pulumi from "@pulumi/pulumi";
import { type ArgoCd, gitOps, monitoring } from "../../capabilities";
import { ChartRelease, type ChartValues } from "../../charts";
import type { Cluster } from "../../clusters/contract";
import { sourcedValues } from "../../images";
import { placedValues, priorityClasses, rankedValues } from "../../placement";
import { callsOut, proxyVariables, withVariables } from "../../proxy";
import { addonCaVariables, withBundle } from "../../trust";
import type { BoundAddon } from "../addon";
import type { Identities } from "../definition";
import { labelledValues } from "../monitors";
import { createAddonApplication, isApplication } from "../under-argo-cd";
import type { AddonInstallationArgs } from "./args";

/** Creates the release of the add-on's chart, or the Application with which Argo CD installs the chart. */
export function createRelease(
  name: string,
  args: AddonInstallationArgs,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { addon, charts, cluster, lookup } = args;
  const identities = createIdentities(name, addon, cluster, options.parent);
  const before = Object.values(identities).flatMap(({ dependsOn }) => dependsOn);
  const after = pulumi.mergeOptions(options, { dependsOn: before });
  const values = valuesOf(args, identities);
  const skipCrds = addon.crds.how === "skipped" || addon.crds.how === "companion";
  const argoCd: ArgoCd | undefined = lookup.find(gitOps);
  const step = argoCd?.addons?.[addon.name];
  if (argoCd !== undefined && isApplication(step)) {
    return createAddonApplication(name, { addon, argoCd, charts, values, skipCrds }, after);
  }
  return new ChartRelease(
    name,
    {
      chart: addon.chart,
      source: charts,
      releaseName: addon.name,
      namespace: addon.namespace,
      values,
      skipCrds,
      ...(step === "take-back" && { takeOwnership: true }),
    },
    step === "prepare" ? { ...after, retainOnDelete: true } : after,
  );
}

/** Returns the values of an add-on's chart, with the platform's settings: nodes, image registry, proxy and authorities. */
function valuesOf(args: AddonInstallationArgs, identities: Identities): ChartValues {
  const { addon, caBundle, cluster, images, lookup, proxy, placement } = args;
  const { environment = {}, mounts, pods = { placed: [] } } = addon;
  const className = args.priorityClasses === true ? priorityClasses.platform.name : undefined;
  const labelled = labelledValues(addon.values(lookup, identities), addon, lookup.find(monitoring));
  const own = rankedValues(placedValues(labelled, pods, placement), pods, className);
  const sourced = addon.images === undefined ? own : sourcedValues(own, addon.images, images);
  const isOut = addon.identities.length > 0 || addon.flows(lookup).some(({ egress }) => callsOut(egress));
  const variables = [
    ...(proxy === undefined || !isOut ? [] : proxyVariables(proxy, cluster.network, addon)),
    ...(caBundle === undefined || mounts === undefined ? [] : addonCaVariables(caBundle)),
  ];
  const calling = variables.length === 0 ? sourced : withVariables(sourced, environment, variables);
  return caBundle === undefined || mounts === undefined ? calling : withBundle(calling, mounts, caBundle);
}

/** Creates an identity with permissions for each service account that calls the cloud's API. */
function createIdentities(
  name: string,
  { name: addonName, identities, namespace }: BoundAddon,
  cluster: Cluster,
  parent: pulumi.Resource | undefined,
): Identities {
  return Object.fromEntries(
    identities.map(({ serviceAccount, permissions }) => [
      serviceAccount,
      cluster.podIdentity(
        identityName(name, addonName, serviceAccount),
        { namespace, serviceAccount, permissions },
        { parent },
      ),
    ]),
  );
}

/**
 * Returns the name of an identity. If the service account has the add-on's name, the name appears once, because an IAM role's name has at most 64
 * characters.
 */
export function identityName(name: string, addonName: string, serviceAccount: string): string {
  return serviceAccount === addonName ? name : `${name}-${serviceAccount}`;
}
