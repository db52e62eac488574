import { text } from "../../../values";
import { azureType } from "../azure-type";
import { storageAccount } from "./storage-account";

/** Containers of blobs. https://learn.microsoft.com/rest/api/storagerp/blob-containers */
export const blobContainer = azureType({
  token: "azure-native:storage:BlobContainer",
  path: `${storageAccount.path}/blobServices/default/containers/{containerName}`,
  precious: true,
  shown: {
    partOf: "accountName",
    lead: "container",
    values: ({ inputs }) => [text(inputs.containerName)],
    alarms: ({ inputs }) => [
      inputs.publicAccess === undefined || inputs.publicAccess === "None" ? undefined : "its blobs are public",
    ],
  },
});
