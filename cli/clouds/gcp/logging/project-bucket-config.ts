import { text } from "../../../values";
import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { inProject, locationOf, projectOf } from "../names";
import { forceNew } from "../replaced-by";

/** Buckets for logs. https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.locations.buckets */
export const projectBucketConfig: GcpType = {
  token: "gcp:logging/projectBucketConfig:ProjectBucketConfig",
  label: "Logging Bucket",
  id: (question) =>
    `projects/${projectOf(question)}/locations/${locationOf(question)}/buckets/${text(question.inputs.bucketId) ?? ""}`,
  defaults: { retentionDays: 30 },
  computed: (question) => ({ ...inProject(question), name: question.id, lifecycleState: "ACTIVE" }),
  replacedBy: forceNew("logging/resource_logging_project_bucket_config.go", ["bucketId", "location", "project"]),
  shown: {
    title: ({ inputs }) => text(inputs.bucketId),
    values: ({ inputs }) => [
      said("kept", inputs.retentionDays)?.concat(" days"),
      inputs.deletionPolicy === "ABANDON" ? "outlives the stack" : undefined,
    ],
  },
};
