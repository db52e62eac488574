import { at, text } from "../../../values";
import { said } from "../../shown";
import { azureType } from "../azure-type";
import { storageAccount } from "./storage-account";

/** Settings of an account's blobs, which every account has. https://learn.microsoft.com/rest/api/storagerp/blob-services */
export const blobServiceProperties = azureType({
  token: "azure-native:storage:BlobServiceProperties",
  path: `${storageAccount.path}/blobServices/{blobServicesName}`,
  shown: {
    partOf: "accountName",
    values: ({ inputs }) => [
      inputs.isVersioningEnabled === true ? "versioned" : undefined,
      said("deleted blobs kept", text(at(inputs, "deleteRetentionPolicy"), "days"))?.concat(" days"),
    ],
  },
});
