import type { RegisteredOptions, RegisteredResource } from "../../components/testing";
import { messageOf } from "../error-message";
import { UserError } from "../user-error";
import { sorted } from "./sorted";

/** A resource in the plan's JSON. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | null;
  readonly provider: string | null;
  readonly dependsOn: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options: RegisteredOptions;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Whether it is a component. @default unknown: an earlier version wrote the plan */
  readonly component?: boolean;
  readonly opaque?: true;
  /** Set if the program only reads it. */
  readonly read?: true;
}

/** Returns the rows of the plan's JSON, in the order of the resources and with sorted keys. */
export function plannedResources(resources: readonly RegisteredResource[]): PlannedResource[] {
  return resources.map(plannedResource);
}

/** Returns a resource's row of the plan's JSON, with sorted keys. */
export function plannedResource(resource: RegisteredResource): PlannedResource {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    parent: resource.parent ?? null,
    provider: resource.provider ?? null,
    dependsOn: resource.dependsOn,
    propertyDependencies: sorted(resource.propertyDependencies) as PlannedResource["propertyDependencies"],
    options: sorted(resource.options) as RegisteredOptions,
    inputs: sorted(resource.inputs) as PlannedResource["inputs"],
    component: resource.component,
    ...(resource.opaque === true ? { opaque: true } : {}),
    ...(resource.read === true ? { read: true } : {}),
  };
}

/** Reads the output of `plan --json`; messages name `origin` as its source. */
export function parsePlan(json: string, origin: string): PlannedResource[] {
  let rows: unknown;
  try {
    rows = JSON.parse(json);
  } catch (error) {
    throw new UserError(`${origin} is not JSON: ${messageOf(error)}`);
  }
  const strange = Array.isArray(rows) ? rows.findIndex((row) => !isPlannedResource(row)) : -1;
  if (!Array.isArray(rows) || strange !== -1) {
    const what = Array.isArray(rows) ? `item ${strange} is not a resource` : "it is not a list";
    throw new UserError(`${origin} is not a plan: ${what}; write one with "plan --stack <name> --json <file>"`);
  }
  return rows as PlannedResource[];
}

const texts = ["urn", "type", "name"];
const maps = ["propertyDependencies", "options", "inputs"];

function isPlannedResource(row: unknown): boolean {
  if (typeof row !== "object" || row === null) {
    return false;
  }
  const fields = row as Readonly<Record<string, unknown>>;
  const areMaps = maps.every((key) => typeof fields[key] === "object" && fields[key] !== null);
  return areMaps && texts.every((key) => typeof fields[key] === "string");
}
