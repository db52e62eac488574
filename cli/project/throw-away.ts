import { join } from "node:path";
import { stringify } from "yaml";
import { UserError } from "../user-error";
import { isRecord } from "../values";
import { flattenConfig, fullConfigKey } from "./stack-config";
import type { DeclaredKey, Project, StackConfig } from "./types";

/** The name of the stack that stands in for those of a project without a stack file, if you name none. */
export const throwAwayStackName = "trial";

/** How to give a key that is missing in a project without a stack file. */
export const howToGive = "set each with --config KEY=VALUE, or write Pulumi.<stack>.yaml and pass --stack";

/** Places in the simulated accounts, for providers that a project gives none. */
const places: Readonly<Record<string, string>> = {
  "aws:region": "us-west-2",
  "aws-native:region": "us-west-2",
  "azure-native:location": "westeurope",
  "azure:location": "westeurope",
  "gcp:project": "simulated-project",
  "gcp:region": "europe-west3",
  "gcp:zone": "europe-west3-a",
};

/** Providers' own settings, which say who you are and where. A simulated account needs none of them. */
const ofProviders = /^(?:aws|aws-native|azure|azure-native|azuread|gcp|kubernetes|docker):/;

/** Reads the keys that a template asks for: `template.config` of Pulumi.yaml. */
export function declaredKeys(content: Readonly<Record<string, unknown>>): DeclaredKey[] {
  const template = isRecord(content.template) && isRecord(content.template.config) ? content.template.config : {};
  const own = isRecord(content.config)
    ? Object.entries(content.config).filter(([, entry]) => isDeclaration(entry))
    : [];
  const keys = [
    ...Object.entries(template).map(([key, entry]) => ({ ...declaredKey(key, entry), ofTemplate: true as const })),
    ...own.map(([key, entry]) => declaredKey(key, entry)),
  ];
  return [...new Set(keys.map(({ key }) => key))].map((key) => merged(keys.filter((one) => one.key === key)));
}

function declaredKey(key: string, entry: unknown): DeclaredKey {
  const { description, secret, ...rest } = isRecord(entry) ? entry : { default: entry };
  const value = "value" in rest ? rest.value : rest.default;
  return {
    key,
    description: typeof description === "string" ? description : "",
    default: value ?? undefined,
    ...(secret === true && { secret }),
  };
}

/** A project made from a template may declare a key twice. */
function merged(same: readonly DeclaredKey[]): DeclaredKey {
  return {
    key: same[0]?.key ?? "",
    description: same.map(({ description }) => description).find((one) => one !== "") ?? "",
    default: same.map((one) => one.default).find((one) => one !== undefined),
    ...(same.every(({ ofTemplate }) => ofTemplate) && { ofTemplate: true }),
    ...(same.some(({ secret }) => secret) && { secret: true }),
  };
}

function isDeclaration(entry: unknown): boolean {
  return isRecord(entry) && "type" in entry;
}

/**
 * Makes a stack from a project's defaults and from what you give. A program may ask for the name of its stack.
 *
 * @throws UserError that lists every key that is missing
 */
export function throwAwayStack(project: Project, stackName: string): StackConfig {
  const { declared, given, name, stackFolder } = project;
  const known = new Set(Object.keys({ ...project.config, ...given }).map(withoutProject(name)));
  const missing = declared.filter(
    ({ key, default: value }) => value === undefined && !known.has(withoutProject(name)(key)) && !ofProviders.test(key),
  );
  if (missing.length > 0) {
    throw new UserError(missingKeys(name, missing));
  }
  const defaults = declared.filter((one) => one.default !== undefined).map((one) => [one.key, one.default] as const);
  const config = { ...places, ...Object.fromEntries(defaults), ...project.config, ...given };
  const flat = flattenConfig(config, name);
  const secrets = declared.filter(({ secret }) => secret).map(({ key }) => fullConfigKey(key, name));
  return {
    name: stackName,
    file: join(stackFolder, `Pulumi.${stackName}.yaml`),
    text: stringify({ config }),
    isThrowAway: true,
    config: flat.config,
    secretKeys: [...new Set([...flat.secretKeys, ...secrets.filter((key) => key in flat.config)])],
  };
}

function withoutProject(name: string): (key: string) => string {
  return (key) => (key.startsWith(`${name}:`) ? key.slice(name.length + 1) : key);
}

function missingKeys(project: string, missing: readonly DeclaredKey[]): string {
  const lines = missing.map(({ key, description }) => `  ${key}${description === "" ? "" : `: ${description}`}`);
  return [
    `project ${project} has no stack file, and these configuration keys have no default:`,
    ...lines,
    howToGive,
  ].join("\n");
}

/**
 * Reads `KEY=VALUE` pairs.
 *
 * @throws UserError if one is not a pair
 */
export function givenConfig(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) {
        throw new UserError(`--config: expected KEY=VALUE, got "${pair}"`);
      }
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
}
