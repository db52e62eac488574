export type { PackageSchemas } from "./package-schemas";
export { schemasOf, undeclaredNote } from "./schemas-of";
export { type SchemaServers, serveSchemas } from "./serve-schemas";
