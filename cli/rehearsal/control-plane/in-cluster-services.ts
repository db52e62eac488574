import { setMaxListeners } from "node:events";
import { ApiClient, type ApiConnection, follow } from "../kubernetes";
import { type BackendEndpoints, type BackendService, unreachable } from "./backends";
import type { CertificateAuthority } from "./certificates";
import { type EgressProxy, startEgressProxy } from "./egress-proxy";
import { answer } from "./in-cluster-answers";

/** The simulated webhooks and extension API servers that the API server calls. */
export interface InClusterServices {
  /** Starts to watch which services have ready endpoints; until then none is reachable. */
  connect(): Promise<void>;
  stop(): Promise<void>;
}

/** Simulates the webhooks and extension API servers; each is reachable if its Service is. */
export async function startInClusterServices(options: {
  readonly socket: string;
  readonly authority: CertificateAuthority;
  readonly connection: ApiConnection;
  readonly report: (message: string) => void;
}): Promise<InClusterServices> {
  const { socket, authority, connection, report } = options;
  const client = ApiClient.withToken(connection);
  const following = new AbortController();
  setMaxListeners(0, following.signal);
  let reasonAgainst: (target: string) => string | undefined = () => "the control plane has not started yet";
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
