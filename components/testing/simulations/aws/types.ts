import type { AwsTypes } from "./aws-type";
import { ec2Access } from "./ec2-access";
import { ec2Network } from "./ec2-network";
import { eks } from "./eks";
import { iam } from "./iam";
import { messages } from "./messages";
import { storage } from "./storage";

/** Every type of AWS that the simulation knows, by Pulumi's token. */
export const awsTypes: AwsTypes = { ...ec2Network, ...ec2Access, ...eks, ...iam, ...storage, ...messages };
