import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { items, text } from "../../../../values";
import { type Workload, workloads } from "../../../descriptions";
import { kindOf, namespaceOf } from "../../../label";
import { registered } from "../../registered";
import { labelOfPlanned, shownChange } from "../../words";
import { eachChange, kept } from "../found";
import { rule } from "../rule";

/**
 * Lists settings that named a directory on a claim's volume and now name another place. Data that is written there is lost with the pod.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export const dataPlaceLines = rule("unprotected", ({ after, found }) => {
  const byNamespace = groupBy(workloads(after), ({ namespace }) => namespace);
  return [...kept(found), ...found.succeeded].flatMap((pair) => {
    const object = registered(pair.after);
    const places = (holdsSettings(object) ? (byNamespace.get(namespaceOf(object)) ?? []) : []).flatMap((each) =>
      claimMounts(each),
    );
    return eachChange([pair], (change) => {
      const [was, is] = [change.before, change.after].map(directoryOf);
      const isLost = was !== undefined && is !== undefined && isIn(places, was) && !isIn(places, is);
      const what = `its data leaves the volume: ${shownChange(change)}`;
      return isLost ? `${labelOfPlanned(pair.after)}: ${what}` : undefined;
    });
  });
});

function holdsSettings(object: RegisteredResource): boolean {
  return object.type.startsWith("kubernetes:") && (kindOf(object) === "ConfigMap" || workloads([object]).length > 0);
}

/** Returns the directory that a setting or a flag names. */
function directoryOf(value: unknown): string | undefined {
  return /^(?:--?[\w.-]+=)?(\/[\w./-]*)$/.exec(text(value) ?? "")?.[1];
}

function isIn(places: readonly string[], directory: string): boolean {
  return places.some((place) => directory === place || directory.startsWith(`${place.replace(/\/$/, "")}/`));
}

/** Returns where the containers of a workload, or the one of a name, have volumes that outlive the pod. */
export function claimMounts({ podSpec, resource }: Workload, container?: string): string[] {
  const ofPod = items(podSpec, "volumes").filter((each) => each.persistentVolumeClaim !== undefined);
  const templates = items(resource.inputs, "spec", "volumeClaimTemplates");
  const claims = new Set([
    ...ofPod.map((each) => text(each, "name")),
    ...templates.map((each) => text(each, "metadata", "name")),
  ]);
  const own = items(podSpec, "containers").filter(({ name }) => container === undefined || name === container);
  return own.flatMap((each) =>
    items(each, "volumeMounts").flatMap((mount) =>
      claims.has(text(mount, "name")) ? (text(mount, "mountPath") ?? []) : [],
    ),
  );
}
