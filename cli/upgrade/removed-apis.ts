/** A version of a Kubernetes API that ends. */
export interface EndingApi {
  /** Group and version, as objects name it: `batch/v1beta1`. */
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** The minor that deprecates it. */
  readonly deprecatedIn: number;
  /** The first minor that does not serve it. */
  readonly removedIn: number;
  /** Absent if nothing replaces it. */
  readonly replacement?: string;
}

function api(
  apiVersion: string,
  kinds: string,
  deprecatedIn: number,
  removedIn: number,
  replacement?: string,
): EndingApi {
  const replaced = replacement === undefined ? {} : { replacement };
  return { apiVersion, kinds: kinds.split(" "), deprecatedIn, removedIn, ...replaced };
}

/** Where people read how to migrate. */
export const deprecationGuide = "https://kubernetes.io/docs/reference/using-api/deprecation-guide/";

/** The newest minor whose release is in the table. */
export const newestKnownMinor = 37;

/**
 * The API versions that Kubernetes removes, newest first. Read from the lifecycle functions that Kubernetes itself compiles in
 * (zz_generated.prerelease-lifecycle.go): https://github.com/kubernetes/api/tree/v0.37.0. The last four are from the guide, because that
 * module no longer has their types or never had them.
 */
export const endingApis: readonly EndingApi[] = [
  api("scheduling.k8s.io/v1beta1", "PodGroup Workload", 40, 43),
  api("resource.k8s.io/v1beta2", "DeviceTaintRule", 39, 42, "resource.k8s.io/v1"),
  api(
    "admissionregistration.k8s.io/v1beta1",
    "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
    37,
    40,
    "admissionregistration.k8s.io/v1",
  ),
  api("certificates.k8s.io/v1beta1", "ClusterTrustBundle PodCertificateRequest", 37, 40, "certificates.k8s.io/v1"),
  api("storagemigration.k8s.io/v1beta1", "StorageVersionMigration", 37, 40, "storagemigration.k8s.io/v1"),
  api("coordination.k8s.io/v1beta1", "LeaseCandidate", 36, 39),
  api("resource.k8s.io/v1alpha3", "DeviceTaintRule", 36, 39, "resource.k8s.io/v1"),
  api(
    "resource.k8s.io/v1beta2",
    "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
    36,
    39,
    "resource.k8s.io/v1",
  ),
  api(
    "admissionregistration.k8s.io/v1alpha1",
    "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
    35,
    38,
    "admissionregistration.k8s.io/v1",
  ),
  api("coordination.k8s.io/v1alpha2", "LeaseCandidate", 35, 38),
  api(
    "resource.k8s.io/v1beta1",
    "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
    35,
    38,
    "resource.k8s.io/v1",
  ),
  api("certificates.k8s.io/v1alpha1", "ClusterTrustBundle", 34, 37, "certificates.k8s.io/v1"),
  api("networking.k8s.io/v1beta1", "IPAddress ServiceCIDR", 34, 37, "networking.k8s.io/v1"),
  api("storage.k8s.io/v1beta1", "VolumeAttributesClass", 34, 37, "storage.k8s.io/v1"),
  api("storage.k8s.io/v1alpha1", "VolumeAttributesClass", 32, 35, "storage.k8s.io/v1"),
  api(
    "admissionregistration.k8s.io/v1beta1",
    "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
    31,
    34,
    "admissionregistration.k8s.io/v1",
  ),
  api(
    "admissionregistration.k8s.io/v1alpha1",
    "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
    29,
    32,
    "admissionregistration.k8s.io/v1",
  ),
  ...(
    [
      ["v1beta3", 29, 32],
      ["v1beta2", 26, 29],
      ["v1beta1", 23, 26],
    ] as const
  ).map(([version, deprecated, removed]) =>
    api(
      `flowcontrol.apiserver.k8s.io/${version}`,
      "FlowSchema PriorityLevelConfiguration",
      deprecated,
      removed,
      "flowcontrol.apiserver.k8s.io/v1",
    ),
  ),
  api("storage.k8s.io/v1beta1", "CSIStorageCapacity", 24, 27, "storage.k8s.io/v1"),
  api("batch/v1beta1", "CronJob", 21, 25, "batch/v1"),
  api("discovery.k8s.io/v1beta1", "EndpointSlice", 21, 25, "discovery.k8s.io/v1"),
  api("events.k8s.io/v1beta1", "Event", 22, 25, "events.k8s.io/v1"),
  api("node.k8s.io/v1beta1", "RuntimeClass", 22, 25, "node.k8s.io/v1"),
  api("policy/v1beta1", "PodDisruptionBudget", 21, 25, "policy/v1"),
  api("storage.k8s.io/v1alpha1", "CSIStorageCapacity VolumeAttachment", 21, 24, "storage.k8s.io/v1"),
  api(
    "admissionregistration.k8s.io/v1beta1",
    "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
    16,
    22,
    "admissionregistration.k8s.io/v1",
  ),
  api("certificates.k8s.io/v1beta1", "CertificateSigningRequest", 19, 22, "certificates.k8s.io/v1"),
  api("coordination.k8s.io/v1beta1", "Lease", 19, 22, "coordination.k8s.io/v1"),
  api("extensions/v1beta1", "Ingress", 14, 22, "networking.k8s.io/v1"),
  api("networking.k8s.io/v1beta1", "Ingress IngressClass", 19, 22, "networking.k8s.io/v1"),
  api(
    "rbac.authorization.k8s.io/v1beta1",
    "ClusterRole ClusterRoleBinding Role RoleBinding",
    17,
    22,
    "rbac.authorization.k8s.io/v1",
  ),
  api("scheduling.k8s.io/v1beta1", "PriorityClass", 14, 22, "scheduling.k8s.io/v1"),
  api("storage.k8s.io/v1beta1", "CSIDriver StorageClass VolumeAttachment", 19, 22, "storage.k8s.io/v1"),
  api("storage.k8s.io/v1beta1", "CSINode", 17, 22, "storage.k8s.io/v1"),
  api("apps/v1beta1", "Deployment StatefulSet", 8, 16, "apps/v1"),
  api("apps/v1beta2", "DaemonSet Deployment ReplicaSet StatefulSet", 9, 16, "apps/v1"),
  api("extensions/v1beta1", "DaemonSet Deployment ReplicaSet", 8, 16, "apps/v1"),
  api("extensions/v1beta1", "NetworkPolicy", 9, 16, "networking.k8s.io/v1"),
  api("autoscaling/v2beta2", "HorizontalPodAutoscaler", 23, 26, "autoscaling/v2"),
  api("autoscaling/v2beta1", "HorizontalPodAutoscaler", 22, 25, "autoscaling/v2"),
  api("policy/v1beta1", "PodSecurityPolicy", 21, 25),
  api("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", 16, 22, "apiextensions.k8s.io/v1"),
  api("apiregistration.k8s.io/v1beta1", "APIService", 10, 22, "apiregistration.k8s.io/v1"),
];

/** Returns the end of the API of an object's kind; undefined if none is planned. */
export function endOf(apiVersion: string, kind: string): EndingApi | undefined {
  return endingApis.find((each) => each.apiVersion === apiVersion && each.kinds.includes(kind));
}
