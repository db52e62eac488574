import { isRecord } from "../../wire-values";
import { failedChecks } from "../cloud/checks";
import type { CloudProvider } from "../cloud/provider";
import { faultMessage } from "./fault-message";
import { realisticId } from "./ids";
import { awsChecks, refusal } from "./rules";
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
  check: (type, inputs, unknown) => failedChecks(awsChecks, type, inputs, unknown),
  refusal,
  faultMessage,
  drawId: realisticId,
};
