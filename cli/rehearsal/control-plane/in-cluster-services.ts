import { setMaxListeners } from "node:events";
import { follow } from "../kubernetes/follow";
import { ApiClient, type ApiConnection } from "./api-client";
import { type BackendEndpoints, type BackendService, unreachable } from "./backends";
import type { CertificateAuthority } from "./certificates";
import { type EgressProxy, startEgressProxy } from "./egress-proxy";
import { answer } from "./in-cluster-answers";

/** What stands behind the services that the API server itself calls. */
export interface InClusterServices {
  /** Begins to know which services have ready endpoints; until then none can be reached. */
  connect(): Promise<void>;
  stop(): Promise<void>;
}

/** Plays the webhooks and extension API servers, each as reachable as its Service is. */
export async function startInClusterServices(options: {
  readonly socket: string;
  readonly authority: CertificateAuthority;
  readonly connection: ApiConnection;
  readonly report: (message: string) => void;
}): Promise<InClusterServices> {
  const { socket, authority, connection, report } = options;
  const client = new ApiClient(connection);
  const following = new AbortController();
  setMaxListeners(0, following.signal);
  let reasonAgainst: (target: string) => string | undefined = () => "the control plane is still starting";
  let ended: Promise<unknown> = Promise.resolve();
  const proxy: EgressProxy = await startEgressProxy({
    socket,
    authority,
    report,
    unreachable: (target) => reasonAgainst(target),
    answer: (request) => answer(request, client),
  });
  return {
    connect: async () => {
      const options = { signal: following.signal, report };
      const services = follow<BackendService>(client, "/api/v1/services", options);
      const endpoints = follow<BackendEndpoints>(client, "/apis/discovery.k8s.io/v1/endpointslices", options);
      ended = Promise.all([services.ended, endpoints.ended]);
      await Promise.all([services.synced, endpoints.synced]);
      reasonAgainst = (target) => unreachable(target, services.objects.values(), endpoints.objects.values());
    },
    stop: async () => {
      following.abort();
      await ended;
      await proxy.stop();
      client.close();
    },
  };
}
