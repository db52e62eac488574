import { text } from "../../../values";
import type { GcpType } from "../gcp-type";
import { inProject } from "../names";
import { forceNew } from "../replaced-by";
import { projectId } from "../resource-ids";

/** Exclusions, which keep logs out of the project's bucket `_Default`. https://cloud.google.com/logging/docs/reference/v2/rest/v2/exclusions */
export const projectExclusion: GcpType = {
  token: "gcp:logging/projectExclusion:ProjectExclusion",
  label: "Logging Exclusion",
  autoname: { property: "name", maxLength: 100 },
  id: projectId("exclusions"),
  computed: inProject,
  replacedBy: [
    ...forceNew("logging/resource_logging_exclusion.go", ["name"]),
    ...forceNew("logging/logging_exclusion_project.go", ["project"]),
  ],
  shown: {
    ownLine: true,
    values: ({ inputs }) => [`not stored in _Default as well: ${text(inputs.filter) ?? "unknown"}`],
  },
};
