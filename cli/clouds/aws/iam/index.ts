export { instanceProfile } from "./instance-profile";
export { openIdConnectProvider } from "./open-id-connect-provider";
export { policy } from "./policy";
export { role } from "./role";
export { rolePolicy } from "./role-policy";
export { rolePolicyAttachment } from "./role-policy-attachment";
