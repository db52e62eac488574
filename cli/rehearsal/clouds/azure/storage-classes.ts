/** Returns a built-in storage class of AKS. https://learn.microsoft.com/azure/aks/concepts-storage#storage-classes */
function storageClass(name: string, driver: "disk" | "file", skuName: string) {
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: {
      name,
      labels: { "addonmanager.kubernetes.io/mode": "EnsureExists", "kubernetes.io/cluster-service": "true" },
      ...(name === "default" && { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } }),
    },
    provisioner: `${driver}.csi.azure.com`,
    parameters: { skuName },
    reclaimPolicy: "Delete",
    allowVolumeExpansion: true,
    volumeBindingMode: driver === "disk" ? "WaitForFirstConsumer" : "Immediate",
  };
}

/** The storage classes of a new cluster on AKS; one of them is the default. */
export const aksStorageClasses = [
  storageClass("default", "disk", "StandardSSD_ZRS"),
  storageClass("managed", "disk", "StandardSSD_ZRS"),
  storageClass("managed-csi", "disk", "StandardSSD_ZRS"),
  storageClass("managed-premium", "disk", "Premium_ZRS"),
  storageClass("managed-csi-premium", "disk", "Premium_ZRS"),
  storageClass("azurefile", "file", "Standard_LRS"),
  storageClass("azurefile-csi", "file", "Standard_LRS"),
  storageClass("azurefile-premium", "file", "Premium_LRS"),
  storageClass("azurefile-csi-premium", "file", "Premium_LRS"),
];
