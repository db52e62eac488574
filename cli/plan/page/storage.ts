import type { RegisteredResource } from "../../../components/testing";
import { items, text } from "../../values";
import { orderedVolumes } from "../cost";
import { descriptions, workloads } from "../descriptions";
import { kindOf, nameOf } from "../label";

/** The most volumes that the summary names. */
const mostVolumes = 12;

/** Lists the persistent volumes that workloads, claims and charts order, and the classes that make them. */
export function storageLines(made: readonly RegisteredResource[]): string[] {
  const describe = descriptions(made);
  const ofSets = workloads(made).flatMap(({ minReplicas, name, namespace, resource }) =>
    items(resource.inputs, "spec", "volumeClaimTemplates").map(({ spec }) =>
      claim(
        `${namespace}/${name}`,
        minReplicas,
        text(spec, "resources", "requests", "storage"),
        text(spec, "storageClassName"),
      ),
    ),
  );
  const claims = made
    .filter((each) => each.type.startsWith("kubernetes:") && kindOf(each) === "PersistentVolumeClaim")
    .map((each) =>
      claim(
        nameOf(each),
        1,
        text(each.inputs, "spec", "resources", "requests", "storage"),
        text(each.inputs, "spec", "storageClassName"),
      ),
    );
  const ofCharts = made.flatMap((release) =>
    orderedVolumes(release).map(({ count, of, size, storageClass }) =>
      claim(`${nameOf(release)} (${of})`, count.min, size === undefined ? undefined : gibibytes(size), storageClass),
    ),
  );
  const classes = made
    .filter((each) => each.type.startsWith("kubernetes:") && kindOf(each) === "StorageClass")
    .map((each) => [`Class ${nameOf(each)}`, ...describe(each).values].join(" · "));
  const volumes = [...ofSets, ...claims, ...ofCharts];
  return volumes.length === 0
    ? []
    : [
        `Volumes · ${volumes.slice(0, mostVolumes).join(", ")}${volumes.length > mostVolumes ? ` and ${volumes.length - mostVolumes} more` : ""}`,
        ...classes,
      ];
}

function claim(of: string, count: number, size: string | undefined, storageClass: string | undefined): string {
  const amount = [count > 1 ? `${count} ×` : "", size ?? "of unknown size", storageClass ?? "of the default class"];
  return `${of} ${amount.filter((part) => part !== "").join(" ")}`;
}

function gibibytes(bytes: number): string {
  return `${Math.round((bytes / 1024 ** 3) * 10) / 10}Gi`;
}
