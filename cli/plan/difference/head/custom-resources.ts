import type { PlannedResource } from "../../planned-resource";

/** API groups that Kubernetes itself serves, and those of Pulumi's own kinds. https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.35/ */
const own =
  /^kubernetes:(?:admissionregistration\.k8s\.io|apiextensions(?:\.k8s\.io)?|apiregistration(?:\.k8s\.io)?|apps|auditregistration\.k8s\.io|authentication\.k8s\.io|authorization\.k8s\.io|autoscaling|batch|certificates\.k8s\.io|coordination\.k8s\.io|core|discovery\.k8s\.io|events\.k8s\.io|extensions|flowcontrol\.apiserver\.k8s\.io|helm\.sh|internal\.apiserver\.k8s\.io|kustomize|meta|networking\.k8s\.io|node\.k8s\.io|policy|rbac\.authorization\.k8s\.io|resource\.k8s\.io|scheduling\.k8s\.io|storage\.k8s\.io|storagemigration\.k8s\.io|yaml)\//;

/** Reports whether a resource is of a kind that a CustomResourceDefinition adds, so that its fields are the settings of a controller. */
export function isCustomResource({ type }: Pick<PlannedResource, "type">): boolean {
  return /^kubernetes:[\w.-]+\.[\w-]+\//.test(type) && !own.test(type);
}
