import { parseImageReference } from "../../../components/images";
import { at, text } from "../../values";
import { releasesOf } from "../charts";
import { fullName, type ImageList } from "../images";
import type { PlannedResource } from "../planned-resource";

/** A chart of a stack, in the one version that the stack installs. */
export interface LockedChart {
  readonly name: string;
  readonly version: string;
  /** Where the chart comes from: its repository, or its `oci://` address. Absent if it comes from a folder. */
  readonly repository?: string;
  /** Digest of the chart's files, if its folder was given. */
  readonly files?: string;
}

/** The charts and images of a stack that a reviewer accepted. */
export interface Lock {
  /** By name. */
  readonly charts: readonly LockedChart[];
  /** Full names with tag, and with digest where known, by name. */
  readonly images: readonly string[];
}

/** Lists the charts of a plan that come from outside the project. */
export function chartsOf(resources: readonly PlannedResource[]): LockedChart[] {
  const charts = releasesOf(resources).map(({ chart, version, inputs }) => {
    const address = text(inputs, "chart") ?? "";
    const repository = address.includes("://") ? address : at(inputs, "repositoryOpts", "repo");
    return {
      name: chart,
      version: version ?? "",
      ...(typeof repository === "string" && { repository }),
    };
  });
  const unique = new Map(charts.map((one) => [`${one.name} ${one.version}`, one]));
  return [...unique.values()].toSorted((one, other) => compare(keyOf(one), keyOf(other)));
}

/**
 * Locks what a stack installs. Digests that an earlier lock has for the same tag stay, because the list of images contains only digests
 * that objects name.
 *
 * @param filesOf returns the digest of a chart's files, if it is known
 */
export function lockOf(
  charts: readonly LockedChart[],
  { images }: Pick<ImageList, "images">,
  earlier: Lock | undefined,
  filesOf: (chart: LockedChart) => string | undefined,
): Lock {
  const known = new Map(earlier?.images.map((image) => [withoutDigest(image), image]));
  const lockedImage = (image: string) => (image.includes("@") ? image : (known.get(image) ?? image));
  const lockedChart = (chart: LockedChart): LockedChart => {
    const before = earlier?.charts.find((one) => keyOf(one) === keyOf(chart))?.files;
    const files = filesOf(chart) ?? before;
    return { ...chart, ...(files !== undefined && { files }) };
  };
  return {
    charts: charts.map(lockedChart),
    images: [...new Set(images.map(({ image }) => lockedImage(fullName(image))))].toSorted(compare),
  };
}

/** Lists charts and images that a stack installs and its lock lacks. */
export function unlocked(
  lock: Lock,
  charts: readonly LockedChart[],
  images: readonly string[],
  filesOf: (chart: LockedChart) => string | undefined = () => undefined,
): string[] {
  const has = new Set(lock.images.flatMap((image) => [image, withoutDigest(image)]));
  return [
    ...charts.flatMap((chart) => chartObjection(lock, chart, filesOf(chart)) ?? []),
    ...[...new Set(images.map(fullName))]
      .filter((image) => parseImageReference(image) !== undefined && !has.has(image))
      .map((image) => `image ${image}${otherDigest(lock, image)}`),
  ];
}

function chartObjection(lock: Lock, chart: LockedChart, files: string | undefined): string | undefined {
  const named = lock.charts.filter(({ name }) => name === chart.name);
  const locked = named.find(({ version }) => version === chart.version);
  const subject = `chart ${chart.name} ${chart.version}`;
  if (locked === undefined) {
    const versions = named.map(({ version }) => version).join(", ");
    return versions === "" ? subject : `${subject} (the lock has ${versions})`;
  }
  if (locked.repository !== chart.repository) {
    return `${subject} from ${chart.repository ?? "a folder"} (the lock has it from ${locked.repository ?? "a folder"})`;
  }
  const isOther = files !== undefined && locked.files !== undefined && files !== locked.files;
  return isOther ? `${subject} with these files (the lock has other files, ${locked.files})` : undefined;
}

function otherDigest(lock: Lock, image: string): string {
  const locked = lock.images.find((one) => withoutDigest(one) === withoutDigest(image));
  return locked === undefined ? "" : `, but ${locked}`;
}

function withoutDigest(image: string): string {
  return image.replace(/@.*$/, "");
}

function keyOf({ name, version }: LockedChart): string {
  return `${name} ${version}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
