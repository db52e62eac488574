export { caPoolIamMember } from "./ca-pool-iam-member";
