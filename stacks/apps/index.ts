import type { Application } from "./application";
import { messageBroker } from "./message-broker";
import { onlineBoutique } from "./online-boutique";
import { podinfo } from "./podinfo";

export { messageBroker, onlineBoutique, podinfo };

/**
 * The applications, by the name that `keelson:tenants.<tenant>.applications` uses. To add yours, add a file in this folder and a line here;
 * to remove the demonstrations, delete their files and lines.
 */
export const applications = {
  "online-boutique": ({ tenant, issuer }) => ({
    shop: onlineBoutique({ tenant, issuer, durable: tenant.platform.cluster.storageClasses.standard !== undefined })
      .url,
  }),
  podinfo: ({ tenant, issuer }) => {
    const { domain } = tenant.platform;
    const host = domain === undefined ? {} : { host: `podinfo.${domain}` };
    return { podinfo: podinfo({ tenant, issuer, ...host }).url };
  },
  "message-broker": ({ tenant }) => {
    messageBroker(tenant);
    return {};
  },
} as const satisfies Readonly<Record<string, Application>>;

/** Name of an application. */
export type ApplicationName = keyof typeof applications;
