import { matches } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import type { EksIdentityProviderArgs } from "./args";

/** Limits of EKS' API. https://docs.aws.amazon.com/eks/latest/APIReference/API_OidcIdentityProviderConfigRequest.html */
const longestClaim = 63;
const longestValue = 253;

/** Lists the mistakes in an identity provider. */
export function checkIdentityProvider(provider: EksIdentityProviderArgs | undefined): Problem[] {
  if (provider === undefined) {
    return [];
  }
  const path = "access.identityProvider";
  const { issuerUrl, clientId, usernameClaim, groupsClaim, prefix, requiredClaims = {} } = provider;
  const claim = "the name of a claim";
  return [
    ...matches(`${path}.issuerUrl`, issuerUrl, /^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$/, "an https URL without a query"),
    ...matches(`${path}.clientId`, clientId, /^\S+$/, "the id of a client"),
    ...matches(`${path}.usernameClaim`, usernameClaim, /^\S+$/, claim),
    ...matches(`${path}.groupsClaim`, groupsClaim, /^\S+$/, claim),
    ...matches(
      `${path}.prefix`,
      prefix,
      /^(?!system:)[A-Za-z0-9._-]+[:/#]$/,
      'a prefix such as "oidc:" that ends in ":", "/" or "#", other than "system:"',
    ),
    ...Object.entries(requiredClaims).flatMap(([name, value]) =>
      collectProblems([
        (name === "" || name.length > longestClaim) &&
          expected(`${path}.requiredClaims`, `names of 1 to ${longestClaim} characters`, name),
        (value === "" || value.length > longestValue) &&
          expected(`${path}.requiredClaims.${name}`, `a value of 1 to ${longestValue} characters`, value),
      ]),
    ),
  ];
}
