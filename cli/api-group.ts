/** Returns the group of an `apiVersion`: `apps` for `apps/v1`, "" for the core group. */
export function apiGroup(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}
