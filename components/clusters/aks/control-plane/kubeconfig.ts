import { listManagedClusterUserCredentialsOutput, type ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { kubeconfigWith } from "../../kubeconfig";
import type { Context } from "../context";

/** The application that represents AKS' API servers in every tenant. https://azure.github.io/kubelogin/concepts/aks.html */
const serverApplicationId = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** Address and certificate authority of the API server. */
interface Server {
  readonly server: string;
  readonly "certificate-authority-data": string;
}

/** The API server's address and the kubeconfig of a cluster. */
export interface Connection {
  readonly endpoint: pulumi.Output<string>;
  /** The kubeconfig, as a secret output. */
  readonly kubeconfig: pulumi.Output<string>;
}

/**
 * Asks Azure for the cluster's address and renders a kubeconfig without a credential. Each user gets a token for their own identity in Microsoft
 * Entra. By default, this is the identity that is signed in to the Azure CLI; `AAD_LOGIN_METHOD` selects another way to sign in.
 */
export function connect(context: Context, cluster: ManagedCluster): Connection {
  const { resourceGroupName, tenantId, opts } = context;
  const credentials = listManagedClusterUserCredentialsOutput(
    { resourceGroupName, resourceName: cluster.name, format: "exec" },
    { parent: opts.parent, provider: opts.provider, dependsOn: [cluster] },
  );
  const server = credentials.kubeconfigs.apply((kubeconfigs) => serverOf(kubeconfigs[0]?.value));
  return {
    endpoint: server.apply((found) => found.server),
    kubeconfig: renderKubeconfig(cluster.name, server, tenantId),
  };
}

/** Renders a kubeconfig without a credential: kubelogin fetches tokens of Microsoft Entra. */
export function renderKubeconfig(
  clusterName: pulumi.Input<string>,
  server: pulumi.Input<Server>,
  tenantId: string,
): pulumi.Output<string> {
  const args = ["get-token", "--login", "azurecli", "--server-id", serverApplicationId, "--tenant-id", tenantId];
  return pulumi.secret(
    pulumi
      .all([clusterName, server])
      .apply(([name, found]) => JSON.stringify(kubeconfigWith(name, found, { command: "kubelogin", args }))),
  );
}

/** Reads the cluster entry of a kubeconfig in base64. Azure's kubeconfig has exactly one. */
export function serverOf(kubeconfig = ""): Server {
  const { clusters = [] } = (parse(Buffer.from(kubeconfig, "base64").toString()) ?? {}) as {
    readonly clusters?: readonly { readonly cluster?: Partial<Server> }[];
  };
  const { server, "certificate-authority-data": certificate } = clusters[0]?.cluster ?? {};
  if (server === undefined || certificate === undefined) {
    throw new pulumi.RunError(
      "Azure returned a kubeconfig without a server or without a certificate authority for this cluster",
    );
  }
  return { server, "certificate-authority-data": certificate };
}
