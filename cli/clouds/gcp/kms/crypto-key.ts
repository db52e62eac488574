import { text } from "../../../values";
import type { Check } from "../../property-checks";
import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { nameOf } from "../names";
import { forceNew } from "../replaced-by";
import { keyName } from "./key-name";

const secondsOfDay = 86_400;

/** Keys. https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys */
export const cryptoKey: GcpType = {
  token: "gcp:kms/cryptoKey:CryptoKey",
  label: "CryptoKey",
  autoname: { property: "name", maxLength: 63 },
  id: (question) => `${text(question.inputs.keyRing) ?? ""}/cryptoKeys/${nameOf(question)}`,
  defaults: { purpose: "ENCRYPT_DECRYPT" },
  computed: ({ id, inputs }) => ({
    destroyScheduledDuration: inputs.destroyScheduledDuration ?? "2592000s",
    importOnly: inputs.importOnly ?? false,
    primaries: [{ name: `${id}/cryptoKeyVersions/1`, state: "ENABLED" }],
    versionTemplate: inputs.versionTemplate ?? {
      algorithm: "GOOGLE_SYMMETRIC_ENCRYPTION",
      protectionLevel: "SOFTWARE",
    },
  }),
  properties: { name: keyName, rotationPeriod: rotation },
  unique: (id) => `CryptoKey ${id} already exists.`,
  /* https://cloud.google.com/kms/docs/destroy-restore#key_material */
  keepsId: true,
  leaves: ({ id, state }) =>
    `CryptoKey ${id} (versions are destroyed after ${daysOf(state.destroyScheduledDuration) ?? "a while"})`,
  replacedBy: forceNew("kms/resource_kms_crypto_key.go", [
    "cryptoKeyBackend",
    "destroyScheduledDuration",
    "importOnly",
    "keyRing",
    "name",
    "purpose",
    "versionTemplate.protectionLevel",
  ]),
  precious: true,
  shown: {
    partOf: "keyRing",
    lead: "key",
    values: ({ inputs }) => [
      said("rotated every", daysOf(inputs.rotationPeriod)),
      said("destroyed only after", daysOf(inputs.destroyScheduledDuration)),
    ],
    alarms: ({ inputs }) => [inputs.rotationPeriod === undefined ? "the key is not rotated" : undefined],
  },
};

/** Checks the shortest rotation period only. */
function rotation(value: unknown): ReturnType<Check> {
  const [, seconds] = /^(\d+(?:\.\d{1,9})?)s$/.exec(String(value)) ?? [];
  if (seconds === undefined) {
    return `must have a duration in seconds with up to nine fractional digits, terminated by 's', given ${JSON.stringify(value)}`;
  }
  return Number(seconds) >= secondsOfDay ? undefined : `rotation period must be at least ${secondsOfDay} seconds`;
}

/** Returns a duration of the API, such as `7776000s`, in days. */
function daysOf(duration: unknown): string | undefined {
  const [, seconds] = /^(\d+)s$/.exec(text(duration) ?? "") ?? [];
  return seconds === undefined ? undefined : `${Math.round(Number(seconds) / secondsOfDay)} days`;
}
