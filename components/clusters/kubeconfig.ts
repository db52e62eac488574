/** The address of an API server and its certificate authority, for a kubeconfig. */
interface Server {
  readonly server: unknown;
  /** @default a publicly trusted certificate */
  readonly "certificate-authority-data"?: unknown;
}

/** The command that fetches a token, with its arguments and environment. */
interface TokenCommand {
  readonly command: string;
  readonly args?: readonly unknown[];
  readonly installHint?: string;
  readonly provideClusterInfo?: boolean;
}

/** Renders a kubeconfig without a credential: a command fetches a token for the user's identity. The values may be Outputs. */
export function kubeconfigWith(name: unknown, cluster: Server, exec: TokenCommand) {
  return {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [{ name, cluster }],
    users: [
      {
        name,
        user: {
          exec: { apiVersion: "client.authentication.k8s.io/v1beta1", ...exec, interactiveMode: "Never" },
        },
      },
    ],
  };
}
