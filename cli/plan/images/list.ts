import { isSourced } from "../../../components/images";
import { parseImage } from "../../../components/testing";
import { asRelease } from "../../charts";
import { capabilitiesOfPlan, type RenderRelease, releasesOf } from "../charts";
import { labelOf } from "../label";
import { type PlannedResource, plannedResources } from "../planned-resource";
import type { Plan } from "../program";
import { fullName, sourcesOf } from "./origins";
import { imagesIn } from "./references";

/** An image of a stack. */
interface ListedImage {
  /** The image as the object names it. */
  readonly image: string;
  /** The same with its registry, as a tool copies it: `docker.io/library/nginx:1.31` of `nginx:1.31`. */
  readonly reference: string;
  /** Set if the stack names its own registry (`images` of a Platform) and the image comes from another. */
  readonly elsewhere?: true;
  /** Its digest, if the reference has one. */
  readonly digest?: string;
  /** The objects that name it, for instance `Deployment shop/web` or `chart traefik: Deployment traefik/traefik`. */
  readonly usedBy: readonly string[];
}

/** The images of a stack, and the charts that were not rendered. */
export interface ImageList {
  readonly project: string;
  readonly stack: string;
  /** By name. */
  readonly images: readonly ListedImage[];
  /** Charts whose images are not in the list, each with the reason. */
  readonly unseen: readonly string[];
}

/** Images with the objects that name them. */
type Users = Map<string, Set<string>>;

/**
 * Lists the images that a stack's objects name, including those of its charts.
 *
 * @param render renders charts with their hooks; without it, no chart is looked into
 */
export async function imageList({ project, resources: all, stack }: Plan, render?: RenderRelease): Promise<ImageList> {
  const resources = plannedResources(all);
  const capabilities = capabilitiesOfPlan(resources);
  const users: Users = new Map();
  noteImages(users, resources.map((one) => asRelease(one)).filter(isObject), "");
  const unseen: string[] = [];
  for (const release of releasesOf(resources, "all")) {
    const chart = `chart ${release.chart}`;
    const rendered = (await render?.(release, capabilities)) ?? { absent: "no folder of charts was given" };
    if ("rows" in rendered) {
      noteImages(users, rendered.rows, `${chart}: `);
    } else {
      const why = "absent" in rendered ? rendered.absent : rendered.failure;
      unseen.push(`${[chart, release.version ?? []].flat().join(" ")}: ${why}`);
    }
  }
  const sources = sourcesOf(resources);
  const images = [...users].map(([image, usedBy]) => ({
    ...listed(image, usedBy),
    ...(sources.length > 0 && !sources.some((one) => isSourced(one, image)) && { elsewhere: true as const }),
  }));
  return {
    project,
    stack,
    images: images.toSorted((one, other) => (one.image < other.image ? -1 : 1)),
    unseen: [...new Set(unseen)].toSorted(),
  };
}

function noteImages(users: Users, rows: readonly PlannedResource[], chart: string): void {
  for (const row of rows) {
    for (const image of imagesIn(row.inputs)) {
      const known = users.get(image) ?? new Set();
      users.set(image, known.add(`${chart}${labelOf({ ...row, component: false })}`));
    }
  }
}

function isObject({ type }: PlannedResource): boolean {
  return type.startsWith("kubernetes:") && !type.startsWith("kubernetes:helm.sh/");
}

function listed(image: string, usedBy: ReadonlySet<string>): Omit<ListedImage, "elsewhere"> {
  const { digest } = parseImage(image);
  return {
    image,
    reference: fullName(image),
    ...(digest === undefined ? {} : { digest }),
    usedBy: [...usedBy].toSorted(),
  };
}
