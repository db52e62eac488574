import { text } from "../../../values";
import type { IdentifiedQuestion } from "../../contract";
import type { GcpType } from "../gcp-type";
import { numberOf } from "../ids";
import { inProject, projectOf } from "../names";
import { forceNew } from "../replaced-by";
import { projectId } from "../resource-ids";

/** Sinks, which send logs to a destination. https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.sinks */
export const projectSink: GcpType = {
  token: "gcp:logging/projectSink:ProjectSink",
  label: "Project Logging Sink",
  autoname: { property: "name", maxLength: 100 },
  id: projectId("sinks"),
  defaults: { uniqueWriterIdentity: true },
  computed: (question) => ({ ...inProject(question), writerIdentity: writerOf(question) }),
  replacedBy: [
    ...forceNew("logging/resource_logging_sink.go", ["name"]),
    ...forceNew("logging/resource_logging_project_sink.go", ["project"]),
  ],
  shown: {
    partOf: "destination",
    lead: "of",
    values: ({ inputs }) => [text(inputs.filter) ?? "everything"],
  },
};

/** Returns the account that a sink writes as. A bucket in the same project needs none. https://cloud.google.com/logging/docs/export/configure_export_v2 */
function writerOf(question: IdentifiedQuestion): string {
  const isOwn = text(question.inputs.destination)?.includes(`/projects/${projectOf(question)}/`);
  return isOwn === true ? "" : `serviceAccount:service-${numberOf(question)}@gcp-sa-logging.iam.gserviceaccount.com`;
}
