import { checkEks } from "../../components/clusters/eks";
import { eksArgs } from "../support/eks";
import { testRows } from "./rows";

/* Values of an EKS cluster that fit their types, and that AWS refused much later or took for something else. */

const eks = (changes: object) => checkEks("test", { ...eksArgs, ...changes });

const types = (...instanceTypes: string[]) => eks({ nodePools: { general: { min: 2, max: 4, instanceTypes } } });
const first = "nodePools.general.instanceTypes[0]: expected an existing instance type, got";
testRows("an instance type of EKS", (type: string) => types(type), [
  ["m7i.large"],
  ["m7i-flex.large"],
  ["u7i-12tb.224xlarge"],
  ["m12i.large"],
  [
    "m7i.7xlarge",
    `${first} "m7i.7xlarge"; m7i has the sizes large, xlarge, 2xlarge, 4xlarge, 8xlarge, 12xlarge, 16xlarge, 24xlarge, 48xlarge,`,
  ],
  ["q9x.large", `${first} "q9x.large"; Keelson's list of families is from botocore`],
  [
    "m7l.large",
    `${first} "m7l.large"; Keelson's list of families is from botocore 1.44.8, 2026-11-20; did you mean "m7`,
  ],
]);

testRows(
  "machines of EKS by type and by need",
  (pool: object) => eks({ nodePools: { general: { min: 2, max: 4, ...pool } } }),
  [
    [{ profile: "memory" }],
    [
      { profile: "memory", instanceTypes: ["r7i.large"] },
      "nodePools.general.instanceTypes: expected either nodePools.general.instanceTypes or nodePools.general.profile, got both",
    ],
  ],
);

const key = (id: string) => `arn:aws:kms:eu-central-1:111122223333:key/${id}`;
const uuid = "12345678-1234-1234-1234-123456789012";
testRows("a key of EKS", (encryptionKeyArn: string) => eks({ encryptionKeyArn }), [
  [key(uuid)],
  [key("mrk-1234abcd12ab34cd56ef1234567890ab")],
  [key("x"), "encryptionKeyArn: expected the ARN of a KMS key (not an alias) in eu-central-1"],
  [key("alias/x"), "encryptionKeyArn: expected the ARN of a KMS key (not an alias) in eu-central-1"],
]);

const own = { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"] };
const gateway = (transitGatewayId: string, ...destinationCidrBlocks: string[]) =>
  eks({ vpc: { ...own, transitGateway: { transitGatewayId, destinationCidrBlocks } } });
testRows("a transit gateway", ([id = "", ...ranges]: string[]) => gateway(id, ...ranges), [
  [["tgw-0a1b2c3d4e5f67890", "10.0.0.0/16"]],
  [["tgw-0a1b2c3d", "10.0.0.0/8"]],
  [["tgw-1", "10.0.0.0/16"], "vpc.transitGateway.transitGatewayId: expected the id of a transit gateway, such as tgw-"],
  [
    ["tgw-0a1b2c3d", "172.20.128.0/24"],
    "vpc.transitGateway.destinationCidrBlocks[0]: expected a range that does not overlap serviceCidr (172.20.0.0/16)",
  ],
]);
const peering = (changes: object) =>
  eks({ vpc: { ...own, peering: { peerVpcId: "vpc-0a1b2c3d", destinationCidrBlocks: ["10.0.0.0/16"], ...changes } } });
testRows("a peering", peering, [
  [{ peerRouteTableIds: ["rtb-0a1b2c3d"] }],
  [{ peerVpcId: "vpc-1" }, "vpc.peering.peerVpcId: expected the id of a VPC, such as vpc-0a1b2c3d4e5f67890"],
  [{ peerRouteTableIds: ["rtb-x"] }, "vpc.peering.peerRouteTableIds[0]: expected the id of a route table"],
  [
    { peerRouteTableIds: ["rtb-0a1b2c3d", "rtb-0a1b2c3d"] },
    "vpc.peering.peerRouteTableIds: expected each route table once",
  ],
]);

const deployer = (arn: string) => eks({ access: { ...eksArgs.access, deployer: arn } });
testRows("the deployer", deployer, [
  ["arn:aws:iam::111122223333:role/a/path/keelson-deployer"],
  [
    "arn:aws:iam::999922223333:role/x",
    "access.deployer: expected the role or user that runs this program, in the cluster's account (111122223333)",
  ],
  ["arn:aws:iam::111122223333:role/", "access.deployer: expected the ARN of an IAM role or user"],
  ["arn:aws:iam::111122223333:role/a b", "access.deployer: expected the ARN of an IAM role or user"],
]);
const editor = { principalArn: "arn:aws:iam::444455556666:role/shop" };
testRows("access", (editors: object) => eks({ access: { ...eksArgs.access, editors } }), [
  [{ shop: { ...editor, namespaces: ["shop"] } }],
  [{ shop: { ...editor, namespaces: ["shop", "shop"] } }, "access.editors.shop.namespaces: expected each namespace"],
]);

testRows("backups of EKS", (backups: object) => eks({ backups }), [
  [{ lockDays: 30 }],
  [
    { lockDays: 31 },
    "backups.lockDays: expected at most 30 (versionDays), got 31; S3 cannot delete a locked backup; raise versionDays",
  ],
  [{ lockDays: 10, versionDays: 5 }, "backups.lockDays: expected at most 5 (versionDays), got 10"],
]);

const region = (name: string) => eks({ region: name, vpc: { ...own, zones: [`${name}a`, `${name}b`] } });
testRows("a region of AWS", region, [
  ["eu-central-1"],
  ["eu-central-3"],
  ["eu-central-4", 'region: expected a region of AWS such as eu-central-1, got "eu-central-4"; did you mean "eu-'],
  ["mars-east-1", "region: expected a region of AWS such as eu-central-1"],
  ["us-iso-east-1", "region: expected a region of AWS"],
]);

testRows("the minor of Kubernetes", (kubernetesVersion: string) => eks({ kubernetesVersion }), [
  ["1.36"],
  [
    "1.40",
    'kubernetesVersion: expected a minor version up to 1.39, got "1.40"; this version of Keelson supports only versions up to 1.37; update Keelson',
  ],
]);

const identities = (arn: string) =>
  eks({ managedAddons: { coredns: { identities: { "kube-system/coredns": [arn] } } } });
testRows("the policies of an add-on", identities, [
  ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
  [
    "arn:aws:iam::999922223333:policy/x",
    "managedAddons.coredns.identities.kube-system/coredns[0]: expected the ARN of an",
  ],
]);
