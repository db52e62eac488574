import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { iamMember, shownGrant } from "../iam-member";
import { forceNewGrant } from "../replaced-by";

/** Roles on a template of CA Service. https://cloud.google.com/certificate-authority-service/docs/reference/permissions-and-roles */
export const certificateTemplateIamMember: GcpType = {
  token: "gcp:certificateauthority/certificateTemplateIamMember:CertificateTemplateIamMember",
  ...iamMember("certificateTemplate"),
  replacedBy: forceNewGrant("privateca/iam_privateca_certificate_template.go", [
    "certificateTemplate",
    "location",
    "project",
  ]),
  shown: shownGrant("certificateTemplate", ({ inputs }) => said("on template", inputs.certificateTemplate)),
};
