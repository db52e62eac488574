import { text } from "../../../values";
import type { GcpType } from "../gcp-type";
import { inProject, projectOf } from "../names";
import { forceNew } from "../replaced-by";
import { agentOf } from "../service-agents";

/**
 * Service agents that a program requests. Deleting one leaves the agent in the project.
 * https://cloud.google.com/iam/docs/create-service-agents
 */
export const serviceIdentity: GcpType = {
  token: "gcp:projects/serviceIdentity:ServiceIdentity",
  label: "Service Identity",
  id: (question) => `projects/${projectOf(question)}/services/${text(question.inputs.service) ?? ""}`,
  computed: (question) => {
    const email = `service-${question.place.newId("number", question.name)}@${agentOf(text(question.inputs.service) ?? "")}.iam.gserviceaccount.com`;
    return { ...inProject(question), email, member: `serviceAccount:${email}` };
  },
  replacedBy: forceNew("resourcemanager/resource_project_service_identity.go", ["project", "service"]),
  shown: {
    title: ({ inputs }) => text(inputs.service)?.replace(/\.googleapis\.com$/, ""),
    values: () => [],
  },
};
