/** Arguments of the kubelet on a group's machines. */
export interface KubeletArguments {
  readonly extraArgs?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly taints?: Readonly<Record<string, { readonly value?: string; readonly effect: string }>> | undefined;
  /** User data that takes the place of all that. */
  readonly override?: string | undefined;
}

/**
 * Writes user data with the flags that the plugin gives to the kubelet; nothing else of it matters here.
 * https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/userdata.ts (buildKubeletFlags)
 */
export function userDataOf({ extraArgs, labels, override, taints }: KubeletArguments): string {
  const [labelled, tainted] = [Object.entries(labels ?? {}), Object.entries(taints ?? {})];
  const flags = [
    extraArgs ?? "",
    labelled.length === 0 ? "" : `--node-labels=${labelled.map(([key, value]) => `${key}=${value}`).join(",")}`,
    tainted.length === 0
      ? ""
      : `--register-with-taints=${tainted.map(([key, taint]) => taintText(key, taint)).join(",")}`,
  ].filter((flag) => flag !== "");
  return Buffer.from(override ?? `#!/bin/bash\n/etc/eks/bootstrap.sh ${flags.join(" ")}\n`).toString("base64");
}

function taintText(key: string, { effect, value }: { readonly value?: string; readonly effect: string }): string {
  return value === undefined || value === "" ? `${key}:${effect}` : `${key}=${value}:${effect}`;
}
