import { compute } from "./compute";
import { container } from "./container";
import { data } from "./data";
import type { GcpTypes } from "./gcp-type";
import { iam } from "./iam";

/** Every type of Google Cloud that the simulation knows, by Pulumi's token. */
export const gcpTypes: GcpTypes = { ...compute, ...container, ...iam, ...data };
