import { byToken, type TypeFacts } from "../contract";
import * as apigateway from "./apigateway";
import * as autoscaling from "./autoscaling";
import { isAwsType } from "./aws-type";
import { stack } from "./cloudformation";
import * as cloudwatch from "./cloudwatch";
import * as ec2 from "./ec2";
import * as ec2transitgateway from "./ec2transitgateway";
import * as efs from "./efs";
import * as eks from "./eks";
import * as iam from "./iam";
import * as karpenter from "./karpenter";
import * as kms from "./kms";
import * as lambda from "./lambda";
import * as lb from "./lb";
import { region } from "./replaced-by";
import * as s3 from "./s3";
import * as sqs from "./sqs";
import * as vpc from "./vpc";

const provider: TypeFacts = { token: "pulumi:providers:aws", replacedBy: [region] };
const services = [
  apigateway,
  autoscaling,
  { stack },
  cloudwatch,
  ec2,
  ec2transitgateway,
  efs,
  eks,
  iam,
  karpenter,
  kms,
  lambda,
  lb,
  s3,
  sqs,
  vpc,
];
const types = services.flatMap((service): readonly TypeFacts[] => Object.values(service));

/** The types of AWS that rehearsals simulate. */
export const awsTypes = byToken(types.filter(isAwsType));

/** Every known type of AWS, and its provider. */
export const awsFacts = byToken([...types, provider]);
