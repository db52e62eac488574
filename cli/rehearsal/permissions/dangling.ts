import type { ApiClient } from "../kubernetes";
import { type Binding, subjectText } from "./declared";
import { signalOf } from "./signal-of";

type Client = Pick<ApiClient, "find">;

const rbac = "/apis/rbac.authorization.k8s.io/v1";

/** The target of a binding, and its path on the API server. */
interface Target {
  readonly path: string;
  /** The message if it does not exist. */
  readonly missing: string;
}

/**
 * Lists the bindings that grant nothing to anybody, because the API server has no such role or service account. Kubernetes accepts them
 * without an error.
 *
 * @param namespace the namespace of a tenant: its RoleBindings are checked, and all bindings of its service accounts
 */
export async function danglingBindings(
  client: Client,
  bindings: readonly Binding[],
  namespace: string,
  signal: AbortSignal,
): Promise<string[]> {
  const targets = bindings.flatMap((binding) => targetsOf(binding, namespace));
  const together = signalOf(targets.length, signal);
  const missing = targets.map(async ({ path, missing: sentence }) => {
    const found = await client.find({ method: "GET", path, signal: together });
    return found === undefined ? sentence : undefined;
  });
  return (await Promise.all(missing)).filter((sentence) => sentence !== undefined);
}

function targetsOf({ accounts, namespace: own, role, title }: Binding, namespace: string): Target[] {
  const here = accounts.filter((account) => account.namespace === namespace);
  const subjects = here.map((account) => ({
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${account.name}`,
    missing: `${title} grants something to ${subjectText(account)}, which does not exist`,
  }));
  return own === namespace || here.length > 0 ? [roleTarget(title, own, role), ...subjects] : [];
}

function roleTarget(title: string, namespace: string | undefined, { kind, name }: Binding["role"]): Target {
  const path = kind === "Role" ? `${rbac}/namespaces/${namespace ?? ""}/roles/${name}` : `${rbac}/clusterroles/${name}`;
  return { path, missing: `${title} grants ${kind} ${name}, which does not exist` };
}
