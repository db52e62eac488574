import type { CloudAccount, CloudResource, CloudType } from "../contract";
import { address } from "./replaced-by";
import { idAt, nameOfId } from "./resource-ids";
import { type TextLimits, withinLimits } from "./text-limits";

/** How Azure Resource Manager and Pulumi's provider for it treat one type of resource. */
export interface AzureType extends CloudType {
  /** The path of its ids below a subscription, with the inputs that name the resource in braces. */
  readonly path: string;
  /** Lists the ids of children that a resource was created with. The account does not list these children as resources. */
  readonly inlineChildren?: (resource: CloudResource) => readonly string[];
  /** Lists the network interfaces that a resource has in subnets. */
  readonly interfaces?: (resource: CloudResource, account: CloudAccount) => readonly NetworkInterface[];
}

/** A network interface in a subnet. */
export interface NetworkInterface {
  readonly subnetId: string;
  /** The id that Azure shows for it when it refuses to delete the subnet. */
  readonly owner: string;
}

/** The part of a type that does not follow from its path. */
type Declaration = Omit<AzureType, "label" | "autoname" | "id" | "properties" | "deleteBeforeReplace" | "global"> & {
  /** Whether it has its own location. @default false, as for children of other resources */
  readonly located?: true;
  /** The form of a name that the provider accepts. @default any text */
  readonly name?: TextLimits;
};

/** Describes a type by its path: id, name, kind and the inputs that address it follow from that. */
export function azureType({ located, name, computed, replacedBy = [], ...declared }: Declaration): AzureType {
  const { path } = declared;
  const addressInputs = [...path.matchAll(/\{(\w+)\}/g)].map(([, input = ""]) => input);
  const property = addressInputs.at(-1) ?? "";
  const kind = kindOfPath(path);
  return {
    ...declared,
    label: kind,
    autoname: { property, style: nameStyle(path) },
    /* The provider deletes first, except where it generates a random name: `Diff` in provider/pkg/provider/provider.go */
    deleteBeforeReplace: nameStyle(path) !== "uuid",
    id: (question) => idAt(path, { [property]: question.name, ...question.inputs }, question.place.accountId),
    computed: (question) => ({
      name: nameOfId(question.id),
      type: kind,
      provisioningState: "Succeeded",
      ...computed?.(question),
    }),
    global: located !== true,
    properties: name && { [property]: withinLimits(property, name) },
    replacedBy: [...address(addressInputs), ...replacedBy],
  };
}

/** Returns the path of a type whose resources are in a resource group. */
export function inGroup(path: string): string {
  return `resourceGroups/{resourceGroupName}/providers/${path}`;
}

/** Returns the type with this token among those of an account. */
export function azureTypeOf({ types }: CloudAccount, token: string): AzureType | undefined {
  const type = types[token];
  return type !== undefined && isAzureType(type) ? type : undefined;
}

function isAzureType(type: CloudType): type is AzureType {
  return "path" in type;
}

/** Returns how the provider names a resource without a name: pulumi-azure-native `provider/pkg/resources/resources.go`, `AutoName`. */
function nameStyle(path: string): "random" | "copy" | "uuid" {
  if (path.endsWith("{roleAssignmentName}")) {
    return "uuid";
  }
  const [, ...namespaces] = path.split("Microsoft.");
  const own = namespaces.at(-1)?.match(/\{/g)?.length ?? 1;
  return own === 1 ? "random" : "copy";
}

/** Returns the kind as Azure writes it: `Microsoft.Network/virtualNetworks/subnets`. */
function kindOfPath(path: string): string {
  const own = path.split("/providers/").at(-1) ?? path;
  const parts = own.split("/").filter((part) => !part.startsWith("{"));
  return parts[0]?.startsWith("Microsoft.") === true ? parts.join("/") : "Microsoft.Resources/resourceGroups";
}
