import { at, text } from "../../../values";
import type { GcpType } from "../gcp-type";
import { inProject, nameOf } from "../names";
import { forceNew } from "../replaced-by";

/** Buckets. https://cloud.google.com/storage/docs/json_api/v1/buckets */
export const bucket: GcpType = {
  token: "gcp:storage/bucket:Bucket",
  label: "Bucket",
  autoname: { property: "name", maxLength: 63 },
  id: nameOf,
  defaults: { forceDestroy: false, storageClass: "STANDARD" },
  computed: (question) => ({
    ...inProject(question),
    /* Google answers in capitals: https://cloud.google.com/storage/docs/locations */
    location: text(question.inputs.location)?.toUpperCase() ?? "US",
    selfLink: `https://www.googleapis.com/storage/v1/b/${question.id}`,
    url: `gs://${question.id}`,
  }),
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
      at(inputs, "versioning", "enabled") === true ? "versioned" : undefined,
    ],
    alarms: ({ inputs }) => [
      inputs.publicAccessPrevention === "enforced" ? undefined : "it can be made public",
      inputs.uniformBucketLevelAccess === true ? undefined : "objects have access lists of their own",
    ],
  },
};
