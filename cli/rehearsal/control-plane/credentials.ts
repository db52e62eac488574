import { randomBytes } from "node:crypto";
import { stringify } from "yaml";
import type { ApiConnection } from "../kubernetes";

/** A user of the API server, with a token. */
export interface TokenUser {
  readonly name: string;
  readonly groups: readonly string[];
  readonly token: string;
}

/** Creates the users of a control plane. */
export function createTokenUsers(): Record<"admin" | "controllerManager" | "scheduler" | "kwok", TokenUser> {
  const user = (name: string, groups: readonly string[] = []): TokenUser => ({
    name,
    groups,
    token: randomBytes(24).toString("hex"),
  });
  return {
    admin: user("rehearsal-admin", ["system:masters"]),
    /* RBAC's bootstrap policy binds the next two by name. */
    controllerManager: user("system:kube-controller-manager"),
    scheduler: user("system:kube-scheduler"),
    kwok: user("kwok", ["system:masters"]),
  };
}

/** Writes the API server's token authentication file. */
export function tokenFile(users: readonly TokenUser[]): string {
  return users.map(({ name, groups, token }) => `${token},${name},${name},"${groups.join(",")}"\n`).join("");
}

/** Writes a kubeconfig that contains the token. */
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
