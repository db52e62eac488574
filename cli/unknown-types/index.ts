export type { DeclaredType } from "./declared-type";
export { InstalledSdks } from "./installed-sdks";
export { UnknownTypes } from "./unknown-types";
export { valueByRule } from "./value-by-rule";
