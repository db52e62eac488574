import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Puts a program named `aws` into a folder. It knows one thing, which kubeconfigs of EKS ask of it: a token for the run's API
 * server. https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export async function installAwsShim(folder: string, token: string): Promise<void> {
  const file = path.join(folder, "aws");
  await writeFile(file, shimScript(token), { mode: 0o700 });
  await chmod(file, 0o700);
}

/** The program's text: a script for any POSIX shell. */
function shimScript(token: string): string {
  const credential = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    kind: "ExecCredential",
    spec: {},
    status: { token },
  };
  return `#!/bin/sh
# Stands for the AWS CLI in a rehearsal, which has no AWS account.
if [ "$1 $2" = "eks get-token" ]; then
  printf '%s\\n' '${JSON.stringify(credential)}'
  exit 0
fi
echo "aws: a rehearsal only simulates \\"aws eks get-token\\", given \\"aws $*\\"" >&2
exit 252
`;
}
