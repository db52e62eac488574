import type { KubernetesObject } from "../kubernetes";

/** The fields of a Service that the API server's own calls depend on. */
export interface BackendService extends KubernetesObject {
  readonly spec: { readonly clusterIP?: string; readonly ports?: { readonly port: number }[] };
}

/** The fields of an EndpointSlice that the API server's own calls depend on. */
export interface BackendEndpoints extends KubernetesObject {
  readonly endpoints?: { readonly conditions?: { readonly ready?: boolean } }[] | null;
}

/** Says why a call to `host:port` would reach no pod in a real cluster; undefined if it would reach one. */
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
