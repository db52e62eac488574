import { dnsLabel, matches } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkLifetime } from "../../certificate-lifetime";
import type { AwsPrivateCa } from "./options";

/** Lists the mistakes in an authority. */
export function checkAuthority(path: string, key: string, issuer: AwsPrivateCa): Problem[] {
  const { authorityArn, role, template } = issuer;
  const arnForm = /^arn:[a-z-]+:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/[0-9a-f-]+$/;
  const arn = "the ARN of an authority, arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID";
  return [
    ...dnsLabel(path, key),
    ...checkLifetime(path, issuer),
    ...matches(`${path}.authorityArn`, authorityArn, arnForm, arn),
    ...matches(
      `${path}.role`,
      role,
      /^arn:[a-z-]+:iam::\d{12}:role\/\S+$/,
      "the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME",
    ),
    ...matches(
      `${path}.template`,
      template,
      /^(Blank)?EndEntity\w+\/V\d$/,
      'a template for end entities, such as "EndEntityServerAuthCertificate/V1"',
      "the add-on's permissions allow only templates for end entities",
    ),
  ];
}
