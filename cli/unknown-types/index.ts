export type { DeclaredType } from "./declared-type";
export { InstalledSdks } from "./installed-sdks";
export { type DeclaredElsewhere, UnknownTypes } from "./unknown-types";
export { valueByRule } from "./value-by-rule";
