import { type ApiClient, ApiError } from "../kubernetes";
import { signalOf } from "./signal-of";

/** A pod that breaks a rule. */
interface BadPod {
  /** Its action, for a message. */
  readonly does: string;
  /** The Pod Security levels that refuse it. */
  readonly levels: readonly string[];
  readonly spec: object;
}

const container = { name: "pod", image: "registry.k8s.io/pause:3.10" };
const safe = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  runAsUser: 10001,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};
const both = ["baseline", "restricted"];
const withContext = (more: object) => ({ containers: [{ ...container, securityContext: { ...safe, ...more } }] });

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const badPods: readonly BadPod[] = [
  {
    does: "is privileged",
    levels: both,
    spec: { containers: [{ ...container, securityContext: { privileged: true } }] },
  },
  { does: "uses the node's network", levels: both, spec: { ...withContext({}), hostNetwork: true } },
  {
    does: "mounts the node's files",
    levels: both,
    spec: { ...withContext({}), volumes: [{ name: "node", hostPath: { path: "/" } }] },
  },
  { does: "runs as root", levels: ["restricted"], spec: withContext({ runAsUser: 0, runAsNonRoot: false }) },
  { does: "keeps its capabilities", levels: ["restricted"], spec: withContext({ capabilities: {} }) },
  { does: "may gain privileges", levels: ["restricted"], spec: withContext({ allowPrivilegeEscalation: true }) },
];

/** The results of trying pods that break the rules of a namespace. */
export interface BadPodResult {
  readonly refused: number;
  /** One sentence for each pod that was admitted. */
  readonly letIn: readonly string[];
}

/** Tries, as dry runs, the pods that a namespace's Pod Security level must refuse. */
export async function tryBadPods(
  client: Pick<ApiClient, "call">,
  { namespace, podSecurity }: { readonly namespace: string; readonly podSecurity: string },
  signal: AbortSignal,
): Promise<BadPodResult> {
  const tried = badPods.filter(({ levels }) => levels.includes(podSecurity));
  const together = signalOf(tried.length, signal);
  const answers = await Promise.all(
    tried.map(async ({ does, spec }) => {
      const answer = await answerTo(client, namespace, spec, together);
      return answer?.includes("violates PodSecurity") === true
        ? undefined
        : `Pod Security in ${namespace} does not refuse a pod that ${does}: ${answer ?? "it is admitted"}`;
    }),
  );
  const letIn = answers.filter((answer) => answer !== undefined);
  return { refused: tried.length - letIn.length, letIn };
}

/** Returns the refusal, or undefined if the pod would be created. */
async function answerTo(
  client: Pick<ApiClient, "call">,
  namespace: string,
  spec: object,
  signal: AbortSignal,
): Promise<string | undefined> {
  const body = { apiVersion: "v1", kind: "Pod", metadata: { generateName: "breaks-rules-", namespace }, spec };
  const path = `/api/v1/namespaces/${namespace}/pods`;
  try {
    await client.call({ method: "POST", path, query: { dryRun: "All" }, body, signal });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) {
      return error.message;
    }
    throw error;
  }
}
