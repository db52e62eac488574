import type { Reference } from "./inventory";

/** Kubernetes' own roles: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings */
const clusterRoles = new Set(["cluster-admin", "admin", "edit", "view"]);

/** Reports whether every Kubernetes cluster has an object by default. */
export function isBrought({ kind, name, namespace }: Reference): boolean {
  switch (kind) {
    case "ServiceAccount":
      return name === "default";
    case "ConfigMap":
      return (
        name === "kube-root-ca.crt" || (namespace === "kube-system" && name === "extension-apiserver-authentication")
      );
    case "PriorityClass.scheduling.k8s.io":
      return name === "system-cluster-critical" || name === "system-node-critical";
    case "ClusterRole.rbac.authorization.k8s.io":
      return clusterRoles.has(name) || name.startsWith("system:");
    case "Role.rbac.authorization.k8s.io":
      return namespace === "kube-system" && name === "extension-apiserver-authentication-reader";
    case "Service":
      return namespace === "default" && name === "kubernetes";
    default:
      return false;
  }
}
