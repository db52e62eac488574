import assert from "node:assert/strict";
import { account, creating } from "../account";
import { answered } from "../answers";
import { itCreates } from "../cases";

const token = "aws:cloudformation/stack:Stack";
const bucket = "Resources: { B: { Type: 'AWS::S3::Bucket' } }";

/** Returns the outputs of a stack named `prod`. */
function outputs(templateBody: string, parameters = {}) {
  return answered(token, { name: "prod", templateBody, parameters }).state.outputs;
}

describe("the outputs of a CloudFormation stack", () => {
  it("name the Auto Scaling group of a node group, whatever the indentation", () => {
    const body = `
            AWSTemplateFormatVersion: '2010-09-09'
            Outputs:
                NodeGroup:
                    Value: !Ref NodeGroup
            Resources:
                NodeGroup:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties:
                      DesiredCapacity: 2
                      VPCZoneIdentifier: ["subnet-1","subnet-2"]
`;
    const { NodeGroup } = outputs(body) as { NodeGroup: string };
    assert.match(NodeGroup, /^prod-NodeGroup-[0-9A-F]{12}$/);
    assert.deepEqual(outputs(body), { NodeGroup }, "the same template always gives the same id");
  });

  it("are computed from functions, parameters, conditions and mappings", () => {
    const body = `
Parameters:
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Zones: { Type: CommaDelimitedList, Default: "a, b" }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsOther: !Not [!Condition IsProd]
Mappings:
  Sizes: { dev: { Type: t3.small }, prod: { Type: m7i.large } }
Resources:
  Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: !Sub "\${AWS::StackName}-logs" } }
  Role: { Type: "AWS::IAM::Role", Properties: { RoleName: node } }
  Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: 10.0.0.0/16 } }
  Queue: { Type: "AWS::SQS::Queue", Condition: IsProd, Properties: { QueueName: jobs } }
Outputs:
  Joined: { Value: !Join ["/", [!Ref Bucket, !Select [1, !Ref Zones]]] }
  Arn: { Value: !GetAtt Role.Arn }
  BucketArn: { Value: !Sub ["\${Of}/*", { Of: !GetAtt Bucket.Arn }] }
  Size: { Value: !FindInMap [Sizes, !Ref Stage, Type] }
  Chosen: { Value: !If [IsProd, !Ref "AWS::Region", "\${not}"] }
  Escaped: { Value: !Sub "\${!Literal} \${Vpc.CidrBlock}" }
  Ranges: { Value: !Join [" ", !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]] }
  Zone: { Value: !Select [0, !GetAZs ""] }
  Encoded: { Value: { "Fn::Base64": { "Fn::Split": ["-", one-two] } } }
  Number: { Value: 012 }
  OnlyProd: { Condition: IsProd, Value: !GetAtt Queue.QueueName }
`;
    const ofDev = {
      Joined: "prod-logs/b",
      Arn: "arn:aws:iam::111122223333:role/node",
      BucketArn: "arn:aws:s3:::prod-logs/*",
      Size: "t3.small",
      Chosen: "${not}",
      Escaped: "${Literal} 10.0.0.0/16",
      Ranges: "10.0.0.0/24 10.0.1.0/24",
      Zone: "eu-central-1a",
      Encoded: Buffer.from("one,two").toString("base64"),
      Number: "012",
    };
    assert.deepEqual(outputs(body), ofDev);
    assert.deepEqual(outputs(body, { Stage: "prod" }), {
      ...ofDev,
      Size: "m7i.large",
      Chosen: "eu-central-1",
      OnlyProd: "jobs",
    });
  });

  it("come from JSON, too, and say what the template does not determine", () => {
    const body = JSON.stringify({
      Resources: { Db: { Type: "AWS::RDS::DBInstance" } },
      Outputs: {
        Host: { Value: { "Fn::GetAtt": ["Db", "Endpoint.Address"] } },
        Network: { Value: { "Fn::ImportValue": "network" } },
      },
    });
    assert.deepEqual(outputs(body), {
      Host: "fn-getatt-db.endpoint.address-of-aws-rds-dbinstance.invalid",
      Network: "fn-importvalue-network.invalid",
    });
  });

  it("are made up, as far as they are computed from what is made up", () => {
    const body = `
Parameters:
  Subnets: { Type: "AWS::SSM::Parameter::Value<List<String>>", Default: /shop/subnets }
  Image: { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /shop/image }
Mappings:
  Sizes: { dev: { Type: t3.small } }
Resources:
  Vpc: { Type: "AWS::EC2::VPC" }
Outputs:
  Split: { Value: !Select [1, !Split [",", !ImportValue Subnets]] }
  Other: { Value: !Select [2, !Split [",", !Sub ["a,\${B}", { B: !ImportValue Subnets }]]] }
  Range: { Value: !Select [3, !Cidr [!Select [0, !GetAtt Vpc.Ipv6CidrBlocks], 256, 64]] }
  Parameter: { Value: !Select [1, !Ref Subnets] }
  Index: { Value: !Select [!ImportValue Index, [a, b]] }
  Size: { Value: !FindInMap [Sizes, !ImportValue Stage, Type] }
  Image: { Value: !Ref Image }
`;
    assert.deepEqual(outputs(body), {
      Split: "fn-select-1-fn-split-fn-importvalue-subnets.invalid",
      Other: "fn-select-2-fn-split-a-fn-importvalue-subnets.invalid",
      Range: "fn-select-3-fn-cidr-fn-getatt-vpc.ipv6cidrblocks-of-aws-ec2-vpc-256-64.invalid",
      Parameter: "fn-select-1-ref-subnets-the-value-of-the-ssm-parameter-shop-subnets.invalid",
      Index: "fn-select-fn-importvalue-index-a-b.invalid",
      Size: "fn-findinmap-sizes-fn-importvalue-stage-type.invalid",
      Image: "ref-image-the-value-of-the-ssm-parameter-shop-image.invalid",
    });
  });

  it("split ranges of IPv6, too", () => {
    const body = `${bucket}\nOutputs: { Range: { Value: !Select [3, !Cidr ["2001:db8:1234:1a00::/56", 256, 64]] } }`;
    assert.deepEqual(outputs(body), { Range: "2001:db8:1234:1a03::/64" });
  });

  it("may come from maps with keys that are names of methods", () => {
    const body = `${bucket}\nOutputs: { A: { Value: !Join ["", [{ "Fn::ToJsonString": { toString: z } }]] } }`;
    assert.deepEqual(outputs(body), { A: '{"toString":"z"}' });
  });

  it("have ids in the form of their service", () => {
    const kinds = { Vpc: "AWS::EC2::VPC", Group: "AWS::EC2::SecurityGroup", Topic: "AWS::SNS::Topic" };
    const resources = Object.entries(kinds).map(([name, type]) => `  ${name}: { Type: "${type}" }`);
    const values = Object.keys(kinds).map((name) => `  ${name}: { Value: !Ref ${name} }`);
    const body = ["Resources:", ...resources, "Outputs:", ...values, "  Id: { Value: !GetAtt Group.GroupId }"].join(
      "\n",
    );
    const found = outputs(body) as Record<string, string>;
    assert.match(found.Vpc ?? "", /^vpc-0[0-9a-f]{16}$/);
    assert.match(found.Group ?? "", /^sg-0[0-9a-f]{16}$/);
    assert.equal(found.Id, found.Group);
    assert.match(found.Topic ?? "", /^arn:aws:sns:eu-central-1:111122223333:prod-Topic-/);
  });
});

