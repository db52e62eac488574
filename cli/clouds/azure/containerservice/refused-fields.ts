import { at, type Fields, items } from "../../../values";
import type { CloudFault, CloudRule } from "../../contract";

/** A field of Azure's API description that the live API refuses, at least without a preview feature. */
interface RefusedField {
  /** The resources in which the live API refuses it: a cluster, a pool inside a cluster, or a separate pool. */
  readonly from: readonly ("cluster" | "inline pool" | "pool")[];
  readonly path: readonly string[];
  /** The feature of Microsoft.ContainerService that previews need. */
  readonly feature?: string;
  readonly source: string;
}

const avm = "https://github.com/Azure/terraform-azurerm-avm-res-containerservice-managedcluster";

/**
 * Fields that match Azure's API description but fail on the live API. Azure's own module does not send them. Secure Boot and vTPM are missing here,
 * although that module drops the whole `securityProfile` of inline pools: others send both in a cluster's own call
 * (https://github.com/hashicorp/terraform-provider-azurerm/pull/30828, https://github.com/Azure/bicep-registry-modules/issues/5415).
 */
export const refusedFields: readonly RefusedField[] = [
  {
    from: ["inline pool", "pool"],
    path: ["securityProfile", "sshAccess"],
    feature: "DisableSSHPreview",
    source: "https://github.com/Azure/azure-rest-api-specs/issues/40740",
  },
  { from: ["inline pool"], path: ["artifactStreamingProfile"], source: `${avm}/pull/196` },
  { from: ["inline pool"], path: ["kubeletConfig", "seccompDefault"], source: `${avm}/blob/main/variables.tf` },
  {
    from: ["inline pool"],
    path: ["localDNSProfile", "state"],
    source: `${avm}/blob/main/locals.agent_pool_profiles.tf`,
  },
  {
    from: ["inline pool"],
    path: ["upgradeSettings", "maxBlockedNodes"],
    source: `${avm}/blob/main/locals.agent_pool_profiles.tf`,
  },
  {
    from: ["inline pool", "pool"],
    path: ["nodeInitializationTaints"],
    source: `${avm}/blob/main/modules/agentpool/variables.tf`,
  },
  {
    from: ["cluster"],
    path: ["networkProfile", "kubeProxyConfig"],
    feature: "KubeProxyConfigurationPreview",
    source: `${avm}/blob/main/variables.tf`,
  },
  {
    from: ["cluster"],
    path: ["securityProfile", "kubernetesResourceObjectEncryptionProfile"],
    feature: "KMSPMKPreview",
    source: "https://learn.microsoft.com/azure/aks/kms-data-encryption",
  },
];

/** Refuses fields of a cluster, and of the pools inside it, that the live API does not know. */
export const knownClusterFields: CloudRule = ({ inputs }) =>
  refusal(inputs, "cluster") ??
  items(inputs, "agentPoolProfiles")
    .map((pool) => refusal(pool, "inline pool"))
    .find((fault) => fault !== undefined);

/** Refuses fields of a pool that the live API does not know. */
export const knownPoolFields: CloudRule = ({ inputs }) => refusal(inputs, "pool");

/** AKS refuses fields that it does not know: https://github.com/Azure/AKS/issues/4060 */
function refusal(inputs: Fields, place: RefusedField["from"][number]): CloudFault | undefined {
  const field = refusedFields.find(({ from, path }) => from.includes(place) && at(inputs, ...path) !== undefined);
  return (
    field && {
      code: "UnmarshalError",
      message: `UnmarshalEntity encountered error: json: unknown field "${field.path.at(-1) ?? ""}" Check that the field is in the right location, is spelled correctly, and is supported in the API version. Visit aka.ms/aks/apiversions for more API version information..`,
    }
  );
}
