import type { Cluster } from "../../../clusters/contract";
import type { Peer } from "../../../network";
import type { TraefikOptions } from "./options";

/** https://letsencrypt.org/docs/staging-environment/ */
const hosts = {
  production: "acme-v02.api.letsencrypt.org",
  staging: "acme-staging-v02.api.letsencrypt.org",
} as const;

const name = "letsencrypt";

/**
 * Returns the values of Traefik's own certificate resolver:
 * https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/
 */
export function resolverValues({ letsEncrypt }: TraefikOptions, { storageClasses }: Pick<Cluster, "storageClasses">) {
  if (letsEncrypt === undefined) {
    return { websecure: {}, values: {} };
  }
  const { email, environment = "production" } = letsEncrypt;
  return {
    websecure: { websecure: { http: { tls: { certResolver: name } } } },
    values: {
      certificatesResolvers: {
        [name]: {
          acme: {
            email,
            caServer: `https://${hosts[environment]}/directory`,
            storage: "/data/acme.json",
            httpChallenge: { entryPoint: "web" },
          },
        },
      },
      persistence: { enabled: true, size: "128Mi", storageClass: storageClasses.standard },
      /* A second pod could not mount the volume. */
      updateStrategy: { type: "Recreate" },
      /* Traefik refuses a file that its group can read, so only the folder may belong to the group. */
      podSecurityContext: { fsGroup: 65532, fsGroupChangePolicy: "OnRootMismatch" },
    },
  };
}

/** Returns the connection to the ACME server. */
export function waysToAuthority({ letsEncrypt }: TraefikOptions): Peer[] {
  return letsEncrypt === undefined ? [] : [{ host: hosts[letsEncrypt.environment ?? "production"] }];
}
