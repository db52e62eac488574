import { randomBytes } from "node:crypto";
import { stringify } from "yaml";
import type { ApiConnection } from "./api-client";

/** Who talks to the API server with a token of their own. */
export interface TokenUser {
  readonly name: string;
  readonly groups: readonly string[];
  readonly token: string;
}

/** The users that a control plane starts with, by what they are for. */
export function createTokenUsers(): Record<"admin" | "controllerManager" | "scheduler" | "kwok", TokenUser> {
  const user = (name: string, groups: readonly string[] = []): TokenUser => ({
    name,
    groups,
    token: randomBytes(24).toString("hex"),
  });
  return {
    admin: user("rehearsal-admin", ["system:masters"]),
    // RBAC's bootstrap policy binds these two by name.
    controllerManager: user("system:kube-controller-manager"),
    scheduler: user("system:kube-scheduler"),
    kwok: user("kwok", ["system:masters"]),
  };
}

/** The API server's token authentication file. */
export function tokenFile(users: readonly TokenUser[]): string {
  return users.map(({ name, groups, token }) => `${token},${name},${name},"${groups.join(",")}"\n`).join("");
}

/** A kubeconfig with the token in it. */
export function kubeconfig({ server, certificateAuthority, token }: ApiConnection, user: string): string {
  const name = "rehearsal";
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [
      { name, cluster: { server, "certificate-authority-data": Buffer.from(certificateAuthority).toString("base64") } },
    ],
    users: [{ name: user, user: { token } }],
    contexts: [{ name, context: { cluster: name, user } }],
  });
}
