import { camelCase } from "./property-names";

/** A provider's objection. */
export interface Diagnostic {
  readonly severity: "INVALID" | "ERROR" | "WARNING";
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: AttributePath | null;
}

/** A path in a configuration, in the provider's own names. */
export interface AttributePath {
  readonly steps: readonly {
    readonly attribute_name?: string;
    readonly element_key_string?: string;
    readonly element_key_int?: number;
  }[];
}

/** Returns the errors among objections, one sentence each. */
export function errorsIn(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "ERROR").map(sentenceOf);
}

function sentenceOf({ summary, detail, attribute }: Diagnostic): string {
  const path = pathText(attribute?.steps ?? []);
  const parts = [path, summary, detail].filter((part) => part !== "");
  return parts.join(": ").replaceAll(/\s+/g, " ").trim();
}

/** Writes a path as Pulumi does: `vpcConfig[0].subnetIds`. */
export function pathText(steps: AttributePath["steps"]): string {
  return steps
    .map(({ attribute_name: name = "", element_key_string: key = "", element_key_int: position = 0 }, index) => {
      if (name !== "") {
        return `${index === 0 ? "" : "."}${camelCase(name)}`;
      }
      return key === "" ? `[${position}]` : `["${key}"]`;
    })
    .join("");
}
