import { messageOf } from "../error-message";
import { minorOf } from "../kubernetes-version";
import { type ClusterAccess, connectCluster } from "../rehearsal/kubernetes";
import { text } from "../values";
import type { Check } from "./check";
import { withoutSecrets } from "./run-tool";

const timeLimitMs = 10_000;

/** Where the doctor reaches a cluster. */
export interface ClusterPlace {
  /** The kubeconfig's content; undefined if there is none. */
  readonly kubeconfig: string | undefined;
  /** @default the current context */
  readonly context?: string;
  /** `PATH` says where credential plugins are. */
  readonly env?: NodeJS.ProcessEnv;
  /** The minor that the stack asks for; undefined if its file does not say. */
  readonly wantedMinor?: number;
}

/** The answer of an API server, and a connection if it answers. */
export interface Reached {
  readonly checks: readonly Check[];
  readonly access?: ClusterAccess;
}

/** Connects to the API server and compares its version with the stack's. */
export async function reachServer(place: ClusterPlace, timeLimit = timeLimitMs): Promise<Reached> {
  const own = { area: "API server", subject: "cluster" } as const;
  if (place.kubeconfig === undefined) {
    const message = "no kubeconfig was found, so nothing in the cluster was checked";
    return { checks: [{ ...own, state: "not checked", message, fix: "name one with --kubeconfig" }] };
  }
  const signal = AbortSignal.timeout(timeLimit);
  let access: ClusterAccess | undefined;
  try {
    access = await connectCluster(place.kubeconfig, place.context, place.env);
    const { body } = await access.client.call({ method: "GET", path: "/version", signal });
    return { checks: [versionCheck(text(body, "gitVersion") ?? "", place.wantedMinor)], access };
  } catch (error) {
    access?.client.close();
    const reason = signal.aborted ? `no answer within ${timeLimit / 1000} s` : messageOf(error);
    const fix = fixOf(reason);
    return { checks: [{ ...own, state: "fail", message: withoutSecrets(reason), fix }] };
  }
}

function fixOf(reason: string): string {
  if (/Unauthorized|Forbidden|401|403/i.test(reason)) {
    return "get a new kubeconfig, and check that you have access to the cluster";
  }
  return /certificate|self.signed/i.test(reason)
    ? "get a new kubeconfig, because this one does not contain the server's certificate authority"
    : "a private endpoint answers only inside its network: connect the VPN, or run this command on a machine in that network";
}

function versionCheck(version: string, wanted: number | undefined): Check {
  const own = { area: "API server", subject: "cluster", message: `answers, version ${version}` } as const;
  return wanted === undefined || minorOf(version) === wanted
    ? { ...own, state: "pass" }
    : {
        ...own,
        state: "warn",
        message: `runs ${version}, but the stack wants 1.${wanted}`,
        fix: "check that the kubeconfig is for the stack's cluster; if it is, pulumi up upgrades the cluster",
      };
}
