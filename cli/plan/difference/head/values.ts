import { parseImage } from "../../../../components/testing";
import type { PropertyChange } from "../changes";
import { labelOfPlanned, shownChange } from "../words";
import type { Compared, HeadClass, HeadLine } from "./contract";
import { eachChange, kept } from "./found";
import { distinct, joinedSaid } from "./said";

/** Lists new versions (images, charts, Kubernetes, add-ons) and new sizes (pools, replicas, volumes, quotas). */
export function valueLines({ found }: Compared): HeadLine[] {
  const said = eachChange([...kept(found), ...found.succeeded], (change, { after }) => {
    const cls = classOf(change);
    return cls && { class: cls, label: labelOfPlanned(after), what: shownWhat(change) };
  });
  return joinedSaid(distinct(said));
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
