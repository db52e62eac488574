import type { container } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";

/** The part of a cluster that says who is let in, by what, and to what images. */
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

/** https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster */
export function hardeningOf({ args, project }: Context, keyId: pulumi.Input<string>): Hardening {
  const { access, binaryAuthorization = true } = args;
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

/** The pool that service accounts of all of a project's clusters are in. */
export function workloadPool(project: string): string {
  return `${project}.svc.id.goog`;
}
