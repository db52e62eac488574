import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";

/** A program that kubeconfigs of a cloud call for a token. */
export interface ExecPlugin {
  /** Its file's name on PATH. */
  readonly command: string;
  /** What the arguments begin with that ask for a token; empty where there need not be any. */
  readonly asks: string;
  /** What it stands for, in words. */
  readonly standsFor: string;
}

/**
 * Puts a program into a folder that knows one thing, which kubeconfigs ask of it: a token for the run's API server.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export async function installShim(folder: string, plugin: ExecPlugin, token: string): Promise<void> {
  const file = path.join(folder, plugin.command);
  await writeFile(file, shimScript(plugin, token), { mode: 0o700 });
  await chmod(file, 0o700);
}

/** The program's text: a script for any POSIX shell. */
function shimScript({ command, asks, standsFor }: ExecPlugin, token: string): string {
  const credential = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    kind: "ExecCredential",
    spec: {},
    status: { token },
  };
  const known = [command, asks].filter(Boolean).join(" ");
  return `#!/bin/sh
# Stands for ${standsFor} in a rehearsal, which has no account in a cloud.
case "$*" in
  "${asks}"*)
    printf '%s\\n' '${JSON.stringify(credential)}'
    exit 0
    ;;
esac
echo "${command}: a rehearsal only simulates \\"${known}\\", given \\"${command} $*\\"" >&2
exit 252
`;
}
