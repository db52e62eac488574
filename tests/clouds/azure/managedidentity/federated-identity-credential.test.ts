import type { Fields } from "../../../../cli/values";
import { azure } from "../../../plan/azure";
import { account, identityId, testCreations } from "../account";
import { testShown } from "../shown";

const type = "azure-native:managedidentity:FederatedIdentityCredential";
const credential = (more: Fields = {}) => ({
  resourceGroupName: "rg",
  resourceName: "plane",
  issuer: "https://issuer",
  subject: "system:serviceaccount:dns:external-dns",
  ...more,
});
const withCredentials = (credentials: readonly Fields[]) =>
  account(credentials.map((state, index) => [type, `${identityId}/federatedIdentityCredentials/${index}`, state]));

describe("Azure's federated credentials and identities", () => {
  testCreations(type, [
    ["another service account", credential({ subject: "other" }), withCredentials([credential()])],
    [
      "the same service account twice",
      credential(),
      withCredentials([credential()]),
      /^Conflict: Issuer and subject combination already exists/,
    ],
    [
      "more than twenty credentials",
      credential(),
      withCredentials(Array.from({ length: 20 }, (_, index) => credential({ subject: String(index) }))),
      /^BadRequest: Too many federated identity/,
    ],
  ]);
  testShown([
    [
      azure("managedidentity.FederatedIdentityCredential", "f", { subject: "system:serviceaccount:dns:external-dns" }),
      ["dns/external-dns"],
    ],
    [azure("managedidentity.UserAssignedIdentity", "i"), []],
  ]);
});
