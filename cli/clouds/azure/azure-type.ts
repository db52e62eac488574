import type { CloudType, IdentifiedQuestion } from "../contract";
import type { Properties } from "../properties";
import { idAt, nameOfId } from "./resource-ids";

/** How Azure Resource Manager, and Pulumi's provider for it, answer for one type of resource. */
export interface AzureType extends CloudType {
  /** Where resources of the type are, with the inputs that name them in braces. */
  readonly path: string;
}

/** A table of types by Pulumi's token. */
export type AzureTypes = Readonly<Record<string, Omit<AzureType, "token">>>;

/** What tells one type from another. */
interface AzureShape {
  readonly path: string;
  readonly defaults?: Properties;
  readonly computed?: (question: IdentifiedQuestion) => Properties;
  readonly computedInside?: CloudType["computedInside"];
  /** Whether it stands in a region. @default false: what belongs to another resource, and what concerns one */
  readonly located?: true;
}

/** How the provider names what the program does not: pulumi-azure-native `provider/pkg/resources/resources.go`, `AutoName`. */
function nameStyle(path: string): "random" | "copy" | "uuid" {
  if (path.endsWith("{roleAssignmentName}")) {
    return "uuid";
  }
  const [, ...namespaces] = path.split("Microsoft.");
  const own = namespaces.at(-1)?.match(/\{/g)?.length ?? 1;
  return own === 1 ? "random" : "copy";
}

/** Describes a type by where its resources are: id, name and kind follow from that. */
export function azureType({ path, defaults, computed, computedInside, located }: AzureShape): Omit<AzureType, "token"> {
  const [, property = ""] = /\{(\w+)\}$/.exec(path) ?? [];
  const kind = kindOfPath(path);
  return {
    path,
    label: kind,
    autoname: { property, style: nameStyle(path) },
    /* The provider deletes first, but for what it has named at random: `Diff` in provider/pkg/provider/provider.go */
    deleteBeforeReplace: nameStyle(path) !== "uuid",
    id: ({ inputs, name, place }) => idAt(path, { [property]: name, ...inputs }, place.accountId),
    defaults,
    computed: (question) => ({
      name: nameOfId(question.id),
      type: kind,
      provisioningState: "Succeeded",
      ...computed?.(question),
    }),
    computedInside,
    global: located !== true,
  };
}

/** The kind as Azure writes it: `Microsoft.Network/virtualNetworks/subnets`. */
function kindOfPath(path: string): string {
  const own = path.split("/providers/").at(-1) ?? path;
  const parts = own.split("/").filter((part) => !part.startsWith("{"));
  return parts[0]?.startsWith("Microsoft.") === true ? parts.join("/") : "Microsoft.Resources/resourceGroups";
}
