import { z } from "zod";

/** A key of an earlier release. The message names the new key, instead of "unknown key". */
function moved(to: string) {
  return z.never({ error: `moved; ${to}` }).optional();
}

/** The keys of earlier releases. */
export const movedKeys = {
  teams: moved("write keelson:tenants: { <team>: { applications: [<application>], access: <its groups> } }"),
  acceptRetired: moved("set keelson:addons: { ingress-nginx: { overrides: { acceptRetired: true } } }"),
  secrets: moved("for none, set keelson:addons: { external-secrets: false }; for cloud, remove this key"),
  keyVault: moved("set keelson:addons: { external-secrets: { keyVault: <its value> } }"),
  karpenter: moved("set keelson:addons: { karpenter: <its value> }"),
};
