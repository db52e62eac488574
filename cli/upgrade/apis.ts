import { text } from "../values";
import { labelOf, type PlainObject } from "../wiring";
import type { Finding } from "./finding";
import { deprecationGuide, endOf, newestKnownMinor } from "./removed-apis";
import { versionText } from "./versions";

/** An object and what brings it. */
export interface SourcedObject {
  readonly object: PlainObject;
  /** For instance `chart traefik`; absent for an object of the program itself. */
  readonly from?: string;
  /** The namespace of the release that brings it, for objects that name none. */
  readonly namespace?: string;
  /** Whether an API server that checks the object also stores it. @default true */
  readonly isStored?: boolean;
}

/** Finds the objects whose API the target minor does not serve, or deprecates. */
export function judgeApis(objects: readonly SourcedObject[], target: number): Finding[] {
  const found = objects.flatMap((each) => judgeApi(each, target) ?? []);
  return target > newestKnownMinor ? [...found, tooNew(target)] : found;
}

function judgeApi({ object, from }: SourcedObject, target: number): Finding | undefined {
  const apiVersion = text(object, "apiVersion") ?? "";
  const ending = endOf(apiVersion, text(object, "kind") ?? "");
  if (ending === undefined || target < ending.deprecatedIn) {
    return undefined;
  }
  const isRemoved = target >= ending.removedIn;
  const fact = isRemoved
    ? `${apiVersion} was removed in ${versionText(ending.removedIn)}`
    : `${apiVersion} is deprecated since ${versionText(ending.deprecatedIn)} and will be removed in ${versionText(ending.removedIn)}`;
  const fix = ending.replacement === undefined ? "nothing replaces it; remove the object" : `use ${ending.replacement}`;
  return {
    check: "APIs",
    state: isRemoved ? "blocker" : "warning",
    subject: from === undefined ? labelOf(object) : `${labelOf(object)} (${from})`,
    message: `${fact}; ${fix}`,
    source: deprecationGuide,
  };
}

function tooNew(target: number): Finding {
  return {
    check: "APIs",
    state: "unseen",
    subject: "removed APIs",
    message: `the list of removed APIs ends with ${versionText(newestKnownMinor)}; for ${versionText(target)}, read the deprecation guide`,
    source: deprecationGuide,
  };
}
