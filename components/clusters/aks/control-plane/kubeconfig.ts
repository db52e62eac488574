import { listManagedClusterUserCredentialsOutput, type ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import type { Context } from "../context";

/** The application that stands for the API servers of AKS in every tenant. https://azure.github.io/kubelogin/concepts/aks.html */
const serverApplicationId = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** Where the API server is, and what its certificate is signed by. */
interface Server {
  readonly server: string;
  readonly "certificate-authority-data": string;
}

/** How a cluster is reached. */
export interface Connection {
  readonly endpoint: pulumi.Output<string>;
  /** A secret. */
  readonly kubeconfig: pulumi.Output<string>;
}

/**
 * Asks Azure where the cluster is, and makes a kubeconfig of it without a credential in it: whoever uses it gets a token for their
 * own identity of Microsoft Entra, by default the one of Azure's command line; `AAD_LOGIN_METHOD` chooses another.
 */
export function connect(context: Context, cluster: ManagedCluster): Connection {
  const { resourceGroupName, args, opts } = context;
  const credentials = listManagedClusterUserCredentialsOutput(
    { resourceGroupName, resourceName: cluster.name, format: "exec" },
    { parent: opts.parent, provider: opts.provider, dependsOn: [cluster] },
  );
  const server = credentials.kubeconfigs.apply((kubeconfigs) => serverOf(kubeconfigs[0]?.value));
  return {
    endpoint: server.apply((found) => found.server),
    kubeconfig: pulumi.secret(
      pulumi
        .all([cluster.name, server])
        .apply(([name, found]) => JSON.stringify(kubeconfigOf(name, found, args.tenantId))),
    ),
  };
}

function kubeconfigOf(name: string, cluster: Server, tenantId: string): object {
  const args = ["get-token", "--login", "azurecli", "--server-id", serverApplicationId, "--tenant-id", tenantId];
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
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "kubelogin",
            args,
            interactiveMode: "Never",
          },
        },
      },
    ],
  };
}

/** Reads the one cluster of a kubeconfig, in base64, as Azure hands it out. */
export function serverOf(kubeconfig = ""): Server {
  const { clusters = [] } = (parse(Buffer.from(kubeconfig, "base64").toString()) ?? {}) as {
    readonly clusters?: readonly { readonly cluster?: Partial<Server> }[];
  };
  const { server, "certificate-authority-data": certificate } = clusters[0]?.cluster ?? {};
  if (server === undefined || certificate === undefined) {
    throw new pulumi.RunError("Azure's kubeconfig of the cluster names no server, or no certificate authority");
  }
  return { server, "certificate-authority-data": certificate };
}
