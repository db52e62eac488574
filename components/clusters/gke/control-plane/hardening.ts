import type { container } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { GkeAccessArgs } from "../access";
import { type Context, workloadPool } from "../context";
import type { ControlPlaneArgs } from "./args";

/** The properties of a cluster that restrict authentication, encryption and images. */
type Hardening = Pick<
  container.ClusterArgs,
  | "anonymousAuthenticationConfig"
  | "authenticatorGroupsConfig"
  | "binaryAuthorization"
  | "databaseEncryption"
  | "enableLegacyAbac"
  | "enableShieldedNodes"
  | "masterAuth"
  | "nodePoolDefaults"
  | "rbacBindingConfig"
  | "serviceExternalIpsConfig"
  | "workloadIdentityConfig"
>;

/** The options that hardening depends on. */
interface HardeningArgs extends Pick<ControlPlaneArgs, "binaryAuthorization"> {
  readonly access: Pick<GkeAccessArgs, "securityGroup">;
}

/** Returns the properties that harden a cluster. https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster */
export function hardeningOf(
  { project }: Context,
  { access, binaryAuthorization = true }: HardeningArgs,
  keyId: pulumi.Input<string>,
): Hardening {
  return {
    enableShieldedNodes: true,
    enableLegacyAbac: false,
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    anonymousAuthenticationConfig: { mode: "LIMITED" },
    rbacBindingConfig: {
      enableInsecureBindingSystemAuthenticated: false,
      enableInsecureBindingSystemUnauthenticated: false,
    },
    serviceExternalIpsConfig: { enabled: false },
    databaseEncryption: { state: "ENCRYPTED", keyName: keyId },
    workloadIdentityConfig: { workloadPool: workloadPool(project) },
    binaryAuthorization: {
      evaluationMode: binaryAuthorization ? "PROJECT_SINGLETON_POLICY_ENFORCE" : "DISABLED",
    },
    nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "FALSE" } },
    ...(access.securityGroup === undefined
      ? {}
      : { authenticatorGroupsConfig: { securityGroup: access.securityGroup } }),
  };
}
