export { dnsManagedZoneIamMember } from "./dns-managed-zone-iam-member";
export { managedZone } from "./managed-zone";
