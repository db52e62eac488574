export { getClientConfig } from "./client-config";
export { managementLockByScope } from "./management-lock-by-scope";
export { roleAssignment } from "./role-assignment";
