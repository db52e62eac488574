import { aws } from "../../../plan/aws";
import { itShows } from "../cases";

const logs = aws("aws.cloudwatch.LogGroup", "flow-logs");
const inputs = { trafficType: "ALL", logDestination: "<unknown>" };

describe("aws:ec2/flowLog:FlowLog", () => {
  itShows([[aws("aws.ec2.FlowLog", "f", inputs, { logDestination: [logs] }), ["all traffic into flow-logs"]]], [logs]);
});
