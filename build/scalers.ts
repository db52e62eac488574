import { readFileSync, writeFileSync } from "node:fs";
import type { ScalerFacts, ScalerKey } from "../components/workloads/scaling";

const target = "components/workloads/scaling/scaler-facts.json";

/** The parts of KEDA's `schema/generated/scalers-schema.json` that are read. */
interface ScalerSchema {
  readonly scalers: readonly { readonly type: string; readonly parameters: readonly Parameter[] }[];
}

interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
  readonly default?: string;
  readonly deprecated?: string;
  readonly allowedValue?: readonly string[];
  readonly metadataVariableReadable?: boolean;
  readonly envVariableReadable?: boolean;
  readonly triggerAuthenticationVariableReadable?: boolean;
}

/** Names for one field, of which the schema makes two: https://github.com/kedacore/keda/blob/main/pkg/scalers/ibmmq_scaler.go */
const synonyms: Readonly<Record<string, readonly string[]>> = { ibmmq: ["queueName", "queueNames"] };

/**
 * Writes what each of KEDA's scalers reads from its metadata.
 *
 * Usage: `npm run generate:scalers -- <scalers-schema.json of a release> <version>`
 */
function main([file = "", version = ""]: readonly string[]): void {
  if (file === "" || version === "") {
    throw new Error("expected the path of a scalers-schema.json and KEDA's version");
  }
  const { scalers } = JSON.parse(readFileSync(file, "utf8")) as ScalerSchema;
  const entries = scalers.map(({ type, parameters }) => [
    type,
    Object.fromEntries(
      parameters.filter(({ deprecated }) => deprecated === undefined).map((one) => [one.name, keyOf(type, one)]),
    ),
  ]);
  const facts: ScalerFacts = { version, scalers: Object.fromEntries(entries) };
  writeFileSync(target, `${JSON.stringify(facts)}\n`);
}

function keyOf(scaler: string, parameter: Parameter): ScalerKey {
  const isInMetadata = parameter.metadataVariableReadable === true;
  const isInAuthentication = parameter.triggerAuthenticationVariableReadable === true;
  const hasInstead = isInAuthentication || synonyms[scaler]?.includes(parameter.name) === true;
  const isOptional = parameter.optional === true || parameter.default !== undefined;
  return {
    ...(parameter.envVariableReadable === true && { env: true }),
    ...(!isInMetadata && { elsewhere: true }),
    ...(isInMetadata && !isOptional && !hasInstead && { needed: true }),
    ...(parameter.allowedValue !== undefined && { words: parameter.allowedValue }),
  };
}

main(process.argv.slice(2));
