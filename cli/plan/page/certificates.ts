import type { RegisteredResource } from "../../../components/testing";
import { at, fields, items, text, texts } from "../../values";
import { descriptions } from "../descriptions";
import { kindOf } from "../label";

const issuers = ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer"];

/** Says for each host of an Ingress or a Gateway's listener how it is encrypted. */
export function certificatesOf(resources: readonly RegisteredResource[]): ReadonlyMap<string, string> {
  const describe = descriptions(resources);
  const authorities = new Map(
    resources
      .filter((each) => each.type.startsWith("kubernetes:") && /^(?:Cluster)?Issuer$/.test(kindOf(each)))
      .flatMap((issuer) => {
        const [authority] = describe(issuer).values;
        return authority === undefined ? [] : [[text(issuer.inputs, "metadata", "name"), authority] as const];
      }),
  );
  return new Map(resources.flatMap((resource) => encryptionOf(resource, authorities)));
}

/** The authority of an issuer, by the issuer's name. */
type Authorities = ReadonlyMap<string | undefined, string>;

function encryptionOf(resource: RegisteredResource, authorities: Authorities): (readonly [string, string])[] {
  const { inputs } = resource;
  const annotations = fields(inputs, "metadata", "annotations");
  const issuer = issuers.map((key) => text(annotations, key)).find((name) => name !== undefined);
  switch (resource.type.startsWith("kubernetes:") ? kindOf(resource) : "") {
    case "Ingress": {
      const secured = new Map(
        items(inputs, "spec", "tls").flatMap(({ hosts, secretName }) =>
          texts(hosts).map((host) => [host, text(secretName)] as const),
        ),
      );
      const isAlb = "alb.ingress.kubernetes.io/scheme" in annotations;
      return items(inputs, "spec", "rules").flatMap(({ host }) => {
        const name = text(host);
        return name === undefined
          ? []
          : [
              [
                name,
                secured.has(name) ? words(issuer, secured.get(name), isAlb, authorities) : "no TLS in its Ingress",
              ] as const,
            ];
      });
    }
    case "Gateway":
      return items(inputs, "spec", "listeners").flatMap(({ hostname, tls }) => {
        const name = text(hostname);
        const secret = text(items(tls, "certificateRefs")[0], "name");
        return name === undefined || (at(tls, "mode") === undefined && secret === undefined)
          ? []
          : [[name, words(issuer, secret, false, authorities)] as const];
      });
    default:
      return [];
  }
}

function words(
  issuer: string | undefined,
  secret: string | undefined,
  isAlb: boolean,
  authorities: Authorities,
): string {
  if (issuer !== undefined) {
    const authority = authorities.get(issuer);
    return authority === undefined
      ? `HTTPS, certificate by issuer ${issuer}`
      : `HTTPS, certificate from ${authority} (issuer ${issuer})`;
  }
  /* The controller finds the certificate in ACM by host; the program does not name it. */
  return isAlb
    ? "HTTPS, certificate of ACM"
    : `HTTPS${secret === undefined ? "" : `, certificate in Secret ${secret}`}`;
}