const roles = (name: string) => `{ "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { ${name} } } } }`;

describe(token, () => {
  itCreates(token, account([[token, "arn:x", { name: "taken" }]]), [
    ["a template", { name: "prod", templateBody: bucket }],
    [
      "a name that is taken",
      { name: "taken", templateBody: bucket },
      "AlreadyExistsException: Stack [taken] already exists",
    ],
    ["a template at an address, which is not read", { name: "prod", templateUrl: "https://example.com/t.yaml" }],
    ["roles with the consent to them", { templateBody: roles(""), capabilities: ["CAPABILITY_IAM"] }],
    ["roles with the consent to named ones", { templateBody: roles(""), capabilities: ["CAPABILITY_NAMED_IAM"] }],
    [
      "named roles with the consent to others",
      { templateBody: roles('"RoleName": "node"'), capabilities: ["CAPABILITY_IAM"] },
      "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]",
    ],
    [
      "macros without a consent",
      {
        templateBody: `Transform: AWS::Serverless-2016-10-31\n${bucket}\nOutputs: { A: { Value: !Ref MadeByTheMacro } }`,
      },
      "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_AUTO_EXPAND]",
    ],
  ]);

  const refused: Readonly<Record<string, readonly [string, parameters?: Record<string, string>]>> = {
    "Template format error: YAML not well-formed. (line 1, column 15)": ["Resources: { A"],
    "Template format error: JSON not well-formed.": ['{ "Resources": '],
    "Template format error: unsupported structure.": ["just a text"],
    "Template format error: At least one Resources member must be defined.": ["Outputs: {}"],
    "Template format error: Unresolved resource dependencies [Nobody] in the Outputs block of the template": [
      `${bucket}\nOutputs: { A: { Value: !Ref Nobody } }`,
    ],
    "Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template": [
      "Resources: { B: { Type: 'AWS::S3::Bucket', DependsOn: Nobody } }",
    ],
    "Template error: instance of Fn::GetAtt references undefined resource Nobody": [
      `${bucket}\nOutputs: { A: { Value: !GetAtt Nobody.Arn } }`,
    ],
    "Template format error: Unresolved condition dependency Never in the Resources block of the template": [
      "Resources: { B: { Type: 'AWS::S3::Bucket', Condition: Never } }",
    ],
    "Template format error: The Value field of every Outputs member must evaluate to a String.": [
      `${bucket}\nOutputs: { A: { Value: !Split [",", "a,b"] } }`,
    ],
    "Template error: Fn::Select cannot select nonexistent value at index 2": [
      `${bucket}\nOutputs: { A: { Value: !Select [2, [a, b]] } }`,
    ],
    "Template error: Fn::Cidr expects a range of addresses, got here": [
      `${bucket}\nOutputs: { A: { Value: !Select [0, !Cidr [here, 2, 8]] } }`,
    ],
    "Template error: Fn::Cidr cannot split 10.0.0.0/28 into ranges of 8 bits": [
      `${bucket}\nOutputs: { A: { Value: !Select [0, !Cidr [10.0.0.0/28, 2, 8]] } }`,
    ],
    "Circular dependency between resources: [B, B's name, A]": [
      "Resources:\n  B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: !GetAtt A.Arn } }\n  A: { Type: 'AWS::IAM::Role', Properties: { Path: !GetAtt B.Arn } }",
    ],
    "Circular dependency between conditions: [condition A, condition B]": [
      `${bucket}\nConditions: { A: !Not [!Condition B], B: !Not [!Condition A] }`,
    ],
    "Template format error: Unresolved condition dependency Never in the Conditions block of the template": [
      `${bucket}\nConditions: { Unused: !Not [!Condition Never] }`,
    ],
    "Template error: Fn::Select cannot select nonexistent value at index a": [
      `${bucket}\nOutputs: { A: { Value: !Select [!Ref Index, [a, b]] } }\nParameters: { Index: { Type: String, Default: a } }`,
    ],
    "Parameters: [Size] must have values": [`Parameters: { Size: { Type: Number } }\n${bucket}`],
    "Parameters: [Sise] do not exist in the template": [bucket, { Sise: "3" }],
    "Parameter 'Size' must be one of AllowedValues": [
      `Parameters: { Size: { Type: String, AllowedValues: [s, m] } }\n${bucket}`,
      { Size: "l" },
    ],
    "Parameter 'Size' must be a number": [`Parameters: { Size: { Type: Number } }\n${bucket}`, { Size: "l" }],
  };
  for (const [message, [templateBody, parameters = {}]] of Object.entries(refused)) {
    it(`refuses: ${message}`, () => {
      assert.equal(creating(token, { templateBody, parameters }, account()), `ValidationError: ${message}`);
    });
  }
});
