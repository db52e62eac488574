import { type Fields, isRecord, text } from "../../values";
import type { CloudPlace } from "../contract";
import { digest } from "../ids";
import type { CloudProvider } from "../provider";
import { apiIsEnabled } from "./api-is-enabled";
import { mayBeDestroyed } from "./deletion-policy";
import { faultMessage } from "./fault-message";
import { drawnId } from "./ids";
import { isNew } from "./is-new";
import { isUnused } from "./is-unused";
import { labelsAreAllowed } from "./labels";
import { zonesOf } from "./names";
import { gcpTypes } from "./types";
import { engineVersions } from "./versions";

/** Lists that are sets in the provider's schema: their order does not matter. */
const sets: ReadonlySet<string> = new Set([
  "destinationRanges",
  "drainNatIps",
  "natIps",
  "nodeLocations",
  "oauthScopes",
  "permissions",
  "sourceRanges",
  "sourceServiceAccounts",
  "sourceTags",
  "targetServiceAccounts",
  "targetTags",
]);

/** Google Cloud as Pulumi's provider shows it. */
export const gcpProvider: CloudProvider = {
  plugin: "gcp",
  version: "9.37.0",
  types: gcpTypes,
  nameSuffix: { separator: "-", digits: 7 },
  /* Without the label `goog-pulumi-provisioned`, which `addPulumiAttributionLabel: false` leaves out. */
  common: (_, { inputs }) => {
    const labels = inputs.labels ?? inputs.resourceLabels;
    return isRecord(labels) ? { pulumiLabels: labels, effectiveLabels: labels } : {};
  },
  isSet: (property) => sets.has(property),
  functions: {
    "gcp:container/getEngineVersions:getEngineVersions": engineVersions,
    "gcp:compute/getZones:getZones": ({ region }, place) => {
      const names = zonesOf(text(region) ?? place.region);
      return { id: "zones", names, project: place.accountId, region: region ?? place.region };
    },
    "gcp:organizations/getProject:getProject": projectFacts,
    "gcp:organizations/getClientConfig:getClientConfig": (_, { accountId, region, token, zone = "" }) => ({
      id: `projects/"${accountId}"/regions/"${region}"/zones/"${zone}"`,
      project: accountId,
      region,
      zone,
      accessToken: token ?? "",
      defaultLabels: {},
    }),
  },
  refuses: {
    create: [apiIsEnabled, labelsAreAllowed, isNew],
    update: [labelsAreAllowed],
    delete: [mayBeDestroyed, isUnused],
  },
  faultMessage,
  drawId: drawnId,
};

function projectFacts({ projectId }: Fields, { accountId }: Pick<CloudPlace, "accountId">): Fields {
  const project = text(projectId) ?? accountId;
  const number = String(1e11 + (Number.parseInt(digest(project).slice(0, 9), 16) % 1e11));
  return { id: `projects/${project}`, projectId: project, name: project, number, labels: {} };
}
