import { items, text } from "../values";
import { labelOf, type PlainObject } from "../wiring";
import type { SourcedObject } from "./apis";
import type { Finding } from "./finding";

const guide =
  "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/";

/** A version of a CustomResourceDefinition. */
interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
}

function isCrd(object: PlainObject): boolean {
  return text(object, "kind") === "CustomResourceDefinition";
}

function versionsOf(crd: PlainObject): CrdVersion[] {
  return items(crd, "spec", "versions").map((version) => ({
    name: text(version, "name") ?? "",
    served: version.served !== false,
    storage: version.storage === true,
  }));
}

/** Finds custom resources in a version that their chart's definition does not serve. */
export function judgeCustomResources(objects: readonly SourcedObject[]): Finding[] {
  const crds = objects.filter(({ object }) => isCrd(object));
  return objects.flatMap(({ object }) => {
    const [group = "", version = ""] = (text(object, "apiVersion") ?? "").split("/");
    const kind = text(object, "kind");
    const crd = crds.find(
      ({ object: each }) => text(each, "spec", "group") === group && text(each, "spec", "names", "kind") === kind,
    );
    if (crd === undefined) {
      return [];
    }
    const served = versionsOf(crd.object)
      .filter((each) => each.served)
      .map(({ name }) => name);
    if (served.includes(version)) {
      return [];
    }
    const message = `expected a version that ${crd.from ?? "its definition"} serves (${served.join(", ") || "none"}), got ${version}; use a served version`;
    return [{ check: "CRDs", state: "blocker", subject: labelOf(object), message, source: guide }] as const;
  });
}

/**
 * Finds versions that the new charts' definitions drop although objects may still be stored in them. The API server refuses such a definition,
 * because the status of the old definition still lists the version.
 */
export function judgeStoredVersions(before: readonly SourcedObject[], after: readonly SourcedObject[]): Finding[] {
  const now = new Map(after.filter(({ object }) => isCrd(object)).map((each) => [nameOf(each), each]));
  return before.flatMap((old) => {
    const next = isCrd(old.object) ? now.get(nameOf(old)) : undefined;
    const left = next === undefined ? undefined : versionsOf(next.object).map(({ name }) => name);
    const stored = versionsOf(old.object).filter(({ name, storage }) => storage && left?.includes(name) === false);
    return stored.map(({ name }): Finding => {
      const fix = `migrate the stored objects first, then remove ${name} from status.storedVersions of ${nameOf(old)}`;
      const message = `${next?.from ?? "the new chart"} drops ${name}, but the old chart stores objects in this version; ${fix}`;
      return {
        check: "CRDs",
        state: "blocker",
        subject: `CustomResourceDefinition ${nameOf(old)}`,
        message,
        source: guide,
      };
    });
  });
}

function nameOf({ object }: SourcedObject): string {
  return text(object, "metadata", "name") ?? "";
}
