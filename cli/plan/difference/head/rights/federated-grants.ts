import type { RegisteredResource } from "../../../../../components/testing";
import { at, text } from "../../../../values";
import { labelOf } from "../../../label";
import { expressionConditions } from "./conditions";
import type { Grant } from "./grant";
import { isOfManyRepositories } from "./subjects";

/** Lists the identities of another provider that a cloud trusts without a policy. */
export function federatedGrants(resource: RegisteredResource): Grant[] {
  switch (resource.type.replace(/(?<=^azure-native:\w+)\/v\d+(?=:)/, "")) {
    case "azure-native:managedidentity:FederatedIdentityCredential":
    case "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential":
    case "azuread:index/applicationFlexibleFederatedIdentityCredential:ApplicationFlexibleFederatedIdentityCredential":
      return [azureGrant(resource)];
    case "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider":
      return [poolGrant(resource)];
    default:
      return [];
  }
}

/**
 * A subject is one identity; an expression may match many. https://learn.microsoft.com/entra/workload-id/workload-identity-federation
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
function azureGrant(resource: RegisteredResource): Grant {
  const { inputs } = resource;
  const given = inputs.claimsMatchingExpression;
  const expression = text(given, "value") ?? text(given);
  const subject = text(inputs, "subject") ?? expression ?? "(known later)";
  return {
    who: `${subject} of ${text(inputs, "issuer") ?? "(known later)"}`,
    may: "act as",
    on: text(inputs, "resourceName") ?? labelOf(resource),
    when: [],
    boundless: (expression === undefined ? [subject] : subjectsIn(expression)).some(isOfManyRepositories),
    ...(multiTenant.test(text(inputs, "issuer") ?? "") ? { outside: true as const } : {}),
  };
}

/** Lists the patterns of an expression. All its tests must hold, so those of the subject are enough if it has one. */
function subjectsIn(expression: string): string[] {
  const tests = [...expression.matchAll(/\['(\w+)'\]\s+(?:eq|matches)\s+'([^']*)'/g)];
  const ofSubject = tests.filter(([, claim]) => claim === "sub");
  return (ofSubject.length > 0 ? ofSubject : tests).flatMap(([, , pattern]) => pattern ?? []);
}

/** Providers of identities for everybody: whoever has an account there gets a token. */
const multiTenant =
  /^https:\/\/(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|oidc\.circleci\.com|api\.bitbucket\.org|accounts\.google\.com|login\.microsoftonline\.com)\b/;

/**
 * Without a condition, everybody with an account at a public provider gets in. Then only the grants to the pool limit access.
 * https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines#conditions
 */
function poolGrant(resource: RegisteredResource): Grant {
  const { inputs } = resource;
  const issuer = text(inputs, "oidc", "issuerUri") ?? text(inputs, "aws", "accountId") ?? "(known later)";
  const condition = text(inputs, "attributeCondition") ?? "";
  const isLater = condition === "" && at(inputs, "attributeCondition") !== undefined;
  return {
    who: `everybody at ${issuer}`,
    may: "sign in",
    on: labelOf(resource),
    when: expressionConditions(condition),
    boundless: condition === "" && !isLater && multiTenant.test(issuer),
  };
}
