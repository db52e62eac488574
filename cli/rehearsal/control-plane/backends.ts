import type { KubernetesObject } from "../kubernetes/follow";

/** A Service, as far as the API server's own calls need it. */
export interface BackendService extends KubernetesObject {
  readonly spec: { readonly clusterIP?: string; readonly ports?: readonly { readonly port: number }[] };
}

/** An EndpointSlice, as far as the API server's own calls need it. */
export interface BackendEndpoints extends KubernetesObject {
  readonly endpoints?: readonly { readonly conditions?: { readonly ready?: boolean } }[] | null;
}

/** Why a call to `host:port` could not reach a pod in a real cluster, or undefined where it could. */
export function unreachable(
  target: string,
  services: Iterable<BackendService>,
  endpoints: Iterable<BackendEndpoints>,
): string | undefined {
  const [host = "", port = ""] = target.split(":");
  const service = [...services].find(({ spec }) => spec.clusterIP === host);
  if (service === undefined) {
    return `no service has the address ${target}`;
  }
  const { namespace = "", name } = service.metadata;
  if (service.spec.ports?.some((candidate) => candidate.port === Number(port)) !== true) {
    return `service ${namespace}/${name} has no port ${port}`;
  }
  const ready = [...endpoints]
    .filter(
      ({ metadata }) => metadata.namespace === namespace && metadata.labels?.["kubernetes.io/service-name"] === name,
    )
    .flatMap((slice) => slice.endpoints ?? [])
    .some(({ conditions }) => conditions?.ready !== false);
  return ready ? undefined : `service ${namespace}/${name} has no ready endpoints`;
}
