import { parseImage } from "../../../../components/testing";
import { groupBy } from "../../../group-by";
import type { PropertyChange } from "../changes";
import { kindOfPlanned, labelOfPlanned, shownChange } from "../words";
import type { Compared, HeadClass, HeadLine } from "./contract";
import { joinedLabels } from "./names";

/** Lists new versions (images, charts, Kubernetes, add-ons) and new sizes (pools, replicas, volumes, quotas). */
export function valueLines({ found }: Compared): HeadLine[] {
  const changed = [...found.changed, ...found.replaced, ...found.succeeded];
  const all = changed.flatMap((pair) =>
    pair.properties.flatMap((change) => {
      const cls = classOf(change);
      return cls === undefined
        ? []
        : [{ cls, kind: kindOfPlanned(pair.after), label: labelOfPlanned(pair.after), what: shownWhat(change) }];
    }),
  );
  const alike = groupBy(all, ({ cls, what }) => `${cls}\n${what}`);
  return [...alike.values()].flatMap(([first, ...more]) => {
    if (first === undefined) {
      return [];
    }
    const labels = [...new Set([first, ...more].map(({ label }) => label))];
    return [{ class: first.cls, text: `${joinedLabels(labels)}: ${first.what}` }];
  });
}

/** Writes only the tag or digest of an image if nothing else of it changes; otherwise the whole image. */
function shownWhat(change: PropertyChange): string {
  if (!/(?:^|\.)image$/.test(change.path)) {
    return shownChange(change);
  }
  const { before, after } = change;
  return typeof before === "string" && typeof after === "string" && parseImage(before).name === parseImage(after).name
    ? `image ${versionOf(before)} → ${versionOf(after)}`
    : shownChange({ ...change, path: "image" });
}

function versionOf(image: string): string {
  const { tag = "", digest } = parseImage(image);
  return `${tag}${digest === undefined ? "" : `@${digest}`}` || "latest";
}

const versions =
  /(?:^|\.)(?:image|version|chart|addonVersion|releaseVersion|minMasterVersion|kubernetesVersion|orchestratorVersion|engineVersion|runtime|sourceCodeHash|amiType|targetRevision)$|\.alias$/;
const sizes =
  /(?:^|\.)(?:minSize|maxSize|minNodeCount|maxNodeCount|minCount|maxCount|totalMinNodeCount|totalMaxNodeCount|replicas|minReplicas|maxReplicas|minReplicaCount|maxReplicaCount|instanceTypes\[[^\]]*\]|machineType|vmSize|volumeSize|instanceClass|instanceType|nodeType|allocatedStorage|maxAllocatedStorage|memorySize|availableMemory|desiredCount|desiredCapacity|numCacheClusters|readCapacity|writeCapacity|minInstanceCount|maxInstanceCount|diskSize|availabilityType|multiAz)$|^(?:settings\.)?tier$|^sku\.name$|^(?:cpu|memory)$|^containerDefinitions\[[^\]]*\]\.(?:cpu|memory|memoryReservation)$|\.requests\.storage$|^spec\.(?:hard|limits)\b|\.resources\.(?:requests|limits)\.\w+$/;

function classOf({ path }: PropertyChange): HeadClass | undefined {
  if (path.startsWith("options.") || path.startsWith("tags")) {
    return undefined;
  }
  const isOfValues = path.startsWith("values.");
  const isVersion = versions.test(path) && !isOfValues && !path.endsWith("-version");
  return isVersion ? "version" : sizes.test(path) && !isOfValues ? "size" : undefined;
}
