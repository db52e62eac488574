export { caPoolIamMember } from "./ca-pool-iam-member";
export { certificateTemplateIamMember } from "./certificate-template-iam-member";
