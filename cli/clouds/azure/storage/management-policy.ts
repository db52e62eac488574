import { items, text } from "../../../values";
import { azureType } from "../azure-type";
import { storageAccount } from "./storage-account";

/** Rules by which an account deletes blobs. https://learn.microsoft.com/rest/api/storagerp/management-policies */
export const managementPolicy = azureType({
  token: "azure-native:storage:ManagementPolicy",
  path: `${storageAccount.path}/managementPolicies/{managementPolicyName}`,
  shown: {
    partOf: "accountName",
    lead: "expires",
    values: ({ inputs }) => items(inputs, "policy", "rules").map((rule) => text(rule, "name")),
  },
});
