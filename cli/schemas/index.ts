export type { PackageSchemas } from "./package-schemas";
export { schemasOf, undeclaredNotes } from "./schemas-of";
export { type SchemaServers, serveSchemas } from "./serve-schemas";
