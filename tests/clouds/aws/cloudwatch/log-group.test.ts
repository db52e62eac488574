import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itShows } from "../cases";

const type = "aws:cloudwatch/logGroup:LogGroup";
const name = "/aws/eks/prod/cluster";
const key = aws("aws.kms.Key", "own");
const inputs = { retentionInDays: 365, kmsKeyId: "<unknown>" };

describe(type, () => {
  /* https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2446 */
  itCreates(type, account([[type, name, { name }]]), [
    [
      "one that EKS made again after the cluster was gone",
      { name },
      "ResourceAlreadyExistsException: The specified log group already exists",
    ],
    ["that of another cluster", { name: "/aws/eks/dev/cluster" }],
  ]);

  itShows(
    [
      [aws("aws.cloudwatch.LogGroup", "l", inputs, { kmsKeyId: [key] }), ["kept 365 days", "KMS key own"]],
      [aws("aws.cloudwatch.LogGroup", "l"), ["kept forever"]],
      [
        aws("aws.cloudwatch.LogGroup", "l", { retentionInDays: 30, skipDestroy: true }),
        ["kept 30 days", "stays after a destroy"],
      ],
    ],
    [key],
  );
});
