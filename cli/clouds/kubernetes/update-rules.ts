import { parseQuantity } from "../../../components/testing";
import { at, type Fields, items, text } from "../../values";

/** A rule of the API server about changes of an object. */
export interface UpdateRule {
  /** Pulumi's tokens of the types that it is about. */
  readonly types: readonly string[];
  /** Returns the refusal as a clause; `undefined` if there is none. */
  readonly refuses: (before: Fields, after: Fields) => string | undefined;
  readonly source: string;
}

const validation = "kubernetes/kubernetes pkg/apis";

/** Rules of updates that the provider passes on to the API server, instead of replacing the object. */
export const kubernetesUpdateRules: readonly UpdateRule[] = [
  {
    types: ["kubernetes:core/v1:PersistentVolumeClaim"],
    refuses: (before, after) => {
      const [was, is] = [before, after].map((inputs) => text(inputs, "spec", "resources", "requests", "storage"));
      return isLess(is, was) ? `a claim cannot shrink (${was ?? ""} → ${is ?? ""})` : undefined;
    },
    source: `${validation}/core/validation/validation.go ValidatePersistentVolumeClaimUpdate`,
  },
  {
    types: ["kubernetes:core/v1:PersistentVolumeClaim"],
    refuses: unchanged(["spec.volumeMode", "spec.dataSource", "spec.dataSourceRef"]),
    source: `${validation}/core/validation/validation.go ValidatePersistentVolumeClaimUpdate`,
  },
  {
    types: ["kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:Secret"],
    refuses: (before, after) =>
      before.immutable === true && after.immutable !== true
        ? "immutable: true cannot be removed or set to false"
        : undefined,
    source: `${validation}/core/validation/validation.go ValidateConfigMapUpdate, ValidateSecretUpdate`,
  },
  {
    types: ["kubernetes:storage.k8s.io/v1:StorageClass"],
    refuses: unchanged(["reclaimPolicy", "volumeBindingMode"]),
    source: `${validation}/storage/validation/validation.go ValidateStorageClassUpdate`,
  },
  {
    types: ["kubernetes:batch/v1:Job"],
    refuses: unchanged(["spec.completionMode", "spec.podFailurePolicy", "spec.successPolicy", "spec.managedBy"]),
    source: `${validation}/batch/validation/validation.go ValidateJobSpecUpdate`,
  },
  {
    types: ["kubernetes:scheduling.k8s.io/v1:PriorityClass"],
    refuses: unchanged(["value", "preemptionPolicy"]),
    source: `${validation}/scheduling/validation/validation.go ValidatePriorityClassUpdate`,
  },
  {
    types: ["kubernetes:core/v1:Service"],
    refuses: (before, after) => {
      const [was, is] = [before, after].map((inputs) => firstText(at(inputs, "spec", "ipFamilies")));
      return was !== undefined && is !== undefined && was !== is
        ? "the first entry of spec.ipFamilies cannot change"
        : undefined;
    },
    source: `${validation}/core/validation/validation.go ValidateServiceUpdate`,
  },
];

/** Refuses a change of fields that are set before. */
function unchanged(paths: readonly string[]): UpdateRule["refuses"] {
  return (before, after) => {
    const changed = paths.filter((path) => {
      const [was, is] = [before, after].map((inputs) => at(inputs, ...path.split(".")));
      return was !== undefined && JSON.stringify(was) !== JSON.stringify(is);
    });
    return changed.length === 0 ? undefined : `${changed.join(", ")} cannot change`;
  };
}

/** Reports whether a claim template of a StatefulSet, or a claim, requests less than before. */
export function isLess(after: string | undefined, before: string | undefined): boolean {
  const [is, was] = [after, before].map((size) => (size === undefined ? undefined : parseQuantity(size)));
  return is !== undefined && was !== undefined && is < was;
}

function firstText(value: unknown): string | undefined {
  return Array.isArray(value) ? text(value[0]) : undefined;
}

/** Returns the sizes of a StatefulSet's claim templates, by name. */
export function claimSizes(inputs: Fields): ReadonlyMap<string, string> {
  return new Map(
    items(inputs, "spec", "volumeClaimTemplates").flatMap((claim) => {
      const [name, size] = [text(claim, "metadata", "name"), text(claim, "spec", "resources", "requests", "storage")];
      return name === undefined || size === undefined ? [] : [[name, size] as const];
    }),
  );
}
