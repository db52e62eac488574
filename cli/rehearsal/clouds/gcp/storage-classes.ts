/** The storage classes of every new GKE cluster; one is the default. https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes#storageclasses */
export const gkeClasses: readonly object[] = [
  diskClass("standard-rwo", "pd.csi.storage.gke.io", "pd-balanced", "WaitForFirstConsumer", true),
  diskClass("premium-rwo", "pd.csi.storage.gke.io", "pd-ssd", "WaitForFirstConsumer"),
  diskClass("standard", "kubernetes.io/gce-pd", "pd-standard", "Immediate"),
];

function diskClass(
  name: string,
  provisioner: string,
  type: string,
  volumeBindingMode: string,
  isDefault = false,
): object {
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: {
      name,
      /* GKE keeps your changes to them. */
      labels: { "addonmanager.kubernetes.io/mode": "EnsureExists" },
      annotations: isDefault ? { "storageclass.kubernetes.io/is-default-class": "true" } : {},
    },
    provisioner,
    parameters: { type },
    allowVolumeExpansion: true,
    reclaimPolicy: "Delete",
    volumeBindingMode,
  };
}
