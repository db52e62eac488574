import type { AwsPermission } from "../../../clusters/contract";
import type { AwsPrivateCa } from "./options";

/** Returns the permissions to sign with authorities without a role, and to assume the roles of the other authorities. */
export function signingPermissions(authorities: readonly AwsPrivateCa[], partition = "aws"): AwsPermission[] {
  const own = authorities.flatMap(({ authorityArn, role }) => (role === undefined ? [authorityArn] : []));
  const roles = [...new Set(authorities.flatMap(({ role }) => role ?? []))];
  return [
    ...(own.length > 0 ? authorityPermissions(own, partition) : []),
    ...(roles.length > 0 ? [assuming(roles)] : []),
  ];
}

/**
 * EKS Pod Identity tags its sessions. `sts:TagSession` allows the issuer to pass these tags on to the next role.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
 */
function assuming(resources: AwsPermission["resources"]): AwsPermission {
  return { actions: ["sts:AssumeRole", "sts:TagSession"], resources };
}

/**
 * Returns permissions that allow only end-entity certificates. Without the condition, a request with `isCA` would get a CA certificate.
 * https://docs.aws.amazon.com/privateca/latest/userguide/auth-JustEnoughPermissions.html, and AWS' policy for users, which uses ArnLike:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSPrivateCAUser.html
 */
function authorityPermissions(resources: AwsPermission["resources"], partition: string): AwsPermission[] {
  const templates = ["EndEntity*", "BlankEndEntityCertificate*"];
  return [
    { actions: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"], resources },
    {
      actions: ["acm-pca:IssueCertificate"],
      resources,
      conditions: {
        ArnLike: { "acm-pca:TemplateArn": templates.map((each) => `arn:${partition}:acm-pca:::template/${each}`) },
      },
    },
  ];
}
