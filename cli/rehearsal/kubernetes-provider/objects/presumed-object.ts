import type { JsonObject, KubernetesObject, ObjectReference } from "../../kubernetes";

/** An address of a range that is reserved for documentation: https://www.rfc-editor.org/rfc/rfc5737 */
const address = "192.0.2.1";

/** Returns an object that a program reads but nothing created: with addresses if its kind has any, otherwise empty. */
export function presumedObject({ apiVersion, kind, name, namespace }: ObjectReference): KubernetesObject {
  const metadata = { name, ...(namespace !== undefined && { namespace }), labels: {}, annotations: {} };
  return { apiVersion, kind, metadata, ...contentOf(kind, name) };
}

function contentOf(kind: string, name: string): JsonObject {
  const status = { loadBalancer: { ingress: [{ ip: address, hostname: `${name}.invalid` }] } };
  switch (kind) {
    case "Service":
      return { spec: { clusterIP: address, clusterIPs: [address], ports: [], selector: {} }, status };
    case "Ingress":
      return { spec: { rules: [] }, status };
    case "ConfigMap":
    case "Secret":
      return { data: {} };
    default:
      return { spec: {}, status: {} };
  }
}
