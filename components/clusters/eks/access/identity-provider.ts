import { eks } from "@pulumi/aws";
import { type Context, tagsOf } from "../context";
import type { EksIdentityProviderArgs } from "./args";

/** Prefix for the users and groups of an identity provider, unless another prefix is configured. */
const defaultPrefix = "oidc:";

/** Lets the API server accept the tokens of an identity provider. EKS allows only one provider, so a replacement removes the old provider first. */
export function createIdentityProvider(
  context: Context,
  { identityProvider }: { readonly identityProvider?: EksIdentityProviderArgs },
  cluster: eks.Cluster,
): void {
  if (identityProvider === undefined) {
    return;
  }
  const { issuerUrl, clientId, usernameClaim = "sub", groupsClaim = "groups", requiredClaims } = identityProvider;
  const { prefix = defaultPrefix } = identityProvider;
  const name = `${context.name}-oidc`;
  new eks.IdentityProviderConfig(
    name,
    {
      clusterName: cluster.name,
      oidc: {
        identityProviderConfigName: "oidc",
        issuerUrl,
        clientId,
        usernameClaim,
        usernamePrefix: prefix,
        groupsClaim,
        groupsPrefix: prefix,
        ...(requiredClaims === undefined ? {} : { requiredClaims }),
      },
      tags: tagsOf(context, name),
    },
    { ...context.opts, deletedWith: cluster, deleteBeforeReplace: true },
  );
}
