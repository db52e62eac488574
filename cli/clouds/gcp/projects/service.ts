import { text } from "../../../values";
import type { GcpType } from "../gcp-type";
import { inProject, projectOf } from "../names";
import { forceNew } from "../replaced-by";

/** Enabled APIs. https://cloud.google.com/service-usage/docs/reference/rest/v1/services */
export const service: GcpType = {
  token: "gcp:projects/service:Service",
  label: "Service",
  id: (question) => `${projectOf(question)}/${text(question.inputs.service) ?? ""}`,
  defaults: { disableOnDestroy: false },
  computed: inProject,
  replacedBy: forceNew("resourcemanager/resource_google_project_service.go", ["project", "service"]),
  shown: {
    title: ({ inputs }) => text(inputs.service)?.replace(/\.googleapis\.com$/, ""),
    values: () => [],
  },
};
