import { projects } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { GkeClusterArgs } from "./args";
import type { Context } from "./context";

/** The APIs of Google that a cluster needs, without their `.googleapis.com`. */
function apisOf({ storage, binaryAuthorization = true }: GkeClusterArgs): string[] {
  return [
    "compute",
    "container",
    "cloudkms",
    "iam",
    "logging",
    "monitoring",
    "containersecurity",
    ...(binaryAuthorization ? ["binaryauthorization"] : []),
    ...(storage?.shared === true ? ["file"] : []),
  ];
}

/**
 * Switches the APIs on, with which Google makes the service agents that act for them. They stay on: others in the project may
 * use them.
 */
export function enableApis(context: Context): pulumi.Resource[] {
  const { name, args, project, opts } = context;
  if (args.enableApis === false) {
    return [];
  }
  return apisOf(args).map(
    (api) =>
      new projects.Service(
        `${name}-${api}`,
        { project, service: `${api}.googleapis.com`, disableOnDestroy: false },
        opts,
      ),
  );
}
