import { aws } from "../../../plan/aws";
import { itCreates, itShows } from "../cases";
import { invalid, running } from "./running";

const token = "aws:eks/accessEntry:AccessEntry";
const entry = (principalArn: string, more: object) => aws("aws.eks.AccessEntry", "a", { principalArn, ...more });

describe(token, () => {
  itCreates(token, running, [
    [
      "an account as principal",
      { clusterName: "prod", principalArn: "arn:aws:iam::111122223333:root" },
      invalid("The specified principalArn is invalid: invalid principal."),
    ],
  ]);

  itShows([
    [entry("arn:aws:iam::111122223333:role/platform", { type: "STANDARD" }), ["role/platform"]],
    [entry("arn:aws:iam::444455556666:role/x", { kubernetesGroups: ["g"] }), ["444455556666:role/x", "groups g"]],
  ]);
});
