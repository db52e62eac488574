import type { RegisteredResource } from "../../../../../components/testing";
import { texts } from "../../../../values";
import { labelOf } from "../../../label";
import type { Grant } from "./grant";

/**
 * Lists the groups of Microsoft Entra that an input of an AKS cluster makes its administrators, without a role on the cluster.
 * https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id
 */
export function clusterAdminGrants(resource: RegisteredResource): Grant[] {
  const groups =
    resource.type === "azure-native:containerservice:ManagedCluster"
      ? texts(resource.inputs, "aadProfile", "adminGroupObjectIDs")
      : [];
  return groups.map((who) => ({ who, may: "administer", on: labelOf(resource), when: [], boundless: true }));
}
