import type * as pulumi from "@pulumi/pulumi";
import { type Problem, quote } from "../problems";
import type { CloudPermissions, PodIdentityRequest } from "./contract";

const clouds = { aws: "AWS", gcp: "Google Cloud", azure: "Azure" } as const satisfies Record<
  keyof CloudPermissions,
  string
>;

/** Names a service account in an error message. */
export function accountOf({ namespace, serviceAccount }: Omit<PodIdentityRequest, "permissions">): string {
  return quote(`${namespace}/${serviceAccount}`);
}

/** Lists the mistake of a service account that requests no permissions in the cluster's cloud. */
export function checkPermissions(request: PodIdentityRequest, cloud: keyof CloudPermissions): Problem[] {
  const message = `the service account ${accountOf(request)} requests no permissions on ${clouds[cloud]}; set permissions.${cloud}, or use a supported cloud`;
  return (request.permissions[cloud] ?? []).length === 0 ? [{ path: "identities", message }] : [];
}

/** Removes the providers from a caller's options, because the cluster's own provider creates the resources of a service account. */
export function withoutProviders(opts: pulumi.ComponentResourceOptions): pulumi.ComponentResourceOptions {
  const { provider: _provider, providers: _providers, ...placement } = opts;
  return placement;
}
