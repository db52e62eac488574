import { text } from "../../../values";
import type { CloudRule } from "../../contract";
import { badRequest } from "../faults";
import type { GcpType } from "../gcp-type";
import { matches } from "../matches";
import { inProject, type Located, projectOf } from "../names";

/** https://cloud.google.com/iam/docs/creating-custom-roles */
const validPermissions: CloudRule = ({ inputs }) => {
  const given = Array.isArray(inputs.permissions) ? inputs.permissions.map(String) : [];
  const wrong = given.find((one) => !/^[a-z0-9]+\.[a-zA-Z0-9]+(\.[a-zA-Z0-9]+)+$/.test(one));
  return wrong === undefined ? undefined : badRequest(`Permission ${wrong} is not valid.`);
};

/** Custom roles. https://cloud.google.com/iam/docs/reference/rest/v1/projects.roles */
export const iamCustomRole: GcpType = {
  token: "gcp:projects/iAMCustomRole:IAMCustomRole",
  label: "custom role",
  id: idOfRole,
  defaults: { stage: "GA" },
  computed: (question) => ({ ...inProject(question), deleted: false, name: idOfRole(question) }),
  properties: { roleId: matches(/^[a-zA-Z0-9_.]{3,64}$/) },
  refuses: { create: [validPermissions], update: [validPermissions] },
  unique: (id) => `A role named ${id} already exists.`,
  /* https://cloud.google.com/iam/docs/creating-custom-roles#deleting-custom-role */
  leaves: ({ id }) => `Role ${id} for 7 days`,
  shown: {
    ownLine: true,
    values: ({ inputs }) => [
      Array.isArray(inputs.permissions) ? `${inputs.permissions.length} permissions` : undefined,
    ],
  },
};

function idOfRole(located: Located): string {
  return `projects/${projectOf(located)}/roles/${text(located.inputs.roleId) ?? ""}`;
}
