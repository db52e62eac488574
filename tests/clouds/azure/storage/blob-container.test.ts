import { azure } from "../../../plan/azure";
import { testShown } from "../shown";

describe("a storage account's blobs in a plan", () => {
  testShown([
    [azure("storage.BlobContainer", "b", { containerName: "backups", publicAccess: "None" }), ["backups"]],
    [
      azure("storage.BlobContainer", "b", { containerName: "backups", publicAccess: "Blob" }),
      ["backups"],
      "its blobs are public",
    ],
    [
      azure("storage.BlobServiceProperties", "b", {
        isVersioningEnabled: true,
        deleteRetentionPolicy: { enabled: true, days: 30 },
      }),
      ["versioned", "deleted blobs kept 30 days"],
    ],
    [azure("storage.ManagementPolicy", "b", { policy: { rules: [{ name: "deleted" }] } }), ["deleted"]],
  ]);
});
