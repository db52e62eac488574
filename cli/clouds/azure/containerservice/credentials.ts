import { type Fields, text } from "../../../values";
import type { CloudPlace } from "../../contract";
import type { CloudProvider } from "../../provider";
import { idAt } from "../resource-ids";
import { managedCluster } from "./managed-cluster";

/** The application that represents AKS in every Entra tenant: https://azure.github.io/kubelogin/concepts/aks.html */
const serverApplication = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** The provider's functions that return kubeconfigs. https://learn.microsoft.com/rest/api/aks/managed-clusters/list-cluster-user-credentials */
export const clusterCredentials: CloudProvider["functions"] = {
  "azure-native:containerservice:listManagedClusterUserCredentials": (inputs, place) =>
    credentials("clusterUser", inputs, place, ["--login", "devicecode", "--server-id", serverApplication]),
  "azure-native:containerservice:listManagedClusterAdminCredentials": (inputs, place) => {
    if (clusterOf(inputs, place)?.disableLocalAccounts === true) {
      throw new Error(
        'Status=400 Code="BadRequest" Message="Getting static credential is not allowed because this cluster is set to disable local accounts."',
      );
    }
    return credentials("clusterAdmin", inputs, place, []);
  },
};

function clusterOf(inputs: Fields, place: CloudPlace): Fields | undefined {
  return place.find?.(managedCluster.token, clusterIdIn(inputs, place));
}

function clusterIdIn(inputs: Fields, { accountId }: CloudPlace): string {
  return idAt(managedCluster.path, inputs, accountId);
}

function credentials(user: string, inputs: Fields, place: CloudPlace, login: readonly string[]): Fields {
  const cluster = clusterOf(inputs, place);
  const name = text(inputs, "resourceName") ?? "";
  const host = text(cluster, "privateFQDN") ?? text(cluster, "fqdn") ?? `${name}.hcp.${place.region}.azmk8s.io`;
  const controlPlane = place.controlPlane?.(clusterIdIn(inputs, place));
  const { endpoint = `https://${host}:443`, certificateAuthority = "Y2VydGlmaWNhdGU=" } = controlPlane ?? {};
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "kubelogin",
    args: ["get-token", ...login],
    interactiveMode: "IfAvailable",
  };
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context: { cluster: name, user } }],
    clusters: [{ name, cluster: { server: endpoint, "certificate-authority-data": certificateAuthority } }],
    users: [{ name: user, user: { exec } }],
  };
  return { kubeconfigs: [{ name: user, value: Buffer.from(JSON.stringify(kubeconfig)).toString("base64") }] };
}
