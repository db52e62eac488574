import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { shownType } from "../descriptions";
import { kindOf } from "../label";
import { isMade } from "../order";

/** Numbers of resources, the highest first. */
export interface Counts {
  readonly total: number;
  readonly components: readonly (readonly [type: string, count: number])[];
  /** By kind. Cloud resources are counted by service, for instance `aws.ec2`, because their kinds are many. */
  readonly kinds: readonly (readonly [kind: string, count: number])[];
}

/** Counts components by type, and the resources that are made by kind. */
export function counts(resources: readonly RegisteredResource[]): Counts {
  return {
    total: resources.length,
    components: countBy(
      resources.filter(({ component }) => component),
      kindOf,
    ),
    kinds: countBy(
      resources.filter((resource) => isMade(resource) && !resource.component),
      kindOrService,
    ),
  };
}

function kindOrService(resource: RegisteredResource): string {
  const kind = kindOf(resource);
  return shownType(resource) === undefined ? kind : kind.slice(0, kind.lastIndexOf("."));
}

function countBy(
  resources: readonly RegisteredResource[],
  keyOf: (resource: RegisteredResource) => string,
): [string, number][] {
  const byKind = [...groupBy(resources, keyOf)].map(([kind, { length }]): [string, number] => [kind, length]);
  return byKind.sort(([kindA, countA], [kindB, countB]) => countB - countA || (kindA < kindB ? -1 : 1));
}
