import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { isRecord } from "../records";

/**
 * Returns a kubeconfig with which the API server treats the user as another user. The kubeconfig keeps the credential of its own user, who must be
 * allowed to impersonate. No error shows the kubeconfig's content.
 * https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
 *
 * @throws pulumi.RunError if the text is not a kubeconfig with a user
 */
export function impersonating(kubeconfig: string, as: string): string {
  const parsed = parsedKubeconfig(kubeconfig);
  const users: readonly unknown[] = isRecord(parsed) && Array.isArray(parsed.users) ? parsed.users : [];
  if (!isRecord(parsed) || users.length === 0) {
    throw new pulumi.RunError("kubeconfig: expected at least one user, got none; set a complete kubeconfig");
  }
  return JSON.stringify({ ...parsed, users: users.map((entry) => withUser(entry, as)) });
}

function withUser(entry: unknown, as: string): unknown {
  return isRecord(entry) ? { ...entry, user: { ...(isRecord(entry.user) ? entry.user : {}), as } } : entry;
}

function parsedKubeconfig(kubeconfig: string): unknown {
  try {
    return parse(kubeconfig);
  } catch {
    throw new pulumi.RunError("kubeconfig: expected YAML or JSON; set the content of a kubeconfig, not its path");
  }
}
