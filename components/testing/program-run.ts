import type { LogEntry } from "./program-log";
import type { RegisteredResource } from "./registered-resource";

/**
 * The resources, outputs and log messages of one run of a program.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import * as aws from "@pulumi/aws";
 * import { type ProgramRun, runProgram } from "keelson/testing";
 *
 * it("makes one bucket", async () => {
 *   const run: ProgramRun = await runProgram(() => new aws.s3.Bucket("orders"));
 *   assert.equal(run.ofType("aws:s3/bucket:Bucket").length, 1);
 * });
 * ```
 */
export class ProgramRun {
  /** The program's resources, sorted by URN. */
  readonly resources: readonly RegisteredResource[];
  /** The stack's outputs. Secrets are `"[secret]"`, unless the option `secrets` is `plain`. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly logs: readonly LogEntry[];

  constructor(
    resources: readonly RegisteredResource[],
    outputs: Readonly<Record<string, unknown>>,
    logs: readonly LogEntry[],
  ) {
    this.resources = resources;
    this.outputs = outputs;
    this.logs = logs;
  }

  /** Returns the resource with the given type and name. @throws Error if there is no such resource, or more than one */
  find(type: string, name: string): RegisteredResource {
    const [found, second] = this.resources.filter((resource) => resource.type === type && resource.name === name);
    if (found === undefined) {
      throw new Error(`no ${type} is named "${name}"; there are ${nearMatches(this.resources, type, name)}`);
    }
    if (second !== undefined) {
      throw new Error(`several resources of type ${type} have the name "${name}": ${found.urn} and ${second.urn}`);
    }
    return found;
  }

  /** Returns all resources of a type, sorted by URN. */
  ofType(type: string): RegisteredResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** Returns the direct children of a resource, sorted by URN. */
  childrenOf(urn: string): RegisteredResource[] {
    return this.resources.filter((resource) => resource.parent === urn);
  }
}

function nearMatches(resources: readonly RegisteredResource[], type: string, name: string): string {
  const sameType = resources.filter((resource) => resource.type === type).map((resource) => `"${resource.name}"`);
  const sameName = resources.filter((resource) => resource.name === name).map((resource) => resource.type);
  const parts = [
    sameType.length > 0 ? `of this type ${sameType.join(", ")}` : "none of this type",
    sameName.length > 0 ? `of this name ${sameName.join(", ")}` : "none of this name",
  ];
  return `${parts.join(", and ")} among ${resources.length} resources`;
}
