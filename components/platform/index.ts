export type { PlatformArgs } from "./args";
export { type Consumer, type Found, Platform } from "./platform";
