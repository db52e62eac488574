import { simulatedFrom } from "../from-tables";
import type { AwsType } from "./aws-type";
import { ec2Access } from "./ec2-access";
import { ec2Network } from "./ec2-network";
import { eks } from "./eks";
import { iam } from "./iam";
import { messages } from "./messages";
import { awsChecks, tables } from "./rules";
import { storage } from "./storage";

/** Every type of AWS that the simulation knows, by Pulumi's token. */
export const awsTypes = simulatedFrom<AwsType>({
  simulated: { ...ec2Network, ...ec2Access, ...eks, ...iam, ...storage, ...messages },
  checks: awsChecks,
  rules: tables,
});
