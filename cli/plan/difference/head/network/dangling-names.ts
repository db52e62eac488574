import type { RegisteredResource } from "../../../../../components/testing";
import { isRecord, text, texts } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { labelOfPlanned } from "../../words";
import { rule } from "../rule";

/*
 * DNS names that still point to a deleted resource. Somebody else can create a resource with that name in another account. They then get the
 * visitors, and certificates for the name: https://learn.microsoft.com/azure/security/fundamentals/subdomain-takeover
 */

/** Domains of the clouds and of hosters, in which everybody may choose a name. */
const shared =
  /\.(?:amazonaws\.com|cloudfront\.net|elasticbeanstalk\.com|azurewebsites\.net|core\.windows\.net|azureedge\.net|azurefd\.net|trafficmanager\.net|cloudapp\.azure\.com|cloudapp\.net|azure-api\.net|azurecontainerapps\.io|azurestaticapps\.net|googleapis\.com|run\.app|appspot\.com|web\.app|firebaseapp\.com)$/;

/** Lists records that stay and point to a deleted resource. */
export const danglingNameLines = rule("open", ({ after, found }) => {
  const gone = found.deleted.filter(({ type }) => !ofRecord.test(type));
  return gone.length === 0
    ? []
    : after
        .filter(({ type, read }) => ofRecord.test(type) && read !== true)
        .flatMap((record) => danglingOf(record, gone));
});

const ofRecord = /^(?:aws:route53\/record:Record|gcp:dns\/recordSet:RecordSet|azure-native:dns:RecordSet)$/;

function danglingOf(record: RegisteredResource, gone: readonly PlannedResource[]): string[] {
  const hosts = textsIn(record.inputs).map((host) => host.toLowerCase().replace(/\.$/, ""));
  const own = nameOfRecord(record);
  const target = gone.find(
    (each) =>
      textsIn(each.inputs).some((name) => name.toLowerCase() === own) ||
      hosts.some((host) => shared.test(`.${host}`) && namesOf(each).some((name) => isFirstOf(name, host))),
  );
  return target === undefined
    ? []
    : [
        `${own}: still points to the deleted ${labelOfPlanned(target)}; anyone who takes over that name gets the traffic`,
      ];
}

function nameOfRecord({ inputs }: RegisteredResource): string {
  const [name = "", zone] = [text(inputs, "name") ?? text(inputs, "relativeRecordSetName"), text(inputs, "zoneName")];
  return [name, zone ?? ""].filter(Boolean).join(".").toLowerCase().replace(/\.$/, "");
}

/** The inputs by which the clouds make the first part of a host. */
function namesOf({ inputs }: PlannedResource): string[] {
  return [
    "name",
    "bucket",
    "accountName",
    "siteName",
    "relativeName",
    "cnamePrefix",
    "endpointName",
    "profileName",
  ].flatMap((key) => text(inputs, key)?.toLowerCase() ?? []);
}

/** The host of a load balancer of AWS begins with its name and a number. */
function isFirstOf(name: string, host: string): boolean {
  return host.startsWith(`${name}.`) || host.startsWith(`${name}-`);
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value) || isRecord(value)) {
    return Object.values(value).flatMap(textsIn);
  }
  return texts([value]);
}
