import { text } from "../../values";
import { all } from "../account";
import type { CloudAccount } from "../contract";

const serviceType = "gcp:projects/service:Service";
const identityType = "gcp:projects/serviceIdentity:ServiceIdentity";

/** The domains of service agents, by API. https://cloud.google.com/iam/docs/service-agents */
const agents: Readonly<Record<string, string>> = {
  "compute.googleapis.com": "compute-system",
  "container.googleapis.com": "container-engine-robot",
  "file.googleapis.com": "cloud-filer",
};

/** How long the service agent of Compute Engine takes to appear after its API is enabled, in milliseconds. The real one takes seconds. */
const delayMilliseconds = 300;

/** Returns the domain of an API's service agent. */
export function agentOf(service: string): string {
  return agents[service] ?? `gcp-sa-${service.split(".")[0]}`;
}

/**
 * Reports whether a service agent is there. A new project has none. Compute Engine's comes with its API; the others are created on request,
 * or with the first resource of their service. If the program enables no APIs in a project, all of its service agents may exist already.
 * https://cloud.google.com/iam/docs/service-agents https://cloud.google.com/iam/docs/create-service-agents
 */
export function agentExists(email: string, account: CloudAccount): boolean {
  const [, domain] = /^service-\d+@([^.]+)\.iam\.gserviceaccount\.com$/.exec(email) ?? [];
  const [service] = Object.entries(agents).find(([, agent]) => agent === domain) ?? [];
  const enabled = all(account, serviceType);
  if (service === undefined || enabled.length === 0) {
    return true;
  }
  if (service === "compute.googleapis.com") {
    return enabled.some((api) => api.state.service === service && account.now - api.createdAt >= delayMilliseconds);
  }
  const isUsed = service === "container.googleapis.com" && all(account, "gcp:container/cluster:Cluster").length > 0;
  return isUsed || all(account, identityType).some(({ state }) => text(state.service) === service);
}
