import { isRecord } from "../../values";
import type { CloudProvider } from "../provider";
import { faultMessage } from "./fault-message";
import { realisticId } from "./ids";
import { isNew } from "./is-new";
import { logGroupFunctions } from "./log-group-functions";
import { lookups } from "./lookups";
import { tagsAreAllowed } from "./tags";
import { awsTypes } from "./types";

/** AWS as its provider shows it. */
export const awsProvider: CloudProvider = {
  plugin: "aws",
  version: "7.48.0",
  types: awsTypes,
  nameSuffix: { separator: "-", digits: 7 },
  common: ({ global }, { inputs, place }) => ({
    ...(global === true || inputs.region !== undefined ? {} : { region: place.region }),
    ...(isRecord(inputs.tags) ? { tagsAll: inputs.tags } : {}),
  }),
  isSet: (property) => property !== "instanceTypes",
  functions: {
    ...logGroupFunctions,
    ...lookups,
  },
  refuses: { create: [tagsAreAllowed, isNew], update: [tagsAreAllowed], delete: [] },
  faultMessage,
  drawId: realisticId,
};
