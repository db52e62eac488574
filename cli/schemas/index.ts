export type { PackageSchemas } from "./package-schemas";
export { schemasOf, undeclaredNotes } from "./schemas-of";
export { serveSchemas } from "./serve-schemas";
