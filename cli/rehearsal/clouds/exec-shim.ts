import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";

/** A program that a cloud's kubeconfigs call for a token. */
export interface ExecPlugin {
  /** The name of its file on PATH. */
  readonly command: string;
  /** The arguments of a call for a token, maybe after global options; empty if it needs none. */
  readonly asks: string;
  /** Its answer to `--version`, which some SDKs request. @default none */
  readonly version?: string;
  /** The program that it replaces. */
  readonly standsFor: string;
}

/**
 * Writes a program into a folder. It prints a token for the run's API server, and can do nothing else.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export async function installShim(folder: string, plugin: ExecPlugin, token: string): Promise<void> {
  const file = path.join(folder, plugin.command);
  await writeFile(file, shimScript(plugin, token), { mode: 0o700 });
  await chmod(file, 0o700);
}

/** Returns the program: a script for any POSIX shell. */
function shimScript({ command, asks, standsFor, version }: ExecPlugin, token: string): string {
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
  "${asks}"* | *" ${asks} "*)
    printf '%s\\n' '${JSON.stringify(credential)}'
    exit 0
    ;;${version === undefined ? "" : versionCase(version)}
esac
echo "${command}: expected \\"${known}\\", got \\"${command} $*\\"; a rehearsal simulates no other call" >&2
exit 252
`;
}

function versionCase(version: string): string {
  return `
  --version)
    echo "${version}"
    exit 0
    ;;`;
}
