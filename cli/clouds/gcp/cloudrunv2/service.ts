import type { TypeFacts } from "../../contract";

/** https://cloud.google.com/run/docs/authenticating/public#invoker_check */
export const service: TypeFacts = {
  token: "gcp:cloudrunv2/service:Service",
  opens: ({ ingress, invokerIamDisabled }) =>
    invokerIamDisabled === true && ingress !== "INGRESS_TRAFFIC_INTERNAL_ONLY"
      ? ["its containers, without sign-in"]
      : [],
};
