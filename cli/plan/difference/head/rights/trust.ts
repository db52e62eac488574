import type { RegisteredResource } from "../../../../../components/testing";
import { at, text } from "../../../../values";
import { kindOf, labelOf, nameOf } from "../../../label";
import { kindOfPlanned, labelOfPlanned, shownChange } from "../../words";
import type { Compared } from "../contract";
import { rule } from "../rule";

/** The environment of Let's Encrypt that no browser trusts. https://letsencrypt.org/docs/staging-environment/ */
const stagingServer = "acme-staging-v02.api.letsencrypt.org";

/** Lists losses of trust: certificates of a staging issuer, and issuers whose certificates come from another authority. */
export const trustLines = rule("unprotected", (compared) => [
  ...stagingIssuers(compared),
  ...otherAuthorities(compared),
]);

/** The parts of an issuer that identify its authority. https://cert-manager.io/docs/configuration/ */
const authority = /^spec\.(?:acme\.server|(?:acme|ca|selfSigned)$|ca\.secretName|vault\.(?:server|path)|venafi)/;

function otherAuthorities({ found }: Compared): string[] {
  return found.changed.flatMap(({ after, properties }) => {
    const first = properties.find(({ path }) => authority.test(path));
    return first === undefined || !/^(?:Cluster)?Issuer$/.test(kindOfPlanned(after))
      ? []
      : [`${labelOfPlanned(after)}: its certificates come from another authority: ${shownChange(first)}`];
  });
}

/** Lists exposed objects whose certificates browsers no longer trust, because they now come from a staging issuer. */
function stagingIssuers({ before, after }: Compared): string[] {
  const [old, now] = [before, after].map(distrusted);
  const existed = new Set(before.map(labelOf));
  return [...(now ?? [])]
    .filter(([label]) => existed.has(label) && old?.has(label) !== true)
    .map(
      ([label, issuer]) => `${label}: its certificate comes from issuer ${issuer}, but no browser trusts that issuer`,
    );
}

/** Returns the issuer by the label of each object that asks a staging issuer for its certificate. */
function distrusted(resources: readonly RegisteredResource[]): Map<string, string> {
  const staging = new Set(
    resources
      .filter((each) => /^(?:Cluster)?Issuer$/.test(kindOf(each)) && isStaging(each))
      .map((each) => nameOf(each).replace(/^.*\//, "")),
  );
  return new Map(
    resources.flatMap((each) => {
      const annotations = at(each.inputs, "metadata", "annotations");
      const issuer = text(annotations, "cert-manager.io/cluster-issuer") ?? text(annotations, "cert-manager.io/issuer");
      return issuer !== undefined && staging.has(issuer) ? [[labelOf(each), issuer] as const] : [];
    }),
  );
}

function isStaging({ inputs }: RegisteredResource): boolean {
  return text(inputs, "spec", "acme", "server")?.includes(stagingServer) === true;
}
