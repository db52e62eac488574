import type { CloudQuestion, CloudType, IdentifiedQuestion } from "../clouds";
import { kindOfType } from "../clouds";
import { type Fields, text } from "../values";
import type { DeclaredType } from "./declared-type";
import { valueByRule } from "./value-by-rule";

/** The declaration of a type whose SDK is not available. */
const common: DeclaredType = { inputs: new Set(["name"]), outputs: { name: "string" } };

/**
 * Stands in for a type that nothing simulates: accepts every input, returns it, and makes up every output that the SDK declares.
 */
export function typeByRule(token: string, declared: DeclaredType = common): CloudType {
  const property = nameProperty(token, declared);
  return {
    token,
    label: kindOfType(token),
    id: (question) => idByRule(question, property),
    computed: (question) => outputsByRule(question, declared, property),
    ...(property !== undefined && { autoname: { property } }),
  };
}

/** Returns the input that names a resource: `name`, or on Azure `vaultName` for a `Vault`. */
function nameProperty(token: string, { inputs }: DeclaredType): string | undefined {
  const kind = token.split(":").at(-1) ?? "";
  const own = kind.charAt(0).toLowerCase() + kind.slice(1);
  return [`${own}Name`, "name", own].find((each) => inputs.has(each));
}

function idByRule({ inputs, name, place, type }: CloudQuestion, property: string | undefined): string {
  const [plugin = "", module = "", kind = ""] = type.split(":");
  const own = text(inputs[property ?? ""]) ?? name;
  switch (plugin) {
    case "azure-native": {
      const group = text(inputs.resourceGroupName);
      const scope = group === undefined ? "" : `/resourceGroups/${group}`;
      return `/subscriptions/${place.accountId}${scope}/providers/Microsoft.${module}/${kind}/${own}`;
    }
    case "gcp":
      return `projects/${text(inputs.project) ?? place.accountId}/${kind.toLowerCase()}/${own}`;
    default:
      return property === undefined ? place.newId(`${kind.toLowerCase()}-`, "id") : own;
  }
}

function outputsByRule(question: IdentifiedQuestion, { outputs }: DeclaredType, property: string | undefined): Fields {
  const { inputs } = question;
  const named = { ...question, inputs: { name: inputs[property ?? "name"] ?? question.name, ...inputs } };
  const entries = Object.entries(outputs)
    .filter(([key]) => inputs[key] === undefined)
    .map(([key, form]) => [key, valueByRule(key, form, named)] as const);
  return Object.fromEntries(entries);
}
