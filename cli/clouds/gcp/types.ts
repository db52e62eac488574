import { simulatedFrom } from "../from-tables";
import { compute } from "./compute";
import { container } from "./container";
import { data } from "./data";
import type { GcpType } from "./gcp-type";
import { iam } from "./iam";
import { gcpChecks, tables } from "./rules";

/** Every type of Google Cloud that the simulation knows, by Pulumi's token. */
export const gcpTypes = simulatedFrom<GcpType>({
  simulated: { ...compute, ...container, ...iam, ...data },
  checks: gcpChecks,
  rules: tables,
});
