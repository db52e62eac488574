import { at, text, texts } from "../../../values";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { badRequest } from "../faults";
import type { GcpType } from "../gcp-type";
import { inProject, nameOf } from "../names";
import { forceNew } from "../replaced-by";

/** The first parts of region names that a location may consist of. https://cloud.google.com/storage/docs/locations#location-dr */
const areas: Readonly<Record<string, RegExp>> = {
  ASIA: /^ASIA-/,
  AU: /^AUSTRALIA-/,
  CA: /^NORTHAMERICA-NORTHEAST/,
  DE: /^EUROPE-WEST(?:3|10)$/,
  /* London and Zürich are not in the European Union. */
  EU: /^EUROPE-(?!WEST[26]$)/,
  IN: /^ASIA-SOUTH\d/,
  IT: /^EUROPE-WEST(?:8|12)$/,
  US: /^US-/,
};

/** Pairs that only exist as a location of their own, on the same page. */
const predefined = new Set(["EUROPE-NORTH1+EUROPE-WEST4", "US-CENTRAL1+US-EAST1"]);

/** https://github.com/GoogleCloudPlatform/gsutil/blob/master/gslib/tests/test_mb.py */
const placesFit: CloudRule = ({ inputs }) => {
  const regions = texts(inputs, "customPlacementConfig", "dataLocations").map((region) => region.toUpperCase());
  const area = areas[text(inputs.location)?.toUpperCase() ?? "US"];
  const isPair = new Set(regions).size === 2 && regions.every((region) => area?.test(region) === true);
  const isFit = regions.length === 0 || (isPair && !predefined.has(regions.toSorted().join("+")));
  return isFit ? undefined : badRequest("Invalid custom placement config");
};

/** Buckets. https://cloud.google.com/storage/docs/json_api/v1/buckets */
export const bucket: GcpType = {
  token: "gcp:storage/bucket:Bucket",
  label: "Bucket",
  autoname: { property: "name", maxLength: 63 },
  id: nameOf,
  defaults: { forceDestroy: false, storageClass: "STANDARD" },
  computed: (question) => ({
    ...inProject(question),
    /* Google returns locations in capitals: https://cloud.google.com/storage/docs/locations */
    location: text(question.inputs.location)?.toUpperCase() ?? "US",
    selfLink: `https://www.googleapis.com/storage/v1/b/${question.id}`,
    url: `gs://${question.id}`,
  }),
  refuses: { create: [placesFit] },
  replacedBy: forceNew("storage/resource_storage_bucket.go", [
    "customPlacementConfig.dataLocations",
    "enableObjectRetention",
    "hierarchicalNamespace",
    "location",
    "name",
    "project",
  ]),
  precious: true,
  shown: {
    values: ({ inputs }) => [
      text(inputs.location),
      said("in", texts(inputs, "customPlacementConfig", "dataLocations").join(" and ").toLowerCase() || undefined),
      at(inputs, "versioning", "enabled") === true ? "versioned" : undefined,
    ],
    alarms: ({ inputs }) => [
      inputs.publicAccessPrevention === "enforced" ? undefined : "the bucket can be made public",
      inputs.uniformBucketLevelAccess === true ? undefined : "each object has its own access list",
    ],
  },
};
