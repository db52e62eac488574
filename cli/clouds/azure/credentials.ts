import type { CloudPlace } from "../contract";
import { type Properties, textAt } from "../properties";
import { tenantOf } from "./ids";

const clusterType = "azure-native:containerservice:ManagedCluster";
/** The application that stands for AKS in every directory: https://azure.github.io/kubelogin/concepts/aks.html */
const serverApplication = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** What functions of the provider answer, by token. */
export const azureFunctions: Readonly<Record<string, (inputs: Properties, place: CloudPlace) => Properties>> = {
  "azure-native:containerservice:listManagedClusterUserCredentials": (inputs, place) =>
    credentials("clusterUser", inputs, place, ["--login", "devicecode", "--server-id", serverApplication]),
  "azure-native:containerservice:listManagedClusterAdminCredentials": (inputs, place) => {
    const state = place.find?.(clusterType, clusterId(inputs, place));
    if (state?.disableLocalAccounts === true) {
      throw new Error(
        'Status=400 Code="BadRequest" Message="Getting static credential is not allowed because this cluster is set to disable local accounts."',
      );
    }
    return credentials("clusterAdmin", inputs, place, []);
  },
  "azure-native:authorization:getClientConfig": (_, place) => ({
    clientId: place.newId("client", "deployer"),
    objectId: place.newId("principal", "deployer"),
    subscriptionId: place.accountId,
    tenantId: tenantOf(place),
  }),
};

function clusterId(inputs: Properties, { accountId }: CloudPlace): string {
  const group = textAt(inputs, "resourceGroupName");
  return `/subscriptions/${accountId}/resourceGroups/${group}/providers/Microsoft.ContainerService/managedClusters/${textAt(inputs, "resourceName")}`;
}

/** A kubeconfig as AKS hands it out. https://learn.microsoft.com/rest/api/aks/managed-clusters/list-cluster-user-credentials */
function credentials(user: string, inputs: Properties, place: CloudPlace, login: readonly string[]): Properties {
  const id = clusterId(inputs, place);
  const state = place.find?.(clusterType, id);
  const name = textAt(inputs, "resourceName");
  const host = textAt(state, "privateFQDN") || textAt(state, "fqdn") || `${name}.hcp.${place.region}.azmk8s.io`;
  const { endpoint = `https://${host}:443`, certificateAuthority = "Y2VydGlmaWNhdGU=" } = place.controlPlane ?? {};
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
