import { projects } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { GkeClusterArgs } from "./args";
import type { Context } from "./context";
import { makesFiles } from "./filestore";

type ApiArgs = Pick<GkeClusterArgs, "enableApis" | "storage" | "binaryAuthorization" | "backups" | "objectStorage">;

/**
 * Lists the Google APIs that a cluster and its add-ons need, without the suffix `.googleapis.com`. The program itself also needs `serviceusage` and
 * `cloudresourcemanager`, but it cannot enable these two APIs.
 */
function apisOf(args: ApiArgs): string[] {
  const { binaryAuthorization = true, backups, objectStorage } = args;
  return [
    "compute",
    "container",
    "cloudkms",
    "iam",
    "logging",
    "monitoring",
    "containersecurity",
    "dns",
    "secretmanager",
    ...(binaryAuthorization ? ["binaryauthorization"] : []),
    ...(makesFiles(args) ? ["file"] : []),
    ...(backups === undefined && objectStorage === undefined ? [] : ["storage"]),
    ...(backups === undefined ? [] : ["iamcredentials"]),
  ];
}

/** Enables the APIs. Google then creates their service agents. The APIs stay enabled, because others in the project may use them. */
export function enableApis(context: Context, args: ApiArgs): pulumi.Resource[] {
  const { name, project, opts } = context;
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
