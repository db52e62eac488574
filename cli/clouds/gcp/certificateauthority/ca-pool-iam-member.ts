import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { iamMember, shownGrant } from "../iam-member";
import { forceNewGrant } from "../replaced-by";

/** Roles on a pool of CA Service. https://cloud.google.com/certificate-authority-service/docs/reference/permissions-and-roles */
export const caPoolIamMember: GcpType = {
  token: "gcp:certificateauthority/caPoolIamMember:CaPoolIamMember",
  ...iamMember("caPool"),
  replacedBy: forceNewGrant("privateca/iam_privateca_ca_pool.go", ["caPool", "location", "project"]),
  shown: shownGrant("caPool", ({ inputs }) => said("on pool", inputs.caPool)),
};
