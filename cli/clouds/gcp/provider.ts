import { isFields } from "../../values";
import type { CloudPlace } from "../contract";
import { digest } from "../ids";
import type { Properties } from "../properties";
import type { CloudProvider } from "../provider";
import { faultMessage } from "./fault-message";
import { drawnId } from "./ids";
import { zonesOf } from "./names";
import { refuses } from "./rules";
import { gcpTypes } from "./types";
import { engineVersions } from "./versions";

/** Lists of texts whose order says nothing: sets, in the provider's schema. */
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

/** Google Cloud as its provider shows it. */
export const gcpProvider: CloudProvider = {
  plugin: "gcp",
  version: "9.37.0",
  types: gcpTypes,
  nameSuffix: { separator: "-", digits: 7 },
  // Without the label that tells of Pulumi, which a provider can be told to leave out.
  common: (_, { inputs }) => {
    const labels = inputs.labels ?? inputs.resourceLabels;
    return isFields(labels) ? { pulumiLabels: labels, effectiveLabels: labels } : {};
  },
  isSet: (property) => sets.has(property),
  functions: {
    "gcp:container/getEngineVersions:getEngineVersions": engineVersions,
    "gcp:compute/getZones:getZones": ({ region }, place) => {
      const names = zonesOf(typeof region === "string" ? region : place.region);
      return { id: "zones", names, project: place.accountId, region: region ?? place.region };
    },
    "gcp:organizations/getProject:getProject": projectFacts,
    "gcp:organizations/getClientConfig:getClientConfig": (_, { accountId, region }) => ({
      id: `projects/"${accountId}"/regions/"${region}"/zones/""`,
      project: accountId,
      region,
      zone: "",
      accessToken: "",
      defaultLabels: {},
    }),
  },
  refuses,
  faultMessage,
  drawId: drawnId,
};

function projectFacts({ projectId }: Properties, { accountId }: Pick<CloudPlace, "accountId">): Properties {
  const project = typeof projectId === "string" ? projectId : accountId;
  const number = String(1e11 + (Number.parseInt(digest(project).slice(0, 9), 16) % 1e11));
  return { id: `projects/${project}`, projectId: project, name: project, number, labels: {} };
}
