import { matches } from "../../../checks";
import type { Cluster } from "../../../clusters/contract";
import { collectProblems, expected, type Problem } from "../../../problems";
import type { TierFacts } from "../../../tier";
import { checkClassName } from "../../ingress-class";
import type { TraefikOptions } from "./options";

type Options = Partial<TraefikOptions>;

/** Lists the mistakes in the options of Traefik. */
export function checkTraefik(cluster: Pick<Cluster, "storageClasses">, tier: TierFacts, options: Options): Problem[] {
  return [...checkClassName(options), ...checkResolver(cluster, tier, options)];
}

function checkResolver(
  { storageClasses }: Pick<Cluster, "storageClasses">,
  { replicas }: TierFacts,
  { letsEncrypt, exposure = "internal", gateway = false }: Options,
): Problem[] {
  const refused = (why: string) => expected("letsEncrypt", "none", letsEncrypt, `${why}; use the add-on cert-manager`);
  return letsEncrypt === undefined
    ? []
    : [
        ...matches(
          "letsEncrypt.email",
          letsEncrypt.email,
          /^[^@\s]+@[^@\s]+$/,
          'an e-mail address such as "platform@example.com"',
        ),
        ...collectProblems([
          replicas > 1 &&
            refused(`the tier runs ${replicas} pods, but only one pod can mount the volume with the certificates`),
          gateway && refused("Gateways need Secrets with certificates, but letsEncrypt creates no Secrets"),
          exposure !== "public" &&
            expected(
              "exposure",
              '"public", because letsEncrypt is set',
              exposure,
              "make Traefik public, because Let's Encrypt connects to the hosts over the internet",
            ),
          storageClasses.standard === undefined &&
            expected(
              "cluster.storageClasses.standard",
              "a StorageClass for the volume of Traefik's certificates",
              undefined,
            ),
        ]),
      ];
}
